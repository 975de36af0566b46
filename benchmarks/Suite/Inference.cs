using BenchmarkDotNet.Attributes;

namespace StaticNet.Benchmarks;

/// <summary>One sample of a dense network a call, calls that do not wait for one another. Times are of one call.</summary>
public class Inference
{
    private InferenceWorkload workload = null!;
    private PrimitivesWorkload primitives = null!;

    /// <summary>What is run.</summary>
    [Params(InferenceWorkloads.I1, InferenceWorkloads.I2, InferenceWorkloads.I3, InferenceWorkloads.I4)]
    public string Workload { get; set; } = string.Empty;

    /// <summary>Builds all implementations and throws where they disagree.</summary>
    [GlobalSetup]
    public void Setup()
    {
        workload = InferenceWorkloads.Create(Workload);
        primitives = new PrimitivesWorkload(workload.Network);
    }

    /// <summary>Layers as objects, shapes known at run time, TensorPrimitives.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = InferenceWorkload.Calls)]
    public float Generic() => workload.Generic();

    /// <summary>The shortest code over TensorPrimitives: no layer objects, a dot product for each unit.</summary>
    [Benchmark(OperationsPerInvoke = InferenceWorkload.Calls)]
    public float Primitives() => primitives.Run();

    /// <summary>The class that the generator wrote.</summary>
    [Benchmark(OperationsPerInvoke = InferenceWorkload.Calls)]
    public float Generated() => workload.Generated();
}
