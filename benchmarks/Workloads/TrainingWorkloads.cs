namespace StaticNet.Benchmarks;

/// <summary>The workloads of training by name.</summary>
internal static class TrainingWorkloads
{
    public const string T1 = "T1 2-6-1, Momentum, batch 32";
    public const string T2 = "T2 64-32-10, Adam, batch 32";
    public const string T3 = "T3 784-128-10, Sgd, batch 32";
    public const string T3Large = "T3 784-128-10, Sgd, batch 128";
    public const string T4 = "T4 LeNet-5, Adam, batch 32";
    public const string T4Large = "T4 LeNet-5, Adam, batch 128";
    private const int Seed = 1;

    public static TrainingWorkload Create(string name) => name switch
    {
        T1 => new TrainingWorkload(new Circles.MomentumTrainer(new Circles(Seed)), batchSize: 32),
        T2 => new TrainingWorkload(new SmallDigits.AdamTrainer(new SmallDigits(Seed)), batchSize: 32),
        T3 => new TrainingWorkload(new LargeDigits.SgdTrainer(new LargeDigits(Seed)), batchSize: 32),
        T3Large => new TrainingWorkload(new LargeDigits.SgdTrainer(new LargeDigits(Seed)), batchSize: 128),
        T4 => new TrainingWorkload(new LeNet5.AdamTrainer(new LeNet5(Seed)), batchSize: 32),
        T4Large => new TrainingWorkload(new LeNet5.AdamTrainer(new LeNet5(Seed)), batchSize: 128),
        _ => throw new ArgumentException($"{name} is no workload of training.", nameof(name)),
    };
}
