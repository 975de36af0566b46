using System.Globalization;

namespace StaticNet.Benchmarks;

/// <summary>What was measured of a workload, and what follows from it.</summary>
/// <param name="Workload">What was measured.</param>
/// <param name="Cost">What a call costs.</param>
/// <param name="Limits">The machine in the same moments.</param>
/// <param name="GeneratedNanoseconds">One call of the generated class.</param>
/// <param name="GenericNanoseconds">One call of the generic implementation.</param>
/// <param name="Bytes">What a slice of generated calls allocated.</param>
internal sealed record QuickResult(
    QuickWorkload Workload, WorkloadCost Cost, LimitMeter Limits, double GeneratedNanoseconds, double GenericNanoseconds, long Bytes)
{
    // On all processors of today with these units a multiply-add can be waited for in four cycles.
    private const int MultiplyAddCycles = 4;

    public double Cycles => GeneratedNanoseconds * MultiplyAddCycles / Limits.MultiplyAddNanoseconds;

    public double Speedup => GenericNanoseconds / GeneratedNanoseconds;

    /// <summary>Operations of the products in a nanosecond.</summary>
    public double Gflops => Cost.Operations / GeneratedNanoseconds;

    public Bound Bound { get; } = Bound.Of(Cost, Limits);

    public double PercentOfBound => 100 * Bound.Nanoseconds / GeneratedNanoseconds;

    public bool? IsGoalMet => Workload.Goal?.IsMet(Cycles, PercentOfBound);

    /// <summary>The line for programs.</summary>
    public override string ToString()
    {
        string line = string.Create(
            CultureInfo.InvariantCulture,
            $"result: workload={Workload.Name} generated_ns={GeneratedNanoseconds:0.##} cycles={Cycles:0.#} generic_ns={GenericNanoseconds:0.##} speedup={Speedup:0.##} bytes={Bytes} gflops={Gflops:0.#} percent_of_bound={PercentOfBound:0.#} bound={Bound.Name}");
        return Workload.Goal is not { } goal
            ? line
            : line + string.Create(
                CultureInfo.InvariantCulture,
                $" {(goal.Cycles > 0 ? "goal_cycles" : "goal_percent")}={(goal.Cycles > 0 ? goal.Cycles : goal.Percent):0.#} goal_met={(IsGoalMet == true ? "yes" : "no")}");
    }
}
