using System.Globalization;

namespace StaticNet.Benchmarks;

/// <summary>How long single calls took, and whether the garbage collector ran meanwhile.</summary>
/// <param name="Name">What was called.</param>
/// <param name="Calls">How often.</param>
/// <param name="Median">Half of the calls took at most so many nanoseconds.</param>
/// <param name="P99">99 of 100.</param>
/// <param name="P999">999 of 1000.</param>
/// <param name="Longest">All.</param>
/// <param name="Collections">Garbage collections during the calls.</param>
internal sealed record CallTimes(string Name, int Calls, double Median, double P99, double P999, double Longest, int Collections)
{
    // Enough for the last compilation, which waits for a quiet tenth of a second.
    private const int WarmingLoops = 100;
    private const int WarmingCalls = 1000;
    private const int WarmingPauses = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private static float sink;

    /// <summary>Times calls.</summary>
    /// <param name="name">What is called.</param>
    /// <param name="timeEach">Calls as often as the span is long, and writes the ticks of each.</param>
    /// <param name="ticks">Room for them; sorted afterwards.</param>
    public static CallTimes Measure(string name, Func<Span<int>, float> timeEach, Span<int> ticks)
    {
        // Also so that no page of the room is touched for the first time later on.
        ticks.Fill(1);
        for (int pause = 0; pause < WarmingPauses; pause++)
        {
            for (int loop = 0; loop < WarmingLoops; loop++)
            {
                sink += timeEach(ticks[..Math.Min(WarmingCalls, ticks.Length)]);
            }

            Thread.Sleep(Pause);
        }

        // Nothing that was built before is left for a collection to find.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        int before = Collected();
        sink += timeEach(ticks);
        int collections = Collected() - before;

        ticks.Sort();
        return new CallTimes(name, ticks.Length, At(ticks, 0.5), At(ticks, 0.99), At(ticks, 0.999), At(ticks, 1), collections);
    }

    /// <summary>The line for programs.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"result: tail workload={Name} calls={Calls} p50_ns={Median:0} p99_ns={P99:0} p999_ns={P999:0} max_ns={Longest:0} gcs={Collections}");

    // Collections of older generations count as ones of the youngest, too.
    private static int Collected() => GC.CollectionCount(0);

    private static double At(ReadOnlySpan<int> sorted, double share)
    {
        int index = (int)Math.Ceiling(share * sorted.Length) - 1;
        return sorted[Math.Clamp(index, 0, sorted.Length - 1)] * Clock.TickNanoseconds;
    }
}
