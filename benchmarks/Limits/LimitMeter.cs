using System.Diagnostics;

namespace StaticNet.Benchmarks;

/// <summary>
/// The limits of the machine at one width: each call of <see cref="Sample"/> takes one short slice of each, and what counts is the shortest so far. Called
/// between slices of a workload, it gives the limits of the same moments.
/// </summary>
/// <param name="loops">The width.</param>
/// <param name="memory">What is read.</param>
internal sealed class LimitMeter(LimitLoopsOfWidth loops, ReadMemory memory)
{
    // A few microseconds each: long beside the clock, short beside what interrupts.
    private const int DependentTurns = 512;
    private const int IndependentTurns = 1024;

    private static float sink;

    private ShortestTime dependent;
    private ShortestTime independent;
    private ShortestTime reading;

    /// <summary>How long a multiply-add takes that the next one waits for, in nanoseconds.</summary>
    public double MultiplyAddNanoseconds => dependent.Nanoseconds / (DependentTurns * LimitLoopsOfWidth.DependentPerTurn);

    /// <summary>Floating-point operations in a nanosecond, two for each multiply-add: GFLOP/s.</summary>
    public double Peak =>
        2.0 * loops.Lanes * IndependentTurns * LimitLoopsOfWidth.IndependentPerTurn / independent.Nanoseconds;

    /// <summary>Bytes read in a nanosecond: GB/s.</summary>
    public double Bandwidth => memory.Bytes / ReadNanoseconds;

    /// <summary>How long it takes to read the memory once.</summary>
    public double ReadNanoseconds => reading.Nanoseconds / memory.Passes;

    /// <summary>Takes one slice of each.</summary>
    public void Sample()
    {
        long started = Stopwatch.GetTimestamp();
        float result = loops.Dependent(DependentTurns);
        dependent.Add(started);

        started = Stopwatch.GetTimestamp();
        result += loops.Independent(IndependentTurns);
        independent.Add(started);

        // What was read before may have left the cache meanwhile.
        ReadOnlySpan<float> source = memory.Floats;
        result += loops.Read(source, 1);
        started = Stopwatch.GetTimestamp();
        result += loops.Read(source, memory.Passes);
        reading.Add(started);
        sink += result;
    }
}
