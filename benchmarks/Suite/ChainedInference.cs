using BenchmarkDotNet.Attributes;

namespace StaticNet.Benchmarks;

/// <summary>
/// One sample a call, each with an output of the call before in it: true latency. Times are of one call. I4 is not here:
/// it waits for its weights, chained or not. Nor are I5 and I8: a call is so long that little of two can overlap.
/// </summary>
public class ChainedInference
{
    private InferenceWorkload workload = null!;

    /// <inheritdoc cref="Inference.Workload"/>
    [Params(InferenceWorkloads.I1, InferenceWorkloads.I2, InferenceWorkloads.I3)]
    public string Workload { get; set; } = string.Empty;

    /// <inheritdoc cref="Inference.Setup"/>
    [GlobalSetup]
    public void Setup() => workload = InferenceWorkloads.Create(Workload);

    /// <inheritdoc cref="Inference.Generic"/>
    [Benchmark(Baseline = true, OperationsPerInvoke = InferenceWorkload.Calls)]
    public float Generic() => workload.GenericChained();

    /// <inheritdoc cref="Inference.Generated"/>
    [Benchmark(OperationsPerInvoke = InferenceWorkload.Calls)]
    public float Generated() => workload.GeneratedChained();
}
