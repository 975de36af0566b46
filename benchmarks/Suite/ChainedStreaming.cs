using BenchmarkDotNet.Attributes;

namespace StaticNet.Benchmarks;

/// <summary>
/// One step of a stream a call, each with the output of the call before in its input: true latency. The state alone chains no more than
/// the recurrent layers. Times are of one call.
/// </summary>
public class ChainedStreaming
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
    public float Generic() => workload.GenericChained();

    /// <inheritdoc cref="Inference.Generated"/>
    [Benchmark(OperationsPerInvoke = StreamingWorkload.Calls)]
    public float Generated() => workload.GeneratedChained();
}
