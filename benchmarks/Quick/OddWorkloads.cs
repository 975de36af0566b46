namespace StaticNet.Benchmarks;

/// <summary>Shapes beside those of the table, predicted one by one and by the hundred, and trained on batches that fill no vector.</summary>
internal static class OddWorkloads
{
    private const int Seed = 1;
    private static readonly int[] BatchSizes = [7, 32, 100];

    public static IEnumerable<QuickWorkload> All =>
    [
        .. Of("O-3-7-1", () => new OddTiny(Seed), network => new InferenceWorkload<TinyCall>(network, new TinyCall(network)), network => new OddTiny.MomentumTrainer(network)),
        .. Of("O-33-17-9-3", () => new OddDeep(Seed), network => new InferenceWorkload<DeepCall>(network, new DeepCall(network)), network => new OddDeep.AdamTrainer(network)),
        .. Of("O-100-50-10", () => new OddMiddle(Seed), network => new InferenceWorkload<MiddleCall>(network, new MiddleCall(network)), network => new OddMiddle.AdamTrainer(network)),
        .. Of("O-785-129-11", () => new OddLarge(Seed), network => new InferenceWorkload<LargeCall>(network, new LargeCall(network)), network => new OddLarge.SgdTrainer(network)),
        .. Of("O-LeNet", () => new OddLeNet(Seed), network => new InferenceWorkload<LeNetCall>(network, new LeNetCall(network)), network => new OddLeNet.AdamTrainer(network)),
    ];

    private static IEnumerable<QuickWorkload> Of<TNetwork>(
        string name, Func<TNetwork> network, Func<TNetwork, InferenceWorkload> predicted, Func<TNetwork, Trainer> trained)
        where TNetwork : INetwork
    {
        const int manySamples = 100;
        yield return new QuickWorkload(name, null, () => WorkloadSides.Of(predicted(network())));
        yield return new QuickWorkload($"{name}-x{manySamples}", null, () => WorkloadSides.Of(new ManyInferenceWorkload(network(), manySamples)));
        foreach (int batchSize in BatchSizes)
        {
            yield return new QuickWorkload($"{name}-batch{batchSize}", null, () => WorkloadSides.Of(new TrainingWorkload(trained(network()), batchSize)));
        }
    }

    private readonly struct TinyCall(OddTiny network) : IPredict
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }

    private readonly struct DeepCall(OddDeep network) : IPredict
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }

    private readonly struct MiddleCall(OddMiddle network) : IPredict
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }

    private readonly struct LargeCall(OddLarge network) : IPredict
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }

    private readonly struct LeNetCall(OddLeNet network) : IPredict
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }
}
