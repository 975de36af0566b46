using System.Diagnostics;

namespace StaticNet.Benchmarks;

/// <summary>One side of a workload, run in slices of as many rounds as fit a time.</summary>
/// <param name="loop">The loop, which takes the number of its rounds.</param>
/// <param name="calls">The calls of a round.</param>
internal sealed class Side(Func<int, float> loop, int calls)
{
    private static float sink;

    private ShortestTime shortest;
    private int rounds = 1;

    /// <summary>The nanoseconds of one call in the fastest slice.</summary>
    public double Nanoseconds => shortest.Nanoseconds / ((double)rounds * calls);

    /// <summary>Runs the loop until it is compiled for good, and finds how many rounds a slice has.</summary>
    public void Warm(TimeSpan time, TimeSpan slice)
    {
        long began = Stopwatch.GetTimestamp();
        double fastest = double.PositiveInfinity;
        do
        {
            long started = Stopwatch.GetTimestamp();
            sink += loop(rounds);
            double round = Stopwatch.GetElapsedTime(started).TotalMicroseconds / rounds;
            fastest = Math.Min(fastest, round);
            rounds = (int)Math.Clamp(slice.TotalMicroseconds / Math.Max(fastest, 1e-3), 1, 1 << 20);
        }
        while (Stopwatch.GetElapsedTime(began) < time);
    }

    /// <summary>Runs one slice.</summary>
    /// <returns>The ticks it took.</returns>
    public long Run()
    {
        long started = Stopwatch.GetTimestamp();
        sink += loop(rounds);
        return shortest.Add(started);
    }

    /// <summary>The bytes that slices allocate.</summary>
    /// <returns>The least of several: where the runtime compiles something anew, it may allocate once.</returns>
    public long AllocatedBytes()
    {
        const int attempts = 3;
        long least = long.MaxValue;
        for (int attempt = 0; attempt < attempts && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            sink += loop(rounds);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
