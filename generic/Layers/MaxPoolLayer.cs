using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <inheritdoc cref="MaxPool2DAttribute"/>
internal sealed class MaxPoolLayer<T>(SampleShape input, WindowAxis vertical, WindowAxis horizontal)
    : OneInputLayer<T>(input, input.Rank == 3 ? new SampleShape(input.Channels, vertical.Output, horizontal.Output) : new SampleShape(input.Channels, horizontal.Output))
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // For each output, which value of its channel it is.
    private int[] winners = [];

    // The greatest of each column of a window, for all windows of a row.
    private readonly T[] columns = new T[input.Width];

    public override void Forward(ReadOnlySpan<T> inputs, Span<T> outputs, int count)
    {
        for (int row = 0; row < count * Input.Channels * vertical.Output; row++)
        {
            (int channel, int y) = Math.DivRem(row, vertical.Output);
            MaximizeColumns(inputs.Slice(channel * Input.Positions, Input.Positions), y);
            Span<T> to = outputs.Slice(row * horizontal.Output, horizontal.Output);
            for (int x = 0; x < to.Length; x++)
            {
                (int left, int right) = horizontal.Seen(x);
                T greatest = columns[left];
                for (int i = left + 1; i < right; i++)
                {
                    greatest = T.Max(greatest, columns[i]);
                }

                to[x] = greatest;
            }
        }
    }

    public override void ForwardTraining(ReadOnlySpan<T> inputs, Span<T> outputs, int count, TrainingPass pass)
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
                    winners[output] = winner;
                    output++;
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

    private void MaximizeColumns(ReadOnlySpan<T> channel, int y)
    {
        (int top, int bottom) = vertical.Seen(y);
        channel.Slice(top * columns.Length, columns.Length).CopyTo(columns);
        for (int row = top + 1; row < bottom; row++)
        {
            TensorPrimitives.Max(columns, channel.Slice(row * columns.Length, columns.Length), columns);
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
