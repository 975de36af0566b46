using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <summary>
/// What batch normalisation does with every channel of a batch. Values of a channel are neighbours in an image, and a row apart in vectors; so vectors
/// are walked by rows, with all channels at once.
/// </summary>
internal static class ChannelOperations<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The sum of each channel.</summary>
    public static void Sum(ReadOnlySpan<T> values, SampleShape shape, Span<T> sums)
    {
        sums.Clear();
        for (int start = 0; start < values.Length; start += shape.Size)
        {
            ReadOnlySpan<T> sample = values.Slice(start, shape.Size);
            if (shape.Positions == 1)
            {
                TensorPrimitives.Add(sums, sample, sums);
                continue;
            }

            for (int channel = 0; channel < sums.Length; channel++)
            {
                sums[channel] += TensorPrimitives.Sum(Of(sample, channel, shape));
            }
        }
    }

    /// <summary>The sum of the products of two channels, for each.</summary>
    public static void Dot(ReadOnlySpan<T> left, ReadOnlySpan<T> right, SampleShape shape, Span<T> sums)
    {
        sums.Clear();
        for (int start = 0; start < left.Length; start += shape.Size)
        {
            ReadOnlySpan<T> x = left.Slice(start, shape.Size);
            ReadOnlySpan<T> y = right.Slice(start, shape.Size);
            if (shape.Positions == 1)
            {
                TensorPrimitives.MultiplyAddEstimate(x, y, sums, sums);
                continue;
            }

            for (int channel = 0; channel < sums.Length; channel++)
            {
                sums[channel] += TensorPrimitives.Dot(Of(x, channel, shape), Of(y, channel, shape));
            }
        }
    }

    /// <summary>results = values * scale + shift, both by channel.</summary>
    public static void ScaleAndShift(ReadOnlySpan<T> values, SampleShape shape, ReadOnlySpan<T> scale, ReadOnlySpan<T> shift, Span<T> results)
    {
        for (int start = 0; start < values.Length; start += shape.Size)
        {
            ReadOnlySpan<T> sample = values.Slice(start, shape.Size);
            Span<T> result = results.Slice(start, shape.Size);
            if (shape.Positions == 1)
            {
                TensorPrimitives.MultiplyAddEstimate(sample, scale, shift, result);
                continue;
            }

            for (int channel = 0; channel < scale.Length; channel++)
            {
                Span<T> to = result.Slice(channel * shape.Positions, shape.Positions);
                TensorPrimitives.Multiply(Of(sample, channel, shape), scale[channel], to);
                TensorPrimitives.Add(to, shift[channel], to);
            }
        }
    }

    /// <summary>results += values * scale, by channel.</summary>
    public static void AddScaled(ReadOnlySpan<T> values, SampleShape shape, ReadOnlySpan<T> scale, Span<T> results)
    {
        for (int start = 0; start < values.Length; start += shape.Size)
        {
            ReadOnlySpan<T> sample = values.Slice(start, shape.Size);
            Span<T> result = results.Slice(start, shape.Size);
            if (shape.Positions == 1)
            {
                TensorPrimitives.MultiplyAddEstimate(sample, scale, result, result);
                continue;
            }

            for (int channel = 0; channel < scale.Length; channel++)
            {
                Span<T> to = result.Slice(channel * shape.Positions, shape.Positions);
                TensorPrimitives.MultiplyAddEstimate(Of(sample, channel, shape), scale[channel], to, to);
            }
        }
    }

    private static ReadOnlySpan<T> Of(ReadOnlySpan<T> sample, int channel, SampleShape shape) => sample.Slice(channel * shape.Positions, shape.Positions);
}
