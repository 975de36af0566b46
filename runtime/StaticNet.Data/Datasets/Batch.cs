namespace StaticNet.Data;

/// <summary>Neighbouring samples of a <see cref="Dataset"/>, seen where they lie: nothing is copied.</summary>
public readonly ref struct Batch
{
    internal Batch(Dataset data, int start, int count)
    {
        Start = start;
        Count = count;
        InputShape = data.InputShape;
        Inputs = data.Inputs.Slice(start * data.InputSize, count * data.InputSize);
        Targets = data.Targets.Slice(start * data.TargetSize, count * data.TargetSize);
        Labels = data.HasLabels ? data.Labels.Slice(start, count) : default;
    }

    /// <summary>The index of the first sample in the dataset.</summary>
    public int Start { get; }

    /// <summary>The number of samples, at least 1.</summary>
    public int Count { get; }

    /// <summary>The shape of one sample.</summary>
    public ReadOnlySpan<int> InputShape { get; }

    /// <summary>The samples, one after another.</summary>
    public ReadOnlySpan<float> Inputs { get; }

    /// <summary>The targets, one sample after another; empty where there are labels.</summary>
    public ReadOnlySpan<float> Targets { get; }

    /// <summary>A class number for each sample; empty where there are targets.</summary>
    public ReadOnlySpan<int> Labels { get; }
}
