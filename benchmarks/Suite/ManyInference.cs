using BenchmarkDotNet.Attributes;

namespace StaticNet.Benchmarks;

/// <summary>256 samples a call. Times are of one call.</summary>
public class ManyInference
{
    private ManyInferenceWorkload workload = null!;

    /// <inheritdoc cref="Inference.Workload"/>
    [Params(ManyInferenceWorkloads.I3, ManyInferenceWorkloads.I4, ManyInferenceWorkloads.I5)]
    public string Workload { get; set; } = string.Empty;

    /// <inheritdoc cref="Inference.Setup"/>
    [GlobalSetup]
    public void Setup() => workload = ManyInferenceWorkloads.Create(Workload);

    /// <inheritdoc cref="Inference.Generic"/>
    [Benchmark(Baseline = true)]
    public float Generic() => workload.Generic();

    /// <inheritdoc cref="Inference.Generated"/>
    [Benchmark]
    public float Generated() => workload.Generated();
}
