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
        ref float start = ref MemoryMarshal.GetReference(gradients);
        var high = new Vector<float>(limit);
        int i = 0;
        for (; i <= gradients.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            // A NaN stays: it must be seen, not hidden. Comparisons with it are false.
            Vector<float> g = Vector.LoadUnsafe(ref start, (nuint)i);
            g = Vector.ConditionalSelect(Vector.GreaterThan(g, high), high, g);
            g = Vector.ConditionalSelect(Vector.LessThan(g, -high), -high, g);
            g.StoreUnsafe(ref start, (nuint)i);
        }

        for (; i < gradients.Length; i++)
        {
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
            Scale(gradients, limit / norm);
        }
    }

    // In double too: with a large norm and a small limit the factor is nothing in a float, and so would be the gradient.
    private static void Scale(Span<float> gradients, double factor)
    {
        ref float start = ref MemoryMarshal.GetReference(gradients);
        var factors = new Vector<double>(factor);
        int i = 0;
        for (; i <= gradients.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref start, (nuint)i), out Vector<double> low, out Vector<double> high);
            Vector.Narrow(low * factors, high * factors).StoreUnsafe(ref start, (nuint)i);
        }

        for (; i < gradients.Length; i++)
        {
            gradients[i] = (float)(gradients[i] * factor);
        }
    }

    private static void AddPenalties(Span<float> gradients, ReadOnlySpan<float> parameters, float l1, float l2)
    {
        ref float gradient = ref MemoryMarshal.GetReference(gradients);
        ref float parameter = ref MemoryMarshal.GetReference(parameters);
        var up = new Vector<float>(l1);
        var slope = new Vector<float>(l2);
        int i = 0;
        for (; i <= gradients.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> w = Vector.LoadUnsafe(ref parameter, (nuint)i);
            Vector<float> sign = Vector.ConditionalSelect(Vector.GreaterThan(w, Vector<float>.Zero), up, Vector<float>.Zero);
            sign = Vector.ConditionalSelect(Vector.LessThan(w, Vector<float>.Zero), -up, sign);
            (Vector.LoadUnsafe(ref gradient, (nuint)i) + ((slope * w) + sign)).StoreUnsafe(ref gradient, (nuint)i);
        }

        for (; i < gradients.Length; i++)
        {
            float w = parameters[i];
            gradients[i] += (l2 * w) + (w > 0f ? l1 : w < 0f ? -l1 : 0f);
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
