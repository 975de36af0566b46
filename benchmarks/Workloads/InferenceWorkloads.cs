namespace StaticNet.Benchmarks;

/// <summary>The workloads of inference by name.</summary>
internal static class InferenceWorkloads
{
    public const string I1 = "I1 2-6-1";
    public const string I2 = "I2 30-16-8-1";
    public const string I3 = "I3 64-32-10";
    public const string I4 = "I4 784-128-10";
    public const string I5 = "I5 LeNet-5";
    public const string I8 = "I8 residual on 3x32x32";
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
            case I5:
                var lenet = new LeNet5(Seed);
                return new InferenceWorkload<LeNet5Call>(lenet, new LeNet5Call(lenet));
            case I8:
                var residual = new ResidualImages(Seed);
                SeededNormalization.Fill(residual);
                return new InferenceWorkload<ResidualImagesCall>(residual, new ResidualImagesCall(residual));
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

    private readonly struct LeNet5Call(LeNet5 network) : IPredict
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }

    private readonly struct ResidualImagesCall(ResidualImages network) : IPredict
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }
}
