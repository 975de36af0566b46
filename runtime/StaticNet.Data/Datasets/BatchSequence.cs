namespace StaticNet.Data;

/// <summary>
/// A <see cref="Dataset"/> cut into batches, for <c>foreach</c>. Walking over it allocates nothing, and a batch is a view of
/// the dataset's own memory.
/// </summary>
public readonly struct BatchSequence
{
    private readonly Dataset data;
    private readonly int batchSize;

    internal BatchSequence(Dataset data, int batchSize)
    {
        this.data = data;
        this.batchSize = batchSize;
    }

    /// <summary>The number of batches, a last partial one included.</summary>
    public int Count => data is null ? 0 : ((data.Count - 1) / batchSize) + 1;

    /// <summary>Begins at the first batch.</summary>
    public Enumerator GetEnumerator() => new(data, batchSize);

    /// <summary>Stands at one batch of a dataset.</summary>
    public struct Enumerator
    {
        private readonly Dataset data;
        private readonly int batchSize;
        private int start;
        private int count;

        internal Enumerator(Dataset data, int batchSize)
        {
            this.data = data;
            this.batchSize = batchSize;
        }

        /// <summary>The batch.</summary>
        public readonly Batch Current => new(data, start, count);

        /// <summary>Goes to the next batch; false behind the last.</summary>
        public bool MoveNext()
        {
            start += count;
            count = data is null ? 0 : Math.Min(batchSize, data.Count - start);
            return count > 0;
        }
    }
}
