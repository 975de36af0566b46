using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>What must hold of the arguments of training, checked before anything is computed.</summary>
internal static class TrainingGuard
{
    // How far the sum of a soft target may be from 1: room for targets that were rounded or smoothed in float.
    private const float SumTolerance = 1e-3f;

    public static float FiniteAndNotNegative(float value, string name) =>
        float.IsFinite(value) && value >= 0f
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and at least 0, but is {value}.");

    public static int Batch(INetwork network, TargetKind kind, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        int count = Count(network, inputs.Length);
        int size = network.OutputSize;
        if (targets.Length != (long)count * size)
        {
            throw new ArgumentException($"{count} samples have {(long)count * size} target floats ({size} each), but {targets.Length} were given.", nameof(targets));
        }

        float highest = kind == TargetKind.Values ? float.MaxValue : 1f;
        float lowest = kind == TargetKind.Values ? float.MinValue : 0f;
        if (!AllWithin(targets, lowest, highest))
        {
            ThrowTarget(kind, targets, size, lowest, highest);
        }

        if (kind == TargetKind.Classes)
        {
            CheckSums(targets, size);
        }

        return count;
    }

    public static int Batch(INetwork network, TargetKind kind, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        if (kind != TargetKind.Classes)
        {
            throw new NotSupportedException($"The loss of {network.GetType().Name} takes float targets; class numbers are for Loss.CrossEntropy.");
        }

        int count = Count(network, inputs.Length);
        if (labels.Length != count)
        {
            throw new ArgumentException($"{count} samples have {count} labels, but {labels.Length} were given.", nameof(labels));
        }

        int classes = network.OutputSize;
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
            {
                throw new ArgumentException($"Labels run from 0 to {classes - 1}, but sample {i} has {labels[i]}.", nameof(labels));
            }
        }

        return count;
    }

    private static int Count(INetwork network, int floats)
    {
        int size = network.InputSize;
        (int count, int rest) = Math.DivRem(floats, size);
        if (rest != 0 || count == 0)
        {
            throw new ArgumentException(
                floats == 0
                    ? $"A batch has at least one sample of {size} floats, but it is empty."
                    : $"A sample has {size} floats, but {floats} were given, which is not a multiple of it.",
                "inputs");
        }

        return count;
    }

    // Every comparison with NaN is false, so NaN is outside of any range.
    private static bool AllWithin(ReadOnlySpan<float> values, float lowest, float highest)
    {
        ref float start = ref MemoryMarshal.GetReference(values);
        var low = new Vector<float>(lowest);
        var high = new Vector<float>(highest);
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> value = Vector.LoadUnsafe(ref Unsafe.Add(ref start, i));
            if (!Vector.GreaterThanOrEqualAll(value, low) || !Vector.LessThanOrEqualAll(value, high))
            {
                return false;
            }
        }

        for (; i < values.Length; i++)
        {
            if (!(values[i] >= lowest && values[i] <= highest))
            {
                return false;
            }
        }

        return true;
    }

    private static void CheckSums(ReadOnlySpan<float> targets, int size)
    {
        for (int start = 0; start < targets.Length; start += size)
        {
            float sum = 0f;
            foreach (float target in targets.Slice(start, size))
            {
                sum += target;
            }

            if (Math.Abs(sum - 1f) > SumTolerance)
            {
                throw new ArgumentException($"The targets of a sample sum to 1, but those of sample {start / size} sum to {sum}.", nameof(targets));
            }
        }
    }

    private static void ThrowTarget(TargetKind kind, ReadOnlySpan<float> targets, int size, float lowest, float highest)
    {
        int index = 0;
        while (targets[index] >= lowest && targets[index] <= highest)
        {
            index++;
        }

        string expected = kind == TargetKind.Values ? "finite" : "between 0 and 1";
        throw new ArgumentException($"Targets are {expected}, but target {index % size} of sample {index / size} is {targets[index]}.", nameof(targets));
    }
}
