namespace StaticNet.Data;

/// <summary>What must hold of arrays before a dataset is made of them.</summary>
internal static class ArraysGuard
{
    /// <summary>Checks samples with targets and returns their names.</summary>
    public static DatasetNames Targets(ReadOnlySpan<float> inputs, int inputSize, ReadOnlySpan<float> targets, int targetSize, DatasetNames? names)
    {
        int count = Inputs(inputs, inputSize, names);
        if (targetSize < 1)
        {
            throw new ArgumentException($"A sample has at least 1 target, but the size given is {targetSize}.", nameof(targetSize));
        }

        if (targets.Length != (long)count * targetSize)
        {
            throw new ArgumentException($"{count} samples have {(long)count * targetSize} target floats ({targetSize} each), but {targets.Length} were given.", nameof(targets));
        }

        Finite(targets, targetSize, "target", nameof(targets));
        NameCount(names?.Targets, targetSize, "targets");
        NameCount(names?.Classes, 0, "classes");
        return names ?? DatasetNames.None;
    }

    /// <summary>Checks samples with labels and returns the number of classes.</summary>
    public static int Labels(ReadOnlySpan<float> inputs, int inputSize, ReadOnlySpan<int> labels, int? classCount, DatasetNames? names)
    {
        int count = Inputs(inputs, inputSize, names);
        if (labels.Length != count)
        {
            throw new ArgumentException($"{count} samples have {count} labels, but {labels.Length} were given.", nameof(labels));
        }

        int classes = classCount ?? (names is { Classes.Count: > 0 } ? names.Classes.Count : OneMoreThanTheHighest(labels));
        if (classes < 1)
        {
            throw new ArgumentException($"There is at least 1 class, but the number given is {classes}.", nameof(classCount));
        }

        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
            {
                throw new ArgumentException($"Labels run from 0 to {classes - 1}, but sample {i} has {labels[i]}.", nameof(labels));
            }
        }

        NameCount(names?.Classes, classes, "classes");
        NameCount(names?.Targets, 0, "targets");
        return classes;
    }

    /// <summary>Checks that all values are finite and names the first that is not.</summary>
    public static void Finite(ReadOnlySpan<float> values, int size, string what, string name)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Values are finite, but {what} {i % size} of sample {i / size} is {values[i]}."), name);
            }
        }
    }

    private static int Inputs(ReadOnlySpan<float> inputs, int inputSize, DatasetNames? names)
    {
        if (inputSize < 1)
        {
            throw new ArgumentException($"A sample has at least 1 input, but the size given is {inputSize}.", nameof(inputSize));
        }

        (int count, int rest) = Math.DivRem(inputs.Length, inputSize);
        if (count == 0 || rest != 0)
        {
            throw new ArgumentException(
                inputs.IsEmpty
                    ? "A dataset has at least one sample, but there are no inputs."
                    : $"A sample has {inputSize} inputs, but {inputs.Length} floats were given, which is not a multiple of it.",
                nameof(inputs));
        }

        Finite(inputs, inputSize, "input", nameof(inputs));
        NameCount(names?.Features, inputSize, "inputs");
        return count;
    }

    private static int OneMoreThanTheHighest(ReadOnlySpan<int> labels)
    {
        int highest = 0;
        foreach (int label in labels)
        {
            highest = Math.Max(highest, label);
        }

        return highest == int.MaxValue
            ? throw new ArgumentException($"A label is below {int.MaxValue}, the highest number of classes.", nameof(labels))
            : highest + 1;
    }

    private static void NameCount(IReadOnlyList<string>? names, int expected, string what)
    {
        if (names is { Count: > 0 } && names.Count != expected)
        {
            throw new ArgumentException($"There are {expected} {what}, but names for {names.Count} were given.", nameof(names));
        }
    }
}
