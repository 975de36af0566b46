using System.Numerics;

namespace StaticNet.Generic;

/// <inheritdoc cref="MaxPool2DAttribute"/>
internal sealed class MaxPoolLayer<T>(SampleShape input, WindowAxis vertical, WindowAxis horizontal)
    : OneInputLayer<T>(input, input.Rank == 3 ? new SampleShape(input.Channels, vertical.Output, horizontal.Output) : new SampleShape(input.Channels, horizontal.Output))
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // For each output, which value of its channel it is.
    private int[] winners = [];

    public override void Forward(ReadOnlySpan<T> inputs, Span<T> outputs, int count) => Forward(inputs, outputs, count, default);

    public override void ForwardTraining(ReadOnlySpan<T> inputs, Span<T> outputs, int count, long step) => Forward(inputs, outputs, count, winners);

    public override void Backward(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, Span<T> gradients, Span<T> inputGradient, int count)
    {
        if (inputGradient.IsEmpty)
        {
            return;
        }

        inputGradient.Clear();
        for (int channel = 0; channel < count * Input.Channels; channel++)
        {
            Span<T> to = inputGradient.Slice(channel * Input.Positions, Input.Positions);
            ReadOnlySpan<T> from = outputGradient.Slice(channel * Output.Positions, Output.Positions);
            ReadOnlySpan<int> places = winners.AsSpan(channel * Output.Positions, Output.Positions);
            for (int i = 0; i < from.Length; i++)
            {
                to[places[i]] += from[i];
            }
        }
    }

    protected override void Grow(int count) => winners = new int[count * Output.Size];

    private void Forward(ReadOnlySpan<T> inputs, Span<T> outputs, int count, Span<int> places)
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
                    int winner = Winner(values, top, bottom, left, right);
                    outputs[output] = values[winner];
                    if (!places.IsEmpty)
                    {
                        places[output] = winner;
                    }

                    output++;
                }
            }
        }
    }

    /// <summary>The first of the greatest values, or a NaN.</summary>
    private int Winner(ReadOnlySpan<T> values, int top, int bottom, int left, int right)
    {
        int winner = (top * horizontal.Input) + left;
        T greatest = values[winner];
        for (int y = top; y < bottom; y++)
        {
            for (int i = (y * horizontal.Input) + left; i < (y * horizontal.Input) + right; i++)
            {
                if (values[i] > greatest || T.IsNaN(values[i]))
                {
                    winner = i;
                    greatest = values[i];
                }
            }
        }

        return winner;
    }
}
