namespace StaticNet.Benchmarks;

/// <summary>The workloads of inference by name.</summary>
internal static class InferenceWorkloads
{
    public const string I1 = "I1 2-6-1";
    public const string I2 = "I2 30-16-8-1";
    public const string I3 = "I3 64-32-10";
    public const string I4 = "I4 784-128-10";
    private const int Seed = 1;

    public static InferenceWorkload Create(string name)
    {
        switch (name)
        {
            case I1:
                var circles = new Circles(Seed);
                return new InferenceWorkload<CirclesCall>(circles, new CirclesCall(circles));
            case I2:
                var diagnosis = new Diagnosis(Seed);
                return new InferenceWorkload<DiagnosisCall>(diagnosis, new DiagnosisCall(diagnosis));
            case I3:
                var small = new SmallDigits(Seed);
                return new InferenceWorkload<SmallDigitsCall>(small, new SmallDigitsCall(small));
            case I4:
                var large = new LargeDigits(Seed);
                return new InferenceWorkload<LargeDigitsCall>(large, new LargeDigitsCall(large));
            default:
                throw new ArgumentException($"{name} is no workload of inference.", nameof(name));
        }
    }

    private readonly struct CirclesCall(Circles network) : IPredict
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }

    private readonly struct DiagnosisCall(Diagnosis network) : IPredict
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }

    private readonly struct SmallDigitsCall(SmallDigits network) : IPredict
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }

    private readonly struct LargeDigitsCall(LargeDigits network) : IPredict
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }
}
