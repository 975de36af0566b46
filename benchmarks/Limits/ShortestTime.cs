using System.Diagnostics;

namespace StaticNet.Benchmarks;

/// <summary>The shortest of many short times. Whatever else a machine does can only make a time longer, so the shortest is nearest to the truth.</summary>
internal struct ShortestTime
{
    private static readonly double NanosecondsPerTick = 1e9 / Stopwatch.Frequency;

    private long ticks;

    /// <summary>Nanoseconds; NaN before the first time.</summary>
    public readonly double Nanoseconds => ticks == 0 ? double.NaN : ticks * NanosecondsPerTick;

    /// <summary>Counts the time since a time stamp.</summary>
    /// <returns>That time, in ticks.</returns>
    public long Add(long startedAt)
    {
        long elapsed = Math.Max(1, Stopwatch.GetTimestamp() - startedAt);
        ticks = ticks == 0 ? elapsed : Math.Min(ticks, elapsed);
        return elapsed;
    }
}
