namespace StaticNet;

/// <summary>The samples in mini-batches: shuffled and gathered into buffers made once, or slices of the source in its order.</summary>
internal sealed class BatchSource
{
    private readonly ISamples samples;
    private readonly int batchSize;
    private readonly int[] order = [];
    private readonly float[] inputs = [];
    private readonly float[] targets = [];
    private readonly int[] labels = [];
    private readonly RandomSource? random;

    public BatchSource(ISamples samples, int batchSize, bool shuffle, int seed)
    {
        this.samples = samples;
        this.batchSize = Math.Min(batchSize, samples.Count);
        Count = (int)(((long)samples.Count + this.batchSize - 1) / this.batchSize);
        if (shuffle && Count > 1)
        {
            random = new RandomSource(seed);
            order = [.. Enumerable.Range(0, samples.Count)];
            inputs = new float[this.batchSize * samples.InputSize];
            targets = new float[samples.Labels.IsEmpty ? this.batchSize * samples.TargetSize : 0];
            labels = new int[samples.Labels.IsEmpty ? 0 : this.batchSize];
        }
    }

    /// <summary>The number of batches of an epoch.</summary>
    public int Count { get; }

    /// <summary>The number of samples of every batch but the last.</summary>
    public int BatchSize => batchSize;

    public void BeginEpoch() => random?.Shuffle(order);

    /// <summary>The batch of the given number, valid until the next one is asked for.</summary>
    public Batch this[int number]
    {
        get
        {
            int first = number * batchSize;
            int count = Math.Min(batchSize, samples.Count - first);
            if (random is null)
            {
                return Slice(first, count);
            }

            // One sample is a slice wherever it stands.
            return count == 1 ? Slice(order[first], count) : Gather(order.AsSpan(first, count));
        }
    }

    private Batch Slice(int first, int count) =>
        samples.Labels.IsEmpty
            ? new Batch(count, Rows(samples.Inputs, samples.InputSize, first, count), Rows(samples.Targets, samples.TargetSize, first, count), default)
            : new Batch(count, Rows(samples.Inputs, samples.InputSize, first, count), default, samples.Labels.Slice(first, count));

    private Batch Gather(ReadOnlySpan<int> rows)
    {
        Gather(samples.Inputs, samples.InputSize, rows, inputs);
        if (labels.Length == 0)
        {
            Gather(samples.Targets, samples.TargetSize, rows, targets);
            return new Batch(rows.Length, Rows(inputs, samples.InputSize, 0, rows.Length), Rows(targets, samples.TargetSize, 0, rows.Length), default);
        }

        ReadOnlySpan<int> source = samples.Labels;
        for (int i = 0; i < rows.Length; i++)
        {
            labels[i] = source[rows[i]];
        }

        return new Batch(rows.Length, Rows(inputs, samples.InputSize, 0, rows.Length), default, labels.AsSpan(0, rows.Length));
    }

    private static void Gather(ReadOnlySpan<float> source, int size, ReadOnlySpan<int> rows, Span<float> destination)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            source.Slice(rows[i] * size, size).CopyTo(destination[(i * size)..]);
        }
    }

    private static ReadOnlySpan<float> Rows(ReadOnlySpan<float> values, int size, int first, int count) => values.Slice(first * size, count * size);
}
