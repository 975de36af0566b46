using BenchmarkDotNet.Attributes;

namespace StaticNet.Benchmarks;

/// <summary>One step of a stream a call; what the stream remembers goes from call to call. Times are of one call.</summary>
public class Streaming
{
    private StreamingWorkload workload = null!;

    /// <inheritdoc cref="Inference.Workload"/>
    [Params(StreamingWorkloads.I6, StreamingWorkloads.I7, StreamingWorkloads.S1)]
    public string Workload { get; set; } = string.Empty;

    /// <inheritdoc cref="Inference.Setup"/>
    [GlobalSetup]
    public void Setup() => workload = StreamingWorkloads.Create(Workload);

    /// <inheritdoc cref="Inference.Generic"/>
    [Benchmark(Baseline = true, OperationsPerInvoke = StreamingWorkload.Calls)]
    public float Generic() => workload.Generic();

    /// <inheritdoc cref="Inference.Generated"/>
    [Benchmark(OperationsPerInvoke = StreamingWorkload.Calls)]
    public float Generated() => workload.Generated();
}
