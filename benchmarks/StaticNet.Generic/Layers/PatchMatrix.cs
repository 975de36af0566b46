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

    /// <summary>Adds each value to the one it was read from.</summary>
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

    private void ScatterRow(ReadOnlySpan<T> row, int tapY, int tapX, Span<T> channel)
    {
        (int top, int bottom) = vertical.Inside(tapY);
        (int left, int right) = horizontal.Inside(tapX);
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
}
