using System.Numerics;

namespace StaticNet.Generic;

/// <summary>What must hold of a batch, checked before anything is computed.</summary>
internal static class BatchGuard
{
    // How far the sum of a soft target may be from 1: room for targets that were rounded or smoothed in float.
    private const double SumTolerance = 1e-3;

    public static int Count(int values, int size)
    {
        (int count, int rest) = Math.DivRem(values, size);
        if (count == 0 || rest != 0)
        {
            throw new ArgumentException(
                values == 0
                    ? $"A batch has at least one sample of {size} values, but it is empty."
                    : $"A sample has {size} values, but {values} were given, which is not a multiple of it.",
                "inputs");
        }

        return count;
    }

    public static void Length(int actual, int count, int size, string name)
    {
        if (actual != count * size)
        {
            throw new ArgumentException($"{count} samples have {count * size} {name} ({size} each), but {actual} were given.", name);
        }
    }

    /// <summary>Numbers of steps, one for each sample; empty: all have all.</summary>
    public static void Lengths(ReadOnlySpan<int> lengths, int count, int steps)
    {
        Length(lengths.Length, count, 1, nameof(lengths));
        for (int i = 0; i < lengths.Length; i++)
        {
            if ((uint)lengths[i] > (uint)steps)
            {
                throw new ArgumentException($"A sample has from 0 to {steps} steps, but sample {i} has {lengths[i]}.", nameof(lengths));
            }
        }
    }

    /// <summary>As <see cref="Lengths"/>, and there is something to learn from.</summary>
    public static void TrainingLengths(ReadOnlySpan<int> lengths, int count, int steps)
    {
        if (lengths.IsEmpty)
        {
            return;
        }

        Lengths(lengths, count, steps);
        if (!lengths.ContainsAnyExcept(0))
        {
            throw new ArgumentException("At least one sample has a step, but all lengths are 0.", nameof(lengths));
        }
    }

    public static void Labels(ReadOnlySpan<int> labels, int count, int classes, int steps = 1, ReadOnlySpan<int> lengths = default)
    {
        Length(labels.Length, count, steps, nameof(labels));
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes && IsThere(i, steps, lengths))
            {
                throw new ArgumentException($"Labels run from 0 to {classes - 1}, but {Row(i, steps)} has {labels[i]}.", nameof(labels));
            }
        }
    }

    public static void Targets<T>(TargetKind kind, ReadOnlySpan<T> targets, int count, int size, int steps = 1, ReadOnlySpan<int> lengths = default)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Length(targets.Length, count, steps * size, nameof(targets));
        for (int i = 0; i < targets.Length; i++)
        {
            T target = targets[i];
            bool fits = kind == TargetKind.Values ? T.IsFinite(target) : target >= T.Zero && target <= T.One;
            if (!fits && IsThere(i / size, steps, lengths))
            {
                string expected = kind == TargetKind.Values ? "finite" : "between 0 and 1";
                throw new ArgumentException($"Targets are {expected}, but target {i % size} of {Row(i / size, steps)} is {target}.", nameof(targets));
            }
        }

        if (kind == TargetKind.Classes)
        {
            Sums(targets, size, steps, lengths);
        }
    }

    private static void Sums<T>(ReadOnlySpan<T> targets, int size, int steps, ReadOnlySpan<int> lengths)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T tolerance = T.CreateChecked(SumTolerance);
        for (int row = 0; row < targets.Length / size; row++)
        {
            T sum = T.Zero;
            foreach (T target in targets.Slice(row * size, size))
            {
                sum += target;
            }

            if (!(T.Abs(sum - T.One) <= tolerance) && IsThere(row, steps, lengths))
            {
                throw new ArgumentException($"The targets of a sample sum to 1, but those of {Row(row, steps)} sum to {sum}.", nameof(targets));
            }
        }
    }

    /// <summary>Whether a row, of which each sample has as many as steps, is no padding.</summary>
    private static bool IsThere(int row, int steps, ReadOnlySpan<int> lengths) => lengths.IsEmpty || row % steps < lengths[row / steps];

    private static string Row(int row, int steps) => steps == 1 ? $"sample {row}" : $"step {row % steps} of sample {row / steps}";
}
