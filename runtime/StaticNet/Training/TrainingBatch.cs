using System.ComponentModel;

namespace StaticNet;

/// <summary>Some samples to learn from or to evaluate, checked, as a generated trainer gets them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct TrainingBatch
{
    internal TrainingBatch(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, ReadOnlySpan<int> lengths, Span<float> states, int count, int rows)
    {
        Inputs = inputs;
        Targets = targets;
        Labels = labels;
        Lengths = lengths;
        States = states;
        Count = count;
        Rows = rows;
    }

    /// <summary>The samples, one after another.</summary>
    public ReadOnlySpan<float> Inputs { get; }

    /// <summary>The targets, one sample after another; empty where there are labels.</summary>
    public ReadOnlySpan<float> Targets { get; }

    /// <summary>The class numbers, one for each output step of each sample; empty where there are targets.</summary>
    public ReadOnlySpan<int> Labels { get; }

    /// <summary>How many steps of each sample are valid, from 0 to <see cref="INetwork.Steps"/>; empty where all are.</summary>
    public ReadOnlySpan<int> Lengths { get; }

    /// <summary>What the streams remember, one after another, to be read and then overwritten; empty where all begin from nothing.</summary>
    public Span<float> States { get; }

    /// <summary>The number of samples, at least 1.</summary>
    public int Count { get; }

    /// <summary>The number of valid output steps of all samples, over which the loss is a mean. Where samples are no sequences, it is their number.</summary>
    public int Rows { get; }

    /// <summary>The number of valid output steps of some samples.</summary>
    /// <param name="lengths">How many steps of each are valid, or empty where all are.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="outputSteps">For how many steps of each outputs come; where it is 1, samples without any step have none.</param>
    internal static int RowsOf(ReadOnlySpan<int> lengths, int count, int outputSteps) =>
        lengths.IsEmpty ? count * outputSteps : SumOf(lengths, outputSteps);

    /// <summary>The same samples, going on from states.</summary>
    internal TrainingBatch From(Span<float> states) => new(Inputs, Targets, Labels, Lengths, states, Count, Rows);

    private static int SumOf(ReadOnlySpan<int> lengths, int outputSteps)
    {
        int rows = 0;
        foreach (int length in lengths)
        {
            rows += Math.Min(length, outputSteps);
        }

        return rows;
    }
}
