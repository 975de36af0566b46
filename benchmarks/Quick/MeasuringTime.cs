namespace StaticNet.Benchmarks;

/// <summary>How long a workload is measured.</summary>
/// <param name="Warming">Until the runtime has compiled everything for the last time.</param>
/// <param name="Measuring">Slices of both sides and of the limits together.</param>
/// <param name="Slice">A slice of the generated side, if a round is not longer.</param>
internal sealed record MeasuringTime(TimeSpan Warming, TimeSpan Measuring, TimeSpan Slice)
{
    /// <summary>Long enough for many slices in a quiet moment, short enough for all workloads in less than two minutes.</summary>
    public static MeasuringTime Standard { get; } = OfSeconds(3);

    /// <summary>A measurement that takes so many seconds in all.</summary>
    public static MeasuringTime OfSeconds(double seconds) =>
        new(TimeSpan.FromSeconds(0.3 * seconds), TimeSpan.FromSeconds(0.7 * seconds), TimeSpan.FromMicroseconds(100));
}
