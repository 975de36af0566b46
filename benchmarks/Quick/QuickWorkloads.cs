namespace StaticNet.Benchmarks;

/// <summary>What the quick mode measures, with the goals: cycles of the best code known for the same work, or a share of what bounds it.</summary>
internal static class QuickWorkloads
{
    /// <summary>What is measured where nothing is asked for.</summary>
    public static IReadOnlyList<QuickWorkload> Standard { get; } =
    [
        new("I1", Goal.AtMostCycles(16), () => WorkloadSides.Of(InferenceWorkloads.Create(InferenceWorkloads.I1))),
        new("I1-chained", Goal.AtMostCycles(92), () => WorkloadSides.Chained(InferenceWorkloads.Create(InferenceWorkloads.I1))),
        new("I2", Goal.AtMostCycles(67), () => WorkloadSides.Of(InferenceWorkloads.Create(InferenceWorkloads.I2))),
        new("I2-chained", null, () => WorkloadSides.Chained(InferenceWorkloads.Create(InferenceWorkloads.I2))),
        new("I3", Goal.AtMostCycles(152), () => WorkloadSides.Of(InferenceWorkloads.Create(InferenceWorkloads.I3))),
        new("I3-chained", null, () => WorkloadSides.Chained(InferenceWorkloads.Create(InferenceWorkloads.I3))),
        new("I4", Goal.WithinTimes(1.15), () => WorkloadSides.Of(InferenceWorkloads.Create(InferenceWorkloads.I4))),
        new("I5", Goal.AtMostCycles(19_000), () => WorkloadSides.Of(InferenceWorkloads.Create(InferenceWorkloads.I5))),
        new("I6", Goal.AtMostCycles(164), () => WorkloadSides.Of(StreamingWorkloads.Create(StreamingWorkloads.I6))),
        new("I6-chained", null, () => WorkloadSides.Chained(StreamingWorkloads.Create(StreamingWorkloads.I6))),
        new("I7", Goal.AtMostCycles(273), () => WorkloadSides.Of(StreamingWorkloads.Create(StreamingWorkloads.I7))),
        new("I7-chained", null, () => WorkloadSides.Chained(StreamingWorkloads.Create(StreamingWorkloads.I7))),
        new("I8", Goal.AtMostCycles(343_000), () => WorkloadSides.Of(InferenceWorkloads.Create(InferenceWorkloads.I8))),
        new("S1", null, () => WorkloadSides.Of(StreamingWorkloads.Create(StreamingWorkloads.S1))),
        new("S1-chained", null, () => WorkloadSides.Chained(StreamingWorkloads.Create(StreamingWorkloads.S1))),
        new("I3x256", Goal.AtLeastPercent(80), () => WorkloadSides.Of(ManyInferenceWorkloads.Create(ManyInferenceWorkloads.I3))),
        new("I4x256", Goal.AtLeastPercent(80), () => WorkloadSides.Of(ManyInferenceWorkloads.Create(ManyInferenceWorkloads.I4))),
        new("I5x256", Goal.AtLeastPercent(80), () => WorkloadSides.Of(ManyInferenceWorkloads.Create(ManyInferenceWorkloads.I5))),
        new("T1", Goal.AtMostCycles(280), () => WorkloadSides.Of(TrainingWorkloads.Create(TrainingWorkloads.T1))),
        new("T2", Goal.AtMostCycles(10_000), () => WorkloadSides.Of(TrainingWorkloads.Create(TrainingWorkloads.T2))),
        new("T3-32", Goal.AtLeastPercent(85), () => WorkloadSides.Of(TrainingWorkloads.Create(TrainingWorkloads.T3))),
        new("T3-128", Goal.AtLeastPercent(90), () => WorkloadSides.Of(TrainingWorkloads.Create(TrainingWorkloads.T3Large))),
        new("T4-32", Goal.AtLeastPercent(65), () => WorkloadSides.Of(TrainingWorkloads.Create(TrainingWorkloads.T4))),
        new("T4-128", Goal.AtLeastPercent(65), () => WorkloadSides.Of(TrainingWorkloads.Create(TrainingWorkloads.T4Large))),
    ];

    /// <summary>Other shapes, for "odd".</summary>
    public static IReadOnlyList<QuickWorkload> Odd { get; } = [.. OddWorkloads.All];

    /// <summary>The name of the second set.</summary>
    public const string OddName = "odd";

    /// <summary>Finds what is asked for.</summary>
    /// <param name="names">Names of workloads or of groups; none: <see cref="Standard"/>.</param>
    /// <param name="unknown">The names that mean nothing.</param>
    /// <returns>Each workload once, in the order of the tables.</returns>
    public static IReadOnlyList<QuickWorkload> Find(IReadOnlyList<string> names, out IReadOnlyList<string> unknown)
    {
        unknown = [.. names.Where(name => !IsOdd(name) && !Standard.Concat(Odd).Any(workload => workload.IsMeantBy(name)))];
        if (names.Count == 0)
        {
            return Standard;
        }

        return
        [
            .. Standard.Where(workload => names.Any(workload.IsMeantBy)),
            .. Odd.Where(workload => names.Any(name => IsOdd(name) || workload.IsMeantBy(name))),
        ];
    }

    private static bool IsOdd(string name) => name.Equals(OddName, StringComparison.OrdinalIgnoreCase);
}
