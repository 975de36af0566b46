namespace StaticNet.Benchmarks;

/// <summary>The workloads of inference with many samples in a call, by name.</summary>
internal static class ManyInferenceWorkloads
{
    public const string I3 = "I3 64-32-10, 256 samples";
    public const string I4 = "I4 784-128-10, 256 samples";
    public const string I5 = "I5 LeNet-5, 256 samples";
    private const int Seed = 1;
    private const int Samples = 256;

    public static ManyInferenceWorkload Create(string name) => name switch
    {
        I3 => new ManyInferenceWorkload(new SmallDigits(Seed), Samples),
        I4 => new ManyInferenceWorkload(new LargeDigits(Seed), Samples),
        I5 => new ManyInferenceWorkload(new LeNet5(Seed), Samples),
        _ => throw new ArgumentException($"{name} is no workload of inference with many samples.", nameof(name)),
    };
}
