namespace StaticNet;

/// <summary>
/// How a batch is cut for several threads: into parts of samples that follow each other, which depend on nothing but the number of samples and of threads.
/// As long as every thread gets some, parts are whole multiples of what kernels compute at a time; the last one has the rest.
/// </summary>
internal static class BatchParts
{
    /// <summary>The samples of one part; none where there are fewer samples than threads.</summary>
    /// <param name="count">The number of samples of the batch.</param>
    /// <param name="threads">The number of threads.</param>
    /// <param name="number">The number of the part, from 0.</param>
    public static (int First, int Count) Get(int count, int threads, int number)
    {
        int unit = UnitOf(count, threads);
        int units = (count + unit - 1) / unit;
        (int each, int more) = Math.DivRem(units, threads);
        int first = unit * ((number * each) + Math.Min(number, more));
        int length = unit * (each + (number < more ? 1 : 0));
        return (Math.Min(first, count), Math.Clamp(count - first, 0, length));
    }

    /// <summary>The number of parts with samples: the threads, unless there are fewer samples.</summary>
    public static int NumberOf(int count, int threads) => Math.Min(count, threads);

    // Images fill vectors of 16 samples, tiles of products have 8 rows.
    private static int UnitOf(int count, int threads)
    {
        const int widestVector = 16;
        const int tile = 8;
        return count / widestVector >= threads ? widestVector : count / tile >= threads ? tile : 1;
    }
}
