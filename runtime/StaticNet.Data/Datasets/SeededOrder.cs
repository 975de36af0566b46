namespace StaticNet.Data;

/// <summary>Random orders that are the same on every machine: the one place here that draws random numbers.</summary>
internal static class SeededOrder
{
    /// <summary>The numbers from 0 and below <paramref name="count"/>, shuffled.</summary>
    public static int[] Of(int count, int seed)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        new RandomSource(seed).Shuffle(order);
        return order;
    }
}
