using BenchmarkDotNet.Attributes;

namespace StaticNet.Benchmarks;

/// <summary>One image a call, calls that do not wait for one another. Times are of one call.</summary>
public class ImageInference
{
    private InferenceWorkload workload = null!;

    /// <inheritdoc cref="Inference.Workload"/>
    [Params(InferenceWorkloads.I5, InferenceWorkloads.I8)]
    public string Workload { get; set; } = string.Empty;

    /// <inheritdoc cref="Inference.Setup"/>
    [GlobalSetup]
    public void Setup() => workload = InferenceWorkloads.Create(Workload);

    /// <inheritdoc cref="Inference.Generic"/>
    [Benchmark(Baseline = true, OperationsPerInvoke = InferenceWorkload.Calls)]
    public float Generic() => workload.Generic();

    /// <inheritdoc cref="Inference.Generated"/>
    [Benchmark(OperationsPerInvoke = InferenceWorkload.Calls)]
    public float Generated() => workload.Generated();
}
