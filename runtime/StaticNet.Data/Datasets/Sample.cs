namespace StaticNet.Data;

/// <summary>One sample of a <see cref="Dataset"/>, seen where it lies: nothing is copied.</summary>
public readonly ref struct Sample
{
    private readonly ReadOnlySpan<int> label;

    internal Sample(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> label)
    {
        Inputs = inputs;
        Targets = targets;
        this.label = label;
    }

    /// <summary>The inputs.</summary>
    public ReadOnlySpan<float> Inputs { get; }

    /// <summary>The targets; empty where there are labels.</summary>
    public ReadOnlySpan<float> Targets { get; }

    /// <summary>The number of the class.</summary>
    /// <exception cref="InvalidOperationException">The dataset has targets instead of labels.</exception>
    public int Label => label.Length == 1
        ? label[0]
        : throw new InvalidOperationException("This sample has float targets, not a label.");
}
