using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <summary>
/// What the outputs of a convolution see, as a matrix: a row for each channel and tap, a column for each position of the output ("im2col"). The
/// convolution is then a product of matrices.
/// </summary>
internal sealed class PatchMatrix<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly WindowAxis vertical;
    private readonly WindowAxis horizontal;
    private readonly bool areRowsInLine;
    private readonly T[] values;

    public PatchMatrix(int channels, WindowAxis vertical, WindowAxis horizontal)
    {
        this.vertical = vertical;
        this.horizontal = horizontal;
        Rows = channels * vertical.Window * horizontal.Window;
        Columns = vertical.Output * horizontal.Output;

        // Rows a power of two apart would all want the same few lines of the first cache.
        Stride = Columns % 256 == 0 ? Columns + 16 : Columns;
        values = new T[Rows * Stride];

        // As wide as the input, and every position visited: what a tap sees in one row goes on with what it sees in the next.
        areRowsInLine = horizontal.Output == horizontal.Input && horizontal.Stride == 1 && vertical.Stride == 1;
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>How far apart rows are.</summary>
    public int Stride { get; }

    public Span<T> Values => values;

    private int ChannelSize => vertical.Input * horizontal.Input;

    /// <summary>Reads the channels of one sample.</summary>
    public void Gather(ReadOnlySpan<T> image)
    {
        for (int row = 0; row < Rows; row++)
        {
            (int channel, int tapY, int tapX) = Tap(row);
            GatherRow(image.Slice(channel * ChannelSize, ChannelSize), tapY, tapX, values.AsSpan(row * Stride, Columns));
        }
    }

    /// <summary>Adds each value to the one it was read from. Values that were read from padding may be lost.</summary>
    public void Scatter(Span<T> image)
    {
        for (int row = 0; row < Rows; row++)
        {
            (int channel, int tapY, int tapX) = Tap(row);
            ScatterRow(values.AsSpan(row * Stride, Columns), tapY, tapX, image.Slice(channel * ChannelSize, ChannelSize));
        }
    }

    private (int Channel, int Y, int X) Tap(int row)
    {
        (row, int x) = Math.DivRem(row, horizontal.Window);
        (int channel, int y) = Math.DivRem(row, vertical.Window);
        return (channel, y, x);
    }

    private void GatherRow(ReadOnlySpan<T> channel, int tapY, int tapX, Span<T> row)
    {
        (int top, int bottom) = vertical.Inside(tapY);
        (int left, int right) = horizontal.Inside(tapX);
        if (areRowsInLine && top < bottom && left < right)
        {
            (int first, int length) = Line(top, bottom, left, right);
            channel.Slice((vertical.At(top, tapY) * horizontal.Input) + horizontal.At(left, tapX), length).CopyTo(row[first..]);
            row[..first].Clear();
            row[(first + length)..].Clear();
            ClearGaps(row, top, bottom, left, right);
            return;
        }

        if (left == right || left > 0 || right < horizontal.Output || bottom - top < vertical.Output)
        {
            row.Clear();
        }

        for (int y = top; y < bottom && left < right; y++)
        {
            ReadOnlySpan<T> from = channel[((vertical.At(y, tapY) * horizontal.Input) + horizontal.At(left, tapX))..];
            Span<T> to = row.Slice((y * horizontal.Output) + left, right - left);
            if (horizontal.Stride == 1)
            {
                from[..to.Length].CopyTo(to);
                continue;
            }

            for (int x = 0; x < to.Length; x++)
            {
                to[x] = from[x * horizontal.Stride];
            }
        }
    }

    private void ScatterRow(Span<T> row, int tapY, int tapX, Span<T> channel)
    {
        (int top, int bottom) = vertical.Inside(tapY);
        (int left, int right) = horizontal.Inside(tapX);
        if (areRowsInLine && top < bottom && left < right)
        {
            ClearGaps(row, top, bottom, left, right);
            (int first, int length) = Line(top, bottom, left, right);
            Span<T> seen = channel.Slice((vertical.At(top, tapY) * horizontal.Input) + horizontal.At(left, tapX), length);
            TensorPrimitives.Add(seen, row.Slice(first, length), seen);
            return;
        }

        for (int y = top; y < bottom && left < right; y++)
        {
            ReadOnlySpan<T> from = row.Slice((y * horizontal.Output) + left, right - left);
            Span<T> to = channel[((vertical.At(y, tapY) * horizontal.Input) + horizontal.At(left, tapX))..];
            if (horizontal.Stride == 1)
            {
                TensorPrimitives.Add(to[..from.Length], from, to);
                continue;
            }

            for (int x = 0; x < from.Length; x++)
            {
                to[x * horizontal.Stride] += from[x];
            }
        }
    }

    /// <summary>Where the outputs of a tap stand between its first and its last, those in padding between rows included.</summary>
    private (int First, int Length) Line(int top, int bottom, int left, int right) =>
        ((top * horizontal.Output) + left, ((bottom - 1 - top) * horizontal.Output) + right - left);

    /// <summary>Behind the end of a row and before the beginning of the next, a tap sees padding.</summary>
    private void ClearGaps(Span<T> row, int top, int bottom, int left, int right)
    {
        int gap = horizontal.Output - right + left;
        for (int y = top; y < bottom - 1 && gap > 0; y++)
        {
            row.Slice((y * horizontal.Output) + right, gap).Clear();
        }
    }
}
