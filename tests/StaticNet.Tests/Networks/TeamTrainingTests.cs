using StaticNet.Tests.Training;

namespace StaticNet.Tests.Networks;

/// <summary>Networks that several threads train.</summary>
public class TeamTrainingTests
{
    private static readonly Dictionary<string, string> Declarations = new()
    {
        ["Dense"] = "Input(5), Dense(7, Activation.Tanh), Dense(3, Activation.Softmax), Loss(Loss.CrossEntropy), Adam",
        ["Wide"] = "Input(70), Dense(130, Activation.ReLU), Dense(9), Loss(Loss.MeanSquaredError), Momentum",
        ["Images"] = "Input(2, 7, 6), Conv2D(5, 2, Activation = Activation.ReLU), Conv2D(3, 3, Padding = 1), MaxPool2D(2, Stride = 1), Dense(4, Activation.Softmax), Loss(Loss.CrossEntropy), Adam",
        ["Drops"] = "Input(6), Dense(19, Activation.ReLU), Dropout(0.4f), Dense(2), Loss(Loss.MeanSquaredError), Adam",
        ["DropsImages"] = "Input(1, 6, 6), Conv2D(3, 3), Dropout(0.3f), GlobalAvgPool, Dense(2), Loss(Loss.MeanSquaredError), Sgd",
        ["Recurrent"] = "Input(2, Steps = 6), Gru(5), Dropout(0.2f), Dense(3), Loss(Loss.MeanSquaredError), Adam",
        ["Last"] = "Input(3, Steps = 5), Lstm(9, ReturnSequence = false), Dense(2, Activation.Sigmoid), Loss(Loss.BinaryCrossEntropy), Adam",
    };

    private static readonly Dictionary<string, Type> Types = NetworkCompiler.Compile(
        string.Concat(Declarations.Select(network => $"[Network, {network.Value}] public sealed partial class {network.Key};\n")));

    public static TheoryData<string, int, int> Cases()
    {
        var cases = new TheoryData<string, int, int>();
        foreach (string network in Declarations.Keys)
        {
            cases.Add(network, 2, 33);
            cases.Add(network, 3, 100);
            cases.Add(network, 3, 300);
            cases.Add(network, 7, 5);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradient_of_a_batch_is_that_of_one_thread(string name, int threads, int batchSize)
    {
        Trainer together = NewTrainer(name);
        Trainer alone = NewTrainer(name);
        Samples samples = Random(together.Network, together.TargetKind, batchSize, hasLengths: together.Network.Steps > 1);
        (together.LearningRate, alone.LearningRate) = (0f, 0f);

        TrainingHistory history = together.Fit(samples, new FitOptions { Epochs = 1, BatchSize = batchSize, Threads = threads, Shuffle = false, Validation = samples });

        float loss = alone.Backpropagate(samples.Inputs, samples.Targets, samples.Lengths);
        float[] expected = alone.Gradients.ToArray();
        float[] actual = together.Gradients.ToArray();
        float largest = expected.Max(Math.Abs);
        Assert.True(largest > 0f);

        // Roundings of sums over up to 4,800 places of images, whose order differs; one sample that is missing, or dropped otherwise, is a hundred times as much.
        Assert.All(expected.Zip(actual), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0f, 1e-5f * largest));
        Assert.Equal(loss, history.Epochs[0].TrainingLoss, 1e-5f * loss);
        Assert.Equal(alone.Evaluate(samples), history.Epochs[0].ValidationLoss, 1e-5f * loss);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_same_number_of_threads_gives_the_same_bits(string name, int threads, int batchSize)
    {
        (float[] parameters, float[] losses) = Run(name, threads, batchSize);
        (float[] again, float[] lossesAgain) = Run(name, threads, batchSize);
        (float[] alone, float[] lossesAlone) = Run(name, 1, batchSize);

        Assert.Equal(parameters, again);
        Assert.Equal(losses, lossesAgain);
        Assert.NotEqual(alone, new float[alone.Length]);
        Assert.All(lossesAlone.Zip(losses), pair => Assert.Equal(pair.First, pair.Second, 1e-2f * Math.Abs(pair.First)));
    }

    [Fact]
    public void Penalties_and_clipping_see_the_gradient_of_the_whole_batch()
    {
        Trainer together = NewTrainer("Wide");
        Trainer alone = NewTrainer("Wide");
        Samples samples = Random(together.Network, together.TargetKind, 64, hasLengths: false);
        foreach (Trainer trainer in new[] { together, alone })
        {
            (trainer.L1, trainer.L2, trainer.ClipValue, trainer.ClipNorm) = (1e-3f, 1e-2f, 0.05f, 0.2f);
            trainer.Fit(samples, new FitOptions { Epochs = 1, BatchSize = 64, Threads = trainer == together ? 2 : 1 });
        }

        Assert.Equal(0.2f, MathF.Sqrt(together.Gradients.ToArray().Sum(g => g * g)), 1e-4f);
        Assert.All(alone.Gradients.ToArray().Zip(together.Gradients.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
        Assert.All(
            alone.Network.Parameters.ToArray().Zip(together.Network.Parameters.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void Sequences_without_a_step_may_fill_a_part()
    {
        Trainer together = NewTrainer("Last");
        Trainer alone = NewTrainer("Last");
        Samples samples = Random(together.Network, together.TargetKind, 48, hasLengths: false);
        int[] lengths = [.. Enumerable.Range(0, 48).Select(i => i is < 16 or >= 32 ? 0 : 1 + (i % 5))];
        var data = StaticNet.Samples.WithTargets(samples.Inputs.ToArray(), samples.InputSize, samples.Targets.ToArray(), samples.TargetSize, lengths);

        // Something of an earlier step is in all buffers.
        together.Fit(samples, new FitOptions { Epochs = 1, BatchSize = 48, Threads = 3 });
        together.Network.Parameters.Clear();
        alone.Network.Parameters.Clear();
        together.LearningRate = 0f;
        together.Fit(data, new FitOptions { Epochs = 1, BatchSize = 48, Threads = 3, Validation = data });

        alone.Backpropagate(data.Inputs, data.Targets, data.Lengths);
        Assert.All(alone.Gradients.ToArray().Zip(together.Gradients.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Theory]
    [InlineData("Dense", 2)]
    [InlineData("Images", 3)]
    [InlineData("Recurrent", 2)]
    public void No_thread_allocates_in_any_epoch_after_the_first(string name, int threads)
    {
        const int rounds = 6;
        Trainer trainer = NewTrainer(name);
        Samples samples = Random(trainer.Network, trainer.TargetKind, 150, hasLengths: trainer.Network.Steps > 1);
        var watched = new WatchedSamples(samples);
        var allocated = new long[5][];

        // What is compiled anew may allocate once: one run without a byte is enough.
        for (int round = 1; round <= rounds; round++)
        {
            trainer.Fit(watched, new FitOptions
            {
                Epochs = allocated.Length,
                BatchSize = 48,
                Threads = threads,
                Validation = watched,
                ProgressEverySteps = 1,
                Progress = new Listener(p => allocated[p.Epoch - 1] = p.IsEndOfEpoch ? watched.Snapshot(p.Epoch) : allocated[p.Epoch - 1]),
            });
            Assert.Equal(threads, allocated[^1].Zip(allocated[0]).Count(pair => pair.First != 0));
            if (round == rounds || allocated.All(epoch => epoch.SequenceEqual(allocated[0])))
            {
                break;
            }

            watched.Clear();
        }

        Assert.All(allocated, epoch => Assert.Equal(allocated[0], epoch));
    }

    [Fact]
    public void Batch_normalisation_is_refused_before_anything_changes()
    {
        Type type = NetworkCompiler.Compile("[Network, Input(3), Dense(4), BatchNorm, Dense(1), Loss(Loss.MeanSquaredError), Sgd] public sealed partial class Normalized;")["Normalized"];
        Trainer trainer = NetworkCompiler.CreateTrainer(NetworkCompiler.Create(type, seed: 1), "Sgd");
        float[] before = trainer.Network.Parameters.ToArray();

        var exception = Assert.Throws<NotSupportedException>(() => trainer.Fit(
            Random(trainer.Network, trainer.TargetKind, 40, hasLengths: false), new FitOptions { Threads = 2 }));

        Assert.Contains("batch normalisation takes means over all samples of a batch", exception.Message);
        Assert.Equal(before, trainer.Network.Parameters.ToArray());
        Assert.Equal(0, trainer.StepCount);
    }

    private static (float[] Parameters, float[] Losses) Run(string name, int threads, int batchSize)
    {
        Trainer trainer = NewTrainer(name);
        trainer.LearningRate = 1e-3f;
        Samples samples = Random(trainer.Network, trainer.TargetKind, (2 * batchSize) + 11, hasLengths: trainer.Network.Steps > 1);
        TrainingHistory history = trainer.Fit(samples, new FitOptions { Epochs = 3, BatchSize = batchSize, Threads = threads, Validation = samples });
        return (trainer.Network.Parameters.ToArray(), [.. history.Epochs.SelectMany(epoch => new[] { epoch.TrainingLoss, epoch.ValidationLoss })]);
    }

    private static Trainer NewTrainer(string name) =>
        NetworkCompiler.CreateTrainer(NetworkCompiler.Create(Types[name], seed: 5), Declarations[name][(Declarations[name].LastIndexOf(' ') + 1)..]);

    private static Samples Random(INetwork network, TargetKind kind, int count, bool hasLengths)
    {
        var random = new Random(count);
        float[] inputs = Batches.Uniform(random, count * network.InputSize);
        float[] targets = Batches.Targets(kind, random, count * network.OutputSteps, network.OutputSize / network.OutputSteps);
        int[] lengths = hasLengths ? [.. Enumerable.Range(0, count).Select(_ => random.Next(network.Steps + 1))] : [];
        return StaticNet.Samples.WithTargets(inputs, network.InputSize, targets, network.OutputSize, lengths);
    }

    // Notes what each thread has allocated when it reads the inputs, and one more, so that who read none is told from who allocated none.
    private sealed class WatchedSamples(Samples samples) : ISamples
    {
        private readonly long[] bytes = new long[1 << 16];
        private readonly long[][] snapshots = [.. Enumerable.Range(0, 8).Select(_ => new long[1 << 16])];

        public int Count => samples.Count;

        public int InputSize => samples.InputSize;

        public int TargetSize => samples.TargetSize;

        public ReadOnlySpan<float> Inputs
        {
            get
            {
                bytes[Environment.CurrentManagedThreadId] = 1 + GC.GetAllocatedBytesForCurrentThread();
                return samples.Inputs;
            }
        }

        public ReadOnlySpan<float> Targets => samples.Targets;

        public ReadOnlySpan<int> Labels => samples.Labels;

        public ReadOnlySpan<int> Lengths => samples.Lengths;

        public long[] Snapshot(int number)
        {
            bytes.CopyTo(snapshots[number], 0);
            return snapshots[number];
        }

        public void Clear() => Array.Clear(bytes);
    }
}
