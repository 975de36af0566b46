namespace StaticNet.Benchmarks;

/// <summary>The shortest time in which this machine could do the work of one call.</summary>
/// <param name="Nanoseconds">That time.</param>
/// <param name="Name">What most of it is spent on: "FMA", "L1", "L2" or "latency".</param>
internal sealed record Bound(double Nanoseconds, string Name)
{
    /// <summary>
    /// Layer by layer the longer of products at the peak of the multiply-add units and bytes at the bandwidth of their cache, added up, since a layer waits for
    /// the one before; or the latency of the operations that wait for one another, where that is longer.
    /// </summary>
    /// <param name="cost">The work.</param>
    /// <param name="limits">The machine in the same moments.</param>
    public static Bound Of(WorkloadCost cost, LimitMeter limits)
    {
        double computing = 0;
        double reading = 0;
        foreach (PhaseCost phase in cost.Phases)
        {
            double products = phase.Operations / limits.Peak;
            double bytes = phase.Bytes / limits.Bandwidth;
            if (products >= bytes)
            {
                computing += products;
            }
            else
            {
                reading += bytes;
            }
        }

        double latency = cost.Depth * limits.MultiplyAddNanoseconds;
        string cache = cost.IsFirstLevel ? "L1" : "L2";
        return latency >= computing + reading ? new Bound(latency, "latency") : new Bound(computing + reading, computing >= reading ? "FMA" : cache);
    }
}
