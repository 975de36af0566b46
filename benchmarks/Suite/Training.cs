using BenchmarkDotNet.Attributes;

namespace StaticNet.Benchmarks;

/// <summary>Whole optimizer steps on one mini-batch: checks of the arguments, forward, backward, update.</summary>
public class Training
{
    private TrainingWorkload workload = null!;

    /// <inheritdoc cref="Inference.Workload"/>
    [Params(
        TrainingWorkloads.T1, TrainingWorkloads.T2, TrainingWorkloads.T3, TrainingWorkloads.T3Large, TrainingWorkloads.T4, TrainingWorkloads.T4Large)]
    public string Workload { get; set; } = string.Empty;

    /// <inheritdoc cref="Inference.Setup"/>
    [GlobalSetup]
    public void Setup() => workload = TrainingWorkloads.Create(Workload);

    /// <inheritdoc cref="Inference.Generic"/>
    [Benchmark(Baseline = true)]
    public float Generic() => workload.Generic();

    /// <inheritdoc cref="Inference.Generated"/>
    [Benchmark]
    public float Generated() => workload.Generated();
}
