using System.Diagnostics;

namespace StaticNet.Benchmarks;

/// <summary>
/// Measures a workload in turns: a slice of each limit, a slice of the generated side, and from time to time one of the generic side, again and again. So all
/// see the same machine, whoever else uses it.
/// </summary>
internal static class Interleaving
{
    // The generic side is there for a ratio, and takes the longest: it gets a fifth of the time.
    private const double GenericShare = 0.2;

    // The least by which the shortest of them says something.
    private const int FewestSlices = 5;

    public static QuickResult Run(QuickWorkload workload, MeasuringTime time)
    {
        WorkloadSides sides = workload.Create();
        ReadMemory memory = sides.Cost.IsFirstLevel ? ReadMemory.FirstLevel() : ReadMemory.ParametersOf(sides.Network);
        var limits = new LimitMeter(LimitLoopsOfWidth.Widest, memory);
        var generated = new Side(sides.Generated, sides.Calls);
        var generic = new Side(sides.Generic, sides.Calls);
        generic.Warm(time.Warming / 2, time.Slice);
        generated.Warm(time.Warming / 2, time.Slice);

        long began = Stopwatch.GetTimestamp();
        long genericTicks = 0;
        for (int slice = 0; slice < FewestSlices || Stopwatch.GetElapsedTime(began) < time.Measuring; slice++)
        {
            limits.Sample();
            generated.Run();
            if (slice < FewestSlices || genericTicks <= GenericShare * (Stopwatch.GetTimestamp() - began))
            {
                genericTicks += generic.Run();
            }
        }

        return new QuickResult(workload, sides.Cost, limits, generated.Nanoseconds, generic.Nanoseconds, generated.AllocatedBytes());
    }
}
