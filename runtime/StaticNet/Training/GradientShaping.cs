using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>What may happen to a gradient between the backward pass and the optimizer. Lengths are whole vectors: parameters are padded.</summary>
internal static class GradientShaping
{
    public static void AddPenalties(Span<float> gradients, ReadOnlySpan<float> parameters, TensorLayout[] layouts, float l1, float l2)
    {
        foreach (TensorLayout layout in layouts)
        {
            if (layout.Role == TensorRole.Weight)
            {
                AddPenalties(gradients.Slice(layout.Offset, layout.Extent), parameters.Slice(layout.Offset, layout.Extent), l1, l2);
            }
        }
    }

    public static void ClipByValue(Span<float> gradients, float limit)
    {
        for (int i = 0; i < gradients.Length; i++)
        {
            // A NaN stays: it must be seen, not hidden.
            float g = gradients[i];
            gradients[i] = g > limit ? limit : g < -limit ? -limit : g;
        }
    }

    public static void ClipByNorm(Span<float> gradients, float limit)
    {
        // In double, because squares of large gradients overflow a float.
        double norm = Math.Sqrt(SumOfSquares(gradients));
        if (norm > limit)
        {
            var scale = (float)(limit / norm);
            foreach (ref float g in gradients)
            {
                g *= scale;
            }
        }
    }

    private static void AddPenalties(Span<float> gradients, ReadOnlySpan<float> parameters, float l1, float l2)
    {
        for (int i = 0; i < gradients.Length; i++)
        {
            float w = parameters[i];
            float sign = w > 0f ? 1f : w < 0f ? -1f : 0f;
            gradients[i] += (l2 * w) + (l1 * sign);
        }
    }

    private static double SumOfSquares(ReadOnlySpan<float> values)
    {
        ref float start = ref MemoryMarshal.GetReference(values);
        var low = Vector<double>.Zero;
        var high = Vector<double>.Zero;
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref Unsafe.Add(ref start, i)), out Vector<double> a, out Vector<double> b);
            low += a * a;
            high += b * b;
        }

        double sum = Vector.Sum(low + high);
        for (; i < values.Length; i++)
        {
            sum += (double)values[i] * values[i];
        }

        return sum;
    }
}
