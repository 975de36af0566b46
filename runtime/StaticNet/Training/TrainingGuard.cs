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

    /// <summary>Checks a batch with targets; those of padded steps are not looked at.</summary>
    /// <returns>The number of samples.</returns>
    public static int Batch(INetwork network, TargetKind kind, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> lengths)
    {
        int count = Count(network, inputs.Length);
        int size = network.OutputSize;
        if (targets.Length != (long)count * size)
        {
            throw new ArgumentException($"{count} samples have {(long)count * size} target floats ({size} each), but {targets.Length} were given.", nameof(targets));
        }

        if (lengths.IsEmpty)
        {
            CheckTargets(network, kind, targets, firstSample: 0);
            return count;
        }

        CheckLengths(network, lengths, count);
        int outputSteps = network.OutputSteps;
        for (int i = 0; i < lengths.Length; i++)
        {
            CheckTargets(network, kind, targets.Slice(i * size, Math.Min(lengths[i], outputSteps) * (size / outputSteps)), i);
        }

        return count;
    }

    /// <summary>Checks a batch with class numbers; those of padded steps are not looked at.</summary>
    /// <returns>The number of samples.</returns>
    public static int Batch(INetwork network, TargetKind kind, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<int> lengths)
    {
        if (kind != TargetKind.Classes)
        {
            throw new NotSupportedException($"The loss of {network.GetType().Name} takes float targets; class numbers are for Loss.CrossEntropy.");
        }

        int count = Count(network, inputs.Length);
        int outputSteps = network.OutputSteps;
        if (labels.Length != (long)count * outputSteps)
        {
            string each = outputSteps == 1 ? string.Empty : $" ({outputSteps} each)";
            throw new ArgumentException($"{count} samples have {(long)count * outputSteps} labels{each}, but {labels.Length} were given.", nameof(labels));
        }

        int classes = network.OutputSize / outputSteps;
        if (lengths.IsEmpty)
        {
            CheckLabels(labels, classes, outputSteps, firstSample: 0);
            return count;
        }

        CheckLengths(network, lengths, count);
        for (int i = 0; i < lengths.Length; i++)
        {
            CheckLabels(labels.Slice(i * outputSteps, Math.Min(lengths[i], outputSteps)), classes, outputSteps, i);
        }

        return count;
    }

    /// <summary>Checks that there is a state for each sample.</summary>
    public static void States(int floats, int count, int stateFloats)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stateFloats, 1);
        if (floats != (long)count * stateFloats)
        {
            throw new ArgumentException(
                $"{count} samples go on from {count} states ({stateFloats} floats each), but {floats / stateFloats} were given ({floats} floats).", "states");
        }
    }

    private static void CheckLengths(INetwork network, ReadOnlySpan<int> lengths, int count)
    {
        // A sequence may have a single step, so that the number of steps alone does not tell.
        if (network.Steps == 1 && network is not ISequenceNetwork)
        {
            throw new NotSupportedException($"Lengths are for sequences, and the samples of {network.GetType().Name} are none: its input has no Steps.");
        }

        if (network.StatisticTensors.Count > 0)
        {
            throw new NotSupportedException(
                $"{network.GetType().Name} takes no lengths: its batch normalisation would count padded steps into its means and variances. LayerNorm takes them.");
        }

        PredictionGuard.Lengths(lengths, count, network.Steps);
        if (lengths.IndexOfAnyExcept(0) < 0)
        {
            throw new ArgumentException("At least one sample of a batch has a step, but all lengths are 0.", nameof(lengths));
        }
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

    private static void CheckTargets(INetwork network, TargetKind kind, ReadOnlySpan<float> targets, int firstSample)
    {
        float highest = kind == TargetKind.Values ? float.MaxValue : 1f;
        float lowest = kind == TargetKind.Values ? float.MinValue : 0f;
        if (!AllWithin(targets, lowest, highest))
        {
            ThrowTarget(kind, targets, network.OutputSize, lowest, highest, firstSample);
        }

        if (kind == TargetKind.Classes)
        {
            CheckSums(targets, network.OutputSize / network.OutputSteps, network.OutputSteps, firstSample);
        }
    }

    private static void CheckLabels(ReadOnlySpan<int> labels, int classes, int outputSteps, int firstSample)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
            {
                throw new ArgumentException($"Labels run from 0 to {classes - 1}, but {Place(i, outputSteps, firstSample)} has {labels[i]}.", nameof(labels));
            }
        }
    }

    private static string Place(int row, int outputSteps, int firstSample)
    {
        string sample = $"sample {firstSample + (row / outputSteps)}";
        return outputSteps == 1 ? sample : $"step {row % outputSteps} of {sample}";
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

    private static void CheckSums(ReadOnlySpan<float> targets, int size, int outputSteps, int firstSample)
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
                string each = outputSteps == 1 ? "a sample" : "a step";
                throw new ArgumentException($"The targets of {each} sum to 1, but those of {Place(start / size, outputSteps, firstSample)} sum to {sum}.", nameof(targets));
            }
        }
    }

    private static void ThrowTarget(TargetKind kind, ReadOnlySpan<float> targets, int size, float lowest, float highest, int firstSample)
    {
        int index = 0;
        while (targets[index] >= lowest && targets[index] <= highest)
        {
            index++;
        }

        string expected = kind == TargetKind.Values ? "finite" : "between 0 and 1";
        throw new ArgumentException($"Targets are {expected}, but target {index % size} of sample {firstSample + (index / size)} is {targets[index]}.", nameof(targets));
    }
}
