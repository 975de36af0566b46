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
    private readonly int[] lengths = [];
    private readonly int labelsPerSample;
    private readonly int outputSteps;
    private readonly RandomSource? random;

    public BatchSource(ISamples samples, int outputSteps, int batchSize, bool shuffle, int seed)
    {
        this.samples = samples;
        this.outputSteps = outputSteps;
        labelsPerSample = samples.Labels.Length / samples.Count;
        this.batchSize = Math.Min(batchSize, samples.Count);
        Count = (int)(((long)samples.Count + this.batchSize - 1) / this.batchSize);
        if (shuffle && Count > 1)
        {
            random = new RandomSource(seed);
            order = [.. Enumerable.Range(0, samples.Count)];
            inputs = new float[this.batchSize * samples.InputSize];
            targets = new float[samples.Labels.IsEmpty ? this.batchSize * samples.TargetSize : 0];
            labels = new int[this.batchSize * labelsPerSample];
            lengths = new int[samples.Lengths.IsEmpty ? 0 : this.batchSize];
        }
    }

    /// <summary>The number of batches of an epoch.</summary>
    public int Count { get; }

    /// <summary>The number of samples of every batch but the last.</summary>
    public int BatchSize => batchSize;

    public void BeginEpoch() => random?.Shuffle(order);

    /// <summary>The batch of the given number, valid until the next one is asked for.</summary>
    public TrainingBatch this[int number]
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

    private TrainingBatch Slice(int first, int count) => Batch(
        Rows(samples.Inputs, samples.InputSize, first, count),
        samples.Labels.IsEmpty ? Rows(samples.Targets, samples.TargetSize, first, count) : default,
        Rows(samples.Labels, labelsPerSample, first, count),
        samples.Lengths.IsEmpty ? default : samples.Lengths.Slice(first, count),
        count);

    private TrainingBatch Gather(ReadOnlySpan<int> rows) => Batch(
        Gather(samples.Inputs, samples.InputSize, rows, inputs),
        labels.Length == 0 ? Gather(samples.Targets, samples.TargetSize, rows, targets) : default,
        Gather(samples.Labels, labelsPerSample, rows, labels),
        lengths.Length == 0 ? default : Gather(samples.Lengths, 1, rows, lengths),
        rows.Length);

    private TrainingBatch Batch(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, ReadOnlySpan<int> lengths, int count) =>
        new(inputs, targets, labels, lengths, default, count, TrainingBatch.RowsOf(lengths, count, outputSteps));

    private static ReadOnlySpan<T> Gather<T>(ReadOnlySpan<T> source, int size, ReadOnlySpan<int> rows, T[] destination)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            source.Slice(rows[i] * size, size).CopyTo(destination.AsSpan(i * size));
        }

        return destination.AsSpan(0, rows.Length * size);
    }

    private static ReadOnlySpan<T> Rows<T>(ReadOnlySpan<T> values, int size, int first, int count) => values.Slice(first * size, count * size);
}
