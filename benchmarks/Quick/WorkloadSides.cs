namespace StaticNet.Benchmarks;

/// <summary>Both implementations of a workload, as loops that take the number of their rounds.</summary>
/// <param name="Network">The generated network.</param>
/// <param name="Cost">What a call costs.</param>
/// <param name="Calls">The calls of a round.</param>
/// <param name="Generated">A loop over the generated class.</param>
/// <param name="Generic">The same over layer objects.</param>
internal sealed record WorkloadSides(INetwork Network, WorkloadCost Cost, int Calls, Func<int, float> Generated, Func<int, float> Generic)
{
    public static WorkloadSides Of(InferenceWorkload workload) =>
        new(workload.Network, Predicting(workload.Network, cost => 0), InferenceWorkload.Calls, workload.Generated, workload.Generic);

    public static WorkloadSides Chained(InferenceWorkload workload) =>
        new(workload.Network, Predicting(workload.Network, cost => cost.Depth), InferenceWorkload.Calls, workload.GeneratedChained, workload.GenericChained);

    public static WorkloadSides Of(ManyInferenceWorkload workload) =>
        new(workload.Network, Predicting(workload.Network, cost => 0, workload.Samples), 1, workload.Generated, workload.Generic);

    public static WorkloadSides Of(StreamingWorkload workload) =>
        new(workload.Network, Predicting(workload.Network, cost => cost.LoopDepth), StreamingWorkload.Calls, workload.Generated, workload.Generic);

    public static WorkloadSides Chained(StreamingWorkload workload) =>
        new(workload.Network, Predicting(workload.Network, cost => cost.Depth), StreamingWorkload.Calls, workload.GeneratedChained, workload.GenericChained);

    public static WorkloadSides Of(TrainingWorkload workload) =>
        new(
            workload.Network,
            WorkloadCost.OfTraining(NetworkCost.Of(workload.Network), workload.BatchSize, KeptBy(workload.Optimizer)),
            1,
            workload.Generated,
            workload.Generic);

    private static WorkloadCost Predicting(INetwork network, Func<NetworkCost, int> depth, int samples = 1)
    {
        NetworkCost cost = NetworkCost.Of(network);
        return WorkloadCost.OfPrediction(cost, samples, depth(cost));
    }

    private static int KeptBy(OptimizerAttribute optimizer) => optimizer switch
    {
        SgdAttribute => 0,
        MomentumAttribute => 1,
        AdamAttribute => 2,
        _ => throw new NotSupportedException($"{optimizer.GetType().Name} is in no workload."),
    };
}
