namespace StaticNet;

/// <summary>Samples over memory that is already there; nothing is copied.</summary>
public sealed class Samples : ISamples
{
    private readonly ReadOnlyMemory<float> inputs;
    private readonly ReadOnlyMemory<float> targets;
    private readonly ReadOnlyMemory<int> labels;

    private Samples(ReadOnlyMemory<float> inputs, int inputSize, ReadOnlyMemory<float> targets, int targetSize, ReadOnlyMemory<int> labels)
    {
        this.inputs = inputs;
        this.targets = targets;
        this.labels = labels;
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

    /// <summary>Samples with floats to learn.</summary>
    /// <param name="inputs">The samples, one after another.</param>
    /// <param name="inputSize">The number of floats of one sample, at least 1.</param>
    /// <param name="targets">The targets, one sample after another.</param>
    /// <param name="targetSize">The number of target floats of one sample, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1.</exception>
    /// <exception cref="ArgumentException">Inputs that are no whole number of samples, or targets for another number of samples.</exception>
    public static Samples WithTargets(ReadOnlyMemory<float> inputs, int inputSize, ReadOnlyMemory<float> targets, int targetSize)
    {
        int count = CountOf(inputs.Length, inputSize);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetSize, 1);
        long expected = (long)count * targetSize;
        if (targets.Length != expected)
        {
            throw new ArgumentException($"{count} samples have {expected} target floats ({targetSize} each), but {targets.Length} were given.", nameof(targets));
        }

        return new Samples(inputs, inputSize, targets, targetSize, default);
    }

    /// <summary>Samples with class numbers to learn.</summary>
    /// <param name="inputs">The samples, one after another.</param>
    /// <param name="inputSize">The number of floats of one sample, at least 1.</param>
    /// <param name="labels">For each sample the number of its class, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1.</exception>
    /// <exception cref="ArgumentException">Inputs that are no whole number of samples, or labels for another number of samples.</exception>
    public static Samples WithLabels(ReadOnlyMemory<float> inputs, int inputSize, ReadOnlyMemory<int> labels)
    {
        int count = CountOf(inputs.Length, inputSize);
        if (labels.Length != count)
        {
            throw new ArgumentException($"{count} samples have {count} labels, but {labels.Length} were given.", nameof(labels));
        }

        return new Samples(inputs, inputSize, default, targetSize: 0, labels);
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
}
