namespace StaticNet.Benchmarks;

/// <summary>The same inputs and targets in every run.</summary>
internal static class SeededData
{
    private const int Seed = 1;

    /// <summary>Uniform in [-1, 1).</summary>
    public static float[] Inputs(int length)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, length).Select(_ => (2f * random.NextSingle()) - 1f)];
    }

    /// <summary>Uniform over the classes.</summary>
    public static int[] Labels(int length, int classes)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.Next(classes))];
    }
}
