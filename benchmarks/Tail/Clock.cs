using System.Diagnostics;

namespace StaticNet.Benchmarks;

/// <summary>What the clock can tell apart.</summary>
internal static class Clock
{
    private const double NearlyAll = 0.95;

    // Multiples of less than ten, give or take a tick, are nearly all numbers.
    private static readonly int[] Candidates = [1000, 500, 200, 100, 50, 20, 10];

    /// <summary>The nanoseconds of a tick of <see cref="Stopwatch"/>.</summary>
    public static double TickNanoseconds => 1e9 / Stopwatch.Frequency;

    /// <summary>
    /// In what steps a clock really moves where its source is coarser than its ticks: the largest round number of which nearly all times are multiples, but for
    /// a tick of rounding.
    /// </summary>
    /// <param name="ticks">Times of the same short work.</param>
    /// <returns>1 where there is none.</returns>
    public static int StepTicks(ReadOnlySpan<int> ticks)
    {
        foreach (int candidate in Candidates)
        {
            int fitting = 0;
            foreach (int time in ticks)
            {
                fitting += (time + 1) % candidate <= 2 ? 1 : 0;
            }

            if (fitting >= NearlyAll * ticks.Length)
            {
                return candidate;
            }
        }

        return 1;
    }
}
