namespace StaticNet;

/// <summary>Samples over memory that is already there; nothing is copied.</summary>
public sealed class Samples : ISamples
{
    private readonly ReadOnlyMemory<float> inputs;
    private readonly ReadOnlyMemory<float> targets;
    private readonly ReadOnlyMemory<int> labels;
    private readonly ReadOnlyMemory<int> lengths;

    private Samples(
        ReadOnlyMemory<float> inputs, int inputSize, ReadOnlyMemory<float> targets, int targetSize, ReadOnlyMemory<int> labels, ReadOnlyMemory<int> lengths)
    {
        this.inputs = inputs;
        this.targets = targets;
        this.labels = labels;
        this.lengths = lengths;
        Count = inputs.Length / inputSize;
        InputSize = inputSize;
        TargetSize = targetSize;
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public int InputSize { get; }

    /// <inheritdoc/>
    public int TargetSize { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<float> Inputs => inputs.Span;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Targets => targets.Span;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Labels => labels.Span;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Lengths => lengths.Span;

    /// <summary>Samples with floats to learn.</summary>
    /// <param name="inputs">The samples, one after another.</param>
    /// <param name="inputSize">The number of floats of one sample, at least 1.</param>
    /// <param name="targets">The targets, one sample after another.</param>
    /// <param name="targetSize">The number of target floats of one sample, at least 1.</param>
    /// <param name="lengths">For each sample, a sequence, the number of its steps; left out, where all have all steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1.</exception>
    /// <exception cref="ArgumentException">Inputs that are no whole number of samples, or targets or lengths for another number of samples.</exception>
    public static Samples WithTargets(ReadOnlyMemory<float> inputs, int inputSize, ReadOnlyMemory<float> targets, int targetSize, ReadOnlyMemory<int> lengths = default)
    {
        int count = CountOf(inputs.Length, inputSize);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetSize, 1);
        long expected = (long)count * targetSize;
        if (targets.Length != expected)
        {
            throw new ArgumentException($"{count} samples have {expected} target floats ({targetSize} each), but {targets.Length} were given.", nameof(targets));
        }

        CheckLengths(lengths.Length, count);
        return new Samples(inputs, inputSize, targets, targetSize, default, lengths);
    }

    /// <summary>Samples with class numbers to learn.</summary>
    /// <param name="inputs">The samples, one after another.</param>
    /// <param name="inputSize">The number of floats of one sample, at least 1.</param>
    /// <param name="labels">For each sample the number of its class, from 0; of sequences, one for each step of which outputs come.</param>
    /// <param name="labelsPerSample">How many there are of each sample, at least 1.</param>
    /// <param name="lengths">For each sample, a sequence, the number of its steps; left out, where all have all steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1.</exception>
    /// <exception cref="ArgumentException">Inputs that are no whole number of samples, or labels or lengths for another number of samples.</exception>
    public static Samples WithLabels(ReadOnlyMemory<float> inputs, int inputSize, ReadOnlyMemory<int> labels, int labelsPerSample = 1, ReadOnlyMemory<int> lengths = default)
    {
        int count = CountOf(inputs.Length, inputSize);
        ArgumentOutOfRangeException.ThrowIfLessThan(labelsPerSample, 1);
        long expected = (long)count * labelsPerSample;
        if (labels.Length != expected)
        {
            string each = labelsPerSample == 1 ? string.Empty : $" ({labelsPerSample} each)";
            throw new ArgumentException($"{count} samples have {expected} labels{each}, but {labels.Length} were given.", nameof(labels));
        }

        CheckLengths(lengths.Length, count);
        return new Samples(inputs, inputSize, default, targetSize: 0, labels, lengths);
    }

    private static int CountOf(int floats, int inputSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        (int count, int rest) = Math.DivRem(floats, inputSize);
        if (rest != 0)
        {
            throw new ArgumentException($"A sample has {inputSize} floats, but {floats} were given, which is not a multiple of it.", "inputs");
        }

        return count;
    }

    private static void CheckLengths(int lengths, int count)
    {
        if (lengths != 0 && lengths != count)
        {
            throw new ArgumentException($"{count} samples have {count} lengths, but {lengths} were given.", nameof(lengths));
        }
    }
}
