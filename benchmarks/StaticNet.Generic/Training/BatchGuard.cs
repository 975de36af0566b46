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

    public static void Labels(ReadOnlySpan<int> labels, int count, int classes)
    {
        Length(labels.Length, count, 1, nameof(labels));
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
            {
                throw new ArgumentException($"Labels run from 0 to {classes - 1}, but sample {i} has {labels[i]}.", nameof(labels));
            }
        }
    }

    public static void Targets<T>(TargetKind kind, ReadOnlySpan<T> targets, int count, int size)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Length(targets.Length, count, size, nameof(targets));
        for (int i = 0; i < targets.Length; i++)
        {
            T target = targets[i];
            bool fits = kind == TargetKind.Values ? T.IsFinite(target) : target >= T.Zero && target <= T.One;
            if (!fits)
            {
                string expected = kind == TargetKind.Values ? "finite" : "between 0 and 1";
                throw new ArgumentException($"Targets are {expected}, but target {i % size} of sample {i / size} is {target}.", nameof(targets));
            }
        }

        if (kind == TargetKind.Classes)
        {
            Sums(targets, size);
        }
    }

    private static void Sums<T>(ReadOnlySpan<T> targets, int size)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T tolerance = T.CreateChecked(SumTolerance);
        for (int start = 0; start < targets.Length; start += size)
        {
            T sum = T.Zero;
            foreach (T target in targets.Slice(start, size))
            {
                sum += target;
            }

            if (T.Abs(sum - T.One) > tolerance)
            {
                throw new ArgumentException($"The targets of a sample sum to 1, but those of sample {start / size} sum to {sum}.", nameof(targets));
            }
        }
    }
}
