using System.Numerics;

namespace StaticNet.Generic;

/// <inheritdoc cref="AvgPool2DAttribute"/>
internal sealed class AvgPoolLayer<T>(SampleShape input, WindowAxis vertical, WindowAxis horizontal)
    : OneInputLayer<T>(input, input.Rank == 3 ? new SampleShape(input.Channels, vertical.Output, horizontal.Output) : new SampleShape(input.Channels, horizontal.Output))
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Padding counts as zeros, so that the area is the same everywhere.
    private readonly T area = T.CreateChecked(vertical.Window * horizontal.Window);

    public override void Forward(ReadOnlySpan<T> inputs, Span<T> outputs, int count)
    {
        int output = 0;
        for (int channel = 0; channel < count * Input.Channels; channel++)
        {
            ReadOnlySpan<T> values = inputs.Slice(channel * Input.Positions, Input.Positions);
            for (int y = 0; y < vertical.Output; y++)
            {
                (int top, int bottom) = vertical.Seen(y);
                for (int x = 0; x < horizontal.Output; x++)
                {
                    (int left, int right) = horizontal.Seen(x);
                    outputs[output++] = Sum(values, top, bottom, left, right) / area;
                }
            }
        }
    }

    public override void Backward(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, Span<T> gradients, Span<T> inputGradient, int count)
    {
        if (inputGradient.IsEmpty)
        {
            return;
        }

        inputGradient.Clear();
        int output = 0;
        for (int channel = 0; channel < count * Input.Channels; channel++)
        {
            Span<T> values = inputGradient.Slice(channel * Input.Positions, Input.Positions);
            for (int y = 0; y < vertical.Output; y++)
            {
                (int top, int bottom) = vertical.Seen(y);
                for (int x = 0; x < horizontal.Output; x++)
                {
                    (int left, int right) = horizontal.Seen(x);
                    Add(values, top, bottom, left, right, outputGradient[output++] / area);
                }
            }
        }
    }

    private T Sum(ReadOnlySpan<T> values, int top, int bottom, int left, int right)
    {
        T sum = T.Zero;
        for (int y = top; y < bottom; y++)
        {
            for (int i = (y * horizontal.Input) + left; i < (y * horizontal.Input) + right; i++)
            {
                sum += values[i];
            }
        }

        return sum;
    }

    private void Add(Span<T> values, int top, int bottom, int left, int right, T share)
    {
        for (int y = top; y < bottom; y++)
        {
            for (int i = (y * horizontal.Input) + left; i < (y * horizontal.Input) + right; i++)
            {
                values[i] += share;
            }
        }
    }
}
