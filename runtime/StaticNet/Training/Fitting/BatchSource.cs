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

    /// <summary>The number of samples.</summary>
    public int SampleCount => samples.Count;

    /// <summary>Whether the order of the samples changes.</summary>
    public bool IsShuffled => random is not null;

    /// <summary>The samples in the order of this epoch; empty where it does not change.</summary>
    public ReadOnlySpan<int> Order => order;

    /// <summary>Where the random numbers of the orders to come stand; null where the order does not change.</summary>
    public (ulong S0, ulong S1, ulong S2, ulong S3)? RandomState => random?.State;

    /// <summary>The number of samples of every batch but the last.</summary>
    public int BatchSize => batchSize;

    public void BeginEpoch() => random?.Shuffle(order);

    /// <summary>Goes on with an order, and with the random numbers behind it.</summary>
    public void GoOnWith(ReadOnlySpan<int> earlierOrder, (ulong S0, ulong S1, ulong S2, ulong S3) state)
    {
        earlierOrder.CopyTo(order);
        random!.State = state;
    }

    /// <summary>The batch of the given number, valid until the next one is asked for.</summary>
    public TrainingBatch this[int number] => Part(number, 0, CountOf(number));

    /// <summary>Some of the samples of one source.</summary>
    public static TrainingBatch Slice(ISamples samples, int first, int count, int outputSteps)
    {
        int labelsPerSample = samples.Labels.Length / samples.Count;
        return Batch(
            Rows(samples.Inputs, samples.InputSize, first, count),
            samples.Labels.IsEmpty ? Rows(samples.Targets, samples.TargetSize, first, count) : default,
            Rows(samples.Labels, labelsPerSample, first, count),
            samples.Lengths.IsEmpty ? default : samples.Lengths.Slice(first, count),
            count,
            outputSteps);
    }

    /// <summary>The number of samples of the batch of the given number.</summary>
    public int CountOf(int number) => Math.Min(batchSize, samples.Count - (number * batchSize));

    /// <summary>The number of valid output steps of the batch of the given number.</summary>
    public int RowsOf(int number)
    {
        int first = number * batchSize;
        int count = CountOf(number);
        ReadOnlySpan<int> all = samples.Lengths;
        if (all.IsEmpty || random is null)
        {
            return TrainingBatch.RowsOf(all.IsEmpty ? all : all.Slice(first, count), count, outputSteps);
        }

        int rows = 0;
        foreach (int sample in order.AsSpan(first, count))
        {
            rows += Math.Min(all[sample], outputSteps);
        }

        return rows;
    }

    /// <summary>
    /// Some samples of the batch of the given number, valid until the next batch is asked for. Several threads may ask at once, for samples of one batch that are
    /// different.
    /// </summary>
    /// <param name="number">The number of the batch.</param>
    /// <param name="first">The number, in the batch, of the first sample.</param>
    /// <param name="count">How many, at least 1.</param>
    public TrainingBatch Part(int number, int first, int count)
    {
        int start = (number * batchSize) + first;
        if (random is null)
        {
            return Slice(samples, start, count, outputSteps);
        }

        // One sample is a slice wherever it stands.
        return count == 1 ? Slice(samples, order[start], count, outputSteps) : Gather(order.AsSpan(start, count), first);
    }

    private TrainingBatch Gather(ReadOnlySpan<int> rows, int place) => Batch(
        Gather(samples.Inputs, samples.InputSize, rows, inputs, place),
        labels.Length == 0 ? Gather(samples.Targets, samples.TargetSize, rows, targets, place) : default,
        Gather(samples.Labels, labelsPerSample, rows, labels, place),
        lengths.Length == 0 ? default : Gather(samples.Lengths, 1, rows, lengths, place),
        rows.Length,
        outputSteps);

    private static TrainingBatch Batch(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, ReadOnlySpan<int> lengths, int count, int outputSteps) =>
        new(inputs, targets, labels, lengths, default, count, TrainingBatch.RowsOf(lengths, count, outputSteps));

    // Into the place that the samples have in the batch.
    private static ReadOnlySpan<T> Gather<T>(ReadOnlySpan<T> source, int size, ReadOnlySpan<int> rows, T[] batch, int place)
    {
        Span<T> destination = batch.AsSpan(place * size, rows.Length * size);
        for (int i = 0; i < rows.Length; i++)
        {
            source.Slice(rows[i] * size, size).CopyTo(destination[(i * size)..]);
        }

        return destination;
    }

    private static ReadOnlySpan<T> Rows<T>(ReadOnlySpan<T> values, int size, int first, int count) => values.Slice(first * size, count * size);
}
