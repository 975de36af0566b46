using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>What telemetry says of the parameters of a layer. Sums are in double: squares of large gradients overflow a float. Padding is zero and adds nothing.</summary>
internal static class ParameterMeasuring
{
    /// <summary>The norm of a gradient and the mean of its absolute values; 0 where there are no tensors.</summary>
    public static (float Norm, float Mean) Gradient(ReadOnlySpan<TensorLayout> tensors, ReadOnlySpan<float> gradients)
    {
        double squares = 0d;
        double sizes = 0d;
        int count = 0;
        foreach (TensorLayout tensor in tensors)
        {
            AddGradient(gradients.Slice(tensor.Offset, tensor.Extent), ref squares, ref sizes);
            count += tensor.Length;
        }

        return count == 0 ? (0f, 0f) : ((float)Math.Sqrt(squares), (float)(sizes / count));
    }

    /// <summary>The norm of how far weights moved over the norm they had, biases left out; 0 where none moved.</summary>
    public static float UpdateRatio(ReadOnlySpan<TensorLayout> tensors, ReadOnlySpan<float> before, ReadOnlySpan<float> after)
    {
        double moved = 0d;
        double had = 0d;
        foreach (TensorLayout tensor in tensors)
        {
            if (tensor.Role != TensorRole.Bias)
            {
                AddMove(before.Slice(tensor.Offset, tensor.Extent), after.Slice(tensor.Offset, tensor.Extent), ref moved, ref had);
            }
        }

        return moved == 0d ? 0f : (float)Math.Sqrt(moved / had);
    }

    private static void AddGradient(ReadOnlySpan<float> values, ref double squares, ref double sizes)
    {
        ref float start = ref MemoryMarshal.GetReference(values);
        Vector<double> squaresInLanes = Vector<double>.Zero;
        Vector<double> sizesInLanes = Vector<double>.Zero;
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref start, (nuint)i), out Vector<double> low, out Vector<double> high);
            squaresInLanes += (low * low) + (high * high);
            sizesInLanes += Vector.Abs(low) + Vector.Abs(high);
        }

        squares += Vector.Sum(squaresInLanes);
        sizes += Vector.Sum(sizesInLanes);
        for (; i < values.Length; i++)
        {
            double value = values[i];
            squares += value * value;
            sizes += Math.Abs(value);
        }
    }

    private static void AddMove(ReadOnlySpan<float> before, ReadOnlySpan<float> after, ref double moved, ref double had)
    {
        ref float from = ref MemoryMarshal.GetReference(before);
        ref float to = ref MemoryMarshal.GetReference(after);
        Vector<double> movedInLanes = Vector<double>.Zero;
        Vector<double> hadInLanes = Vector<double>.Zero;
        int i = 0;
        for (; i <= before.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref from, (nuint)i), out Vector<double> low, out Vector<double> high);
            Vector.Widen(Vector.LoadUnsafe(ref to, (nuint)i), out Vector<double> lowAfter, out Vector<double> highAfter);
            hadInLanes += (low * low) + (high * high);
            lowAfter -= low;
            highAfter -= high;
            movedInLanes += (lowAfter * lowAfter) + (highAfter * highAfter);
        }

        moved += Vector.Sum(movedInLanes);
        had += Vector.Sum(hadInLanes);
        for (; i < before.Length; i++)
        {
            double value = Unsafe.Add(ref from, i);
            double move = Unsafe.Add(ref to, i) - value;
            had += value * value;
            moved += move * move;
        }
    }
}
