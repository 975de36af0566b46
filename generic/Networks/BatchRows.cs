namespace StaticNet.Generic;

/// <summary>
/// Which rows a batch has. Those of sequences are packed as PyTorch packs them: step by step, in each the samples that are so long, the longest sample first.
/// Padded steps have no row, so that nothing reads what stands there. Behind a layer that hands on the last step only, and in a network without steps, each sample has one row;
/// a sample without steps has none.
/// </summary>
/// <param name="steps">The number of steps of a sample; 1 where it is no sequence.</param>
internal sealed class BatchRows(int steps)
{
    // For each step the first of its rows, and behind the last step the number of all.
    private readonly int[] starts = new int[steps + 1];

    // For each length the number of samples that are longer, and while samples are ranked the next rank.
    private readonly int[] ranks = new int[steps + 1];

    private int[] rankedSamples = [];
    private int[] rankedLengths = [];

    public int Steps => steps;

    /// <summary>The number of samples, those without steps included.</summary>
    public int Samples { get; private set; }

    /// <summary>Whether all samples have all steps; they are then ranked as they stand.</summary>
    public bool IsUniform { get; private set; }

    /// <summary>Whether rows follow one another as the user's do.</summary>
    public bool AreInOrder => IsUniform && (steps == 1 || Samples == 1);

    /// <summary>Takes in a batch.</summary>
    /// <param name="samples">The number of samples.</param>
    /// <param name="lengths">For each its number of steps, or empty where all have all.</param>
    public void Arrange(int samples, ReadOnlySpan<int> lengths)
    {
        Samples = samples;
        IsUniform = lengths.IsEmpty;
        if (IsUniform)
        {
            for (int step = 1; step <= steps; step++)
            {
                starts[step] = step * samples;
            }

            return;
        }

        if (rankedSamples.Length < samples)
        {
            rankedSamples = new int[samples];
            rankedLengths = new int[samples];
        }

        Rank(lengths);
    }

    /// <summary>The number of rows of a value of the network.</summary>
    public int CountOf(bool isSequence) => isSequence ? starts[steps] : At(0);

    /// <summary>The number of rows of a step: of so many samples, from the first rank, it is one.</summary>
    public int At(int step) => step < steps ? starts[step + 1] - starts[step] : 0;

    /// <summary>The first row of a step.</summary>
    public int Start(int step) => starts[step];

    /// <summary>The number of steps of the sample of a rank.</summary>
    public int Length(int rank) => IsUniform ? steps : rankedLengths[rank];

    /// <summary>The row of the last step of the sample of a rank.</summary>
    public int Last(int rank) => starts[Length(rank) - 1] + rank;

    /// <summary>Which sample has a rank.</summary>
    public int Sample(int rank) => IsUniform ? rank : rankedSamples[rank];

    /// <summary>From what the user has, sample by sample and each step by step, to rows.</summary>
    public void Gather<T>(ReadOnlySpan<T> values, int size, bool isSequence, Span<T> rows)
    {
        int places = isSequence ? steps : 1;
        for (int step = 0; step < places; step++)
        {
            Span<T> to = rows[(starts[step] * size)..];
            for (int rank = 0; rank < At(step); rank++)
            {
                values.Slice(((Sample(rank) * places) + step) * size, size).CopyTo(to[(rank * size)..]);
            }
        }
    }

    /// <summary>From rows to the user's order; what has no row is zero.</summary>
    public void Scatter<T>(ReadOnlySpan<T> rows, int size, bool isSequence, Span<T> values)
    {
        int places = isSequence ? steps : 1;
        values[..(Samples * places * size)].Clear();
        for (int step = 0; step < places; step++)
        {
            ReadOnlySpan<T> from = rows[(starts[step] * size)..];
            for (int rank = 0; rank < At(step); rank++)
            {
                from.Slice(rank * size, size).CopyTo(values[(((Sample(rank) * places) + step) * size)..]);
            }
        }
    }

    private void Rank(ReadOnlySpan<int> lengths)
    {
        ranks.AsSpan().Clear();
        foreach (int length in lengths)
        {
            ranks[length]++;
        }

        int longer = 0;
        for (int length = steps; length >= 0; length--)
        {
            (ranks[length], longer) = (longer, longer + ranks[length]);
        }

        for (int step = 0; step < steps; step++)
        {
            starts[step + 1] = starts[step] + ranks[step];
        }

        for (int sample = 0; sample < lengths.Length; sample++)
        {
            int rank = ranks[lengths[sample]]++;
            rankedSamples[rank] = sample;
            rankedLengths[rank] = lengths[sample];
        }
    }
}
