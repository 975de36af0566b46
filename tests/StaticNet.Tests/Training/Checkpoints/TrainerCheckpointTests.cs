using System.Text.Json;
using static StaticNet.Tests.Training.Checkpoints.CheckpointedNetworks;

namespace StaticNet.Tests.Training.Checkpoints;

/// <summary>Trainers that are saved and loaded between steps.</summary>
public class TrainerCheckpointTests
{
    private static readonly Dictionary<string, string[]> Slots = new()
    {
        ["Sgd"] = [],
        ["Momentum"] = ["momentum_buffer"],
        ["Nesterov"] = ["momentum_buffer"],
        ["Adagrad"] = ["sum"],
        ["Adadelta"] = ["square_avg", "acc_delta"],
        ["RmsProp"] = ["square_avg"],
        ["Adam"] = ["exp_avg", "exp_avg_sq"],
        ["AdamW"] = ["exp_avg", "exp_avg_sq"],
        ["AdaMax"] = ["exp_avg", "exp_inf"],
        ["Nadam"] = ["exp_avg", "exp_avg_sq"],
        ["AmsGrad"] = ["exp_avg", "exp_avg_sq", "max_exp_avg_sq"],
    };

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (string network in Names)
        {
            foreach (string optimizer in Optimizers)
            {
                cases.Add(network, optimizer);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Steps_after_loading_give_the_bits_of_going_on(string network, string optimizer)
    {
        Trainer ahead = NewTrainer(network, optimizer, seed: 1);
        Samples samples = RandomSamples(ahead, 13);
        TakeSteps(ahead, samples, 7);
        byte[] file = Saved(ahead);
        Trainer behind = NewTrainer(network, optimizer, seed: 2);
        TakeSteps(behind, samples, 3);

        Load(behind, file);

        Assert.Equal(file, Saved(behind));
        Assert.Equal(7, behind.StepCount);
        Assert.Equal(TakeSteps(ahead, samples, 6), TakeSteps(behind, samples, 6));
        Assert.Equal(Saved(ahead), Saved(behind));
        Assert.NotEqual(file, Saved(behind));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_file_has_the_optimizers_state_by_PyTorchs_names_in_the_shapes_of_the_parameters(string network, string optimizer)
    {
        Trainer trainer = NewTrainer(network, optimizer, seed: 1);
        var expected = trainer.Network.Tensors.Concat(trainer.Network.StatisticTensors).ToDictionary(tensor => tensor.Name, tensor => tensor.Shape.ToArray());
        foreach (string slot in Slots[optimizer])
        {
            foreach (ParameterTensor tensor in trainer.Network.Tensors)
            {
                expected.Add($"optimizer/{slot}/{tensor.Name}", tensor.Shape.ToArray());
            }
        }

        JsonElement header = Header(Saved(trainer));

        Assert.Equal(
            expected.Select(tensor => $"{tensor.Key} [{string.Join(", ", tensor.Value)}]").Order(),
            header.EnumerateObject().Where(entry => entry.Name != "__metadata__")
                .Select(entry => $"{entry.Name} [{string.Join(", ", entry.Value.GetProperty("shape").EnumerateArray())}]").Order());
        Assert.Equal(optimizer, header.GetProperty("__metadata__").GetProperty("optimizer").GetString());
    }

    [Theory]
    [InlineData("Tiny")]
    [InlineData("Drops")]
    [InlineData("Normalized")]
    [InlineData("Gated")]
    [InlineData("Last")]
    public void Each_value_of_the_state_stands_where_its_parameter_does(string network)
    {
        Trainer trainer = NewTrainer(network, "Momentum", seed: 1);
        trainer.KeepsGradients = true;
        TakeSteps(trainer, RandomSamples(trainer, 4), 1);

        byte[] file = Saved(trainer);

        // The momentum of the first step is its gradient.
        Assert.All(trainer.GradientTensors, tensor => Assert.Equal(tensor.ToArray(), Floats(file, $"optimizer/momentum_buffer/{tensor.Name}")));
        Assert.Contains(trainer.GradientTensors, tensor => tensor.ToArray().Any(value => value != 0f));
    }

    [Fact]
    public void The_numbers_of_the_trainer_come_back()
    {
        Trainer trainer = NewTrainer("Tiny", "AdamW", seed: 1);
        (trainer.LearningRate, trainer.L1, trainer.L2, trainer.ClipValue, trainer.ClipNorm) = (1f / 3f, 1e-7f, float.Epsilon, 123456.789f, float.MaxValue);
        System.Reflection.PropertyInfo decay = trainer.GetType().GetProperty("WeightDecay")!;
        decay.SetValue(trainer, 0.1f / 7f);
        Trainer other = NewTrainer("Tiny", "AdamW", seed: 2);

        Load(other, Saved(trainer));

        Assert.Equal(
            (1f / 3f, 1e-7f, float.Epsilon, 123456.789f, float.MaxValue), (other.LearningRate, other.L1, other.L2, other.ClipValue, other.ClipNorm));
        Assert.Equal(0.1f / 7f, decay.GetValue(other));

        // Penalties from the file are penalties of the next step.
        Samples samples = RandomSamples(trainer, 5);
        Assert.Equal(TakeSteps(trainer, samples, 2), TakeSteps(other, samples, 2));
        Assert.Equal(Saved(trainer), Saved(other));
    }

    [Fact]
    public void A_network_reads_its_own_part()
    {
        using var folder = new TestFolder();
        Trainer trainer = NewTrainer("Normalized", "Adam", seed: 1);
        TakeSteps(trainer, RandomSamples(trainer, 9), 3);
        INetwork network = NewTrainer("Normalized", "Sgd", seed: 2).Network;

        trainer.Save(folder.At("trainer.safetensors"));
        network.Load(folder.At("trainer.safetensors"));

        Assert.Equal(trainer.Network.Parameters.ToArray(), network.Parameters.ToArray());
        Assert.Equal(trainer.Network.Statistics.ToArray(), network.Statistics.ToArray());
        Assert.Equal(["trainer.safetensors"], folder.Names);
    }

    [Fact]
    public void Files_and_streams_hold_the_same()
    {
        using var folder = new TestFolder();
        Trainer trainer = NewTrainer("Drops", "Nadam", seed: 1);
        TakeSteps(trainer, RandomSamples(trainer, 9), 3);
        trainer.Save(folder.At("a"));
        using var stream = new MemoryStream();
        stream.Write([1, 2, 3]);
        trainer.Save(stream);
        stream.Position = 3;
        Trainer fromFile = NewTrainer("Drops", "Nadam", seed: 2);
        Trainer fromStream = NewTrainer("Drops", "Nadam", seed: 3);

        fromFile.Load(folder.At("a"));
        fromStream.Load(stream);

        Assert.Equal(File.ReadAllBytes(folder.At("a")), Saved(fromFile));
        Assert.Equal(Saved(trainer), Saved(fromStream));
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void Nothing_of_a_poisoned_trainer_is_left()
    {
        Trainer trainer = NewTrainer("Drops", "AmsGrad", seed: 1);
        Samples samples = RandomSamples(trainer, 9);
        TakeSteps(trainer, samples, 2);
        byte[] file = Saved(trainer);
        Trainer poisoned = NewTrainer("Drops", "AmsGrad", seed: 1);
        TakeSteps(poisoned, samples, 1);

        // Padding too, which has no name.
        poisoned.Network.Parameters.Fill(float.NaN);
        Load(poisoned, file);

        Assert.Equal(trainer.Network.Parameters.ToArray(), poisoned.Network.Parameters.ToArray());
        Assert.Equal(TakeSteps(trainer, samples, 2), TakeSteps(poisoned, samples, 2));
        Assert.Equal(Saved(trainer), Saved(poisoned));
    }

    [Fact]
    public void Trainers_written_by_hand_are_kept_too()
    {
        Samples samples = TestSamples.Line();
        var trainer = new LinearTrainer(new LinearNetwork(2, 2));
        trainer.Fit(samples, new FitOptions { Epochs = 1 });
        var other = new LinearTrainer(new LinearNetwork(2, 2)) { LearningRate = 7f };

        Load(other, Saved(trainer));

        Assert.Equal((trainer.StepCount, trainer.LearningRate), (other.StepCount, other.LearningRate));
        Assert.Equal(trainer.Network.Parameters.ToArray(), other.Network.Parameters.ToArray());
    }

    [Fact]
    public void Slots_of_trainers_written_by_hand_are_kept_by_their_names()
    {
        var trainer = new Averaging(floats: 64);
        trainer.Memory.Span.Fill(3f);
        var other = new Averaging(floats: 64);

        Load(other, Saved(trainer));

        Assert.Equal([3f, 3f], Floats(Saved(other), "optimizer/second/0.bias"));
        Assert.Equal([3f, 3f, 3f, 3f], Floats(Saved(other), "optimizer/first/0.weight"));
    }

    [Fact]
    public void Slots_that_have_no_place_are_a_mistake_of_the_trainer() =>
        Assert.Contains("The 2 slots of Averaging take 64 floats, 32 each, but OptimizerState has 63.", Assert.Throws<InvalidOperationException>(() => Saved(new Averaging(floats: 63))).Message);

    [Fact]
    public void What_is_given_must_be_there()
    {
        Trainer trainer = NewTrainer("Tiny", "Sgd", seed: 1);

        Assert.Throws<ArgumentNullException>(() => trainer.Save((string)null!));
        Assert.Throws<ArgumentNullException>(() => trainer.Save((Stream)null!));
        Assert.Throws<ArgumentNullException>(() => trainer.Load((string)null!));
        Assert.Throws<ArgumentNullException>(() => trainer.Load((Stream)null!));
        Assert.Throws<ArgumentException>(() => trainer.Load(string.Empty));
        Assert.Throws<FileNotFoundException>(() => trainer.Load(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString())));
    }

    private sealed class Averaging(LinearNetwork network, int floats) : Trainer(network, network.Buffer, network.Layouts, TargetKind.Values, learningRate: 0.1f)
    {
        public Averaging(int floats)
            : this(new LinearNetwork(2, 2), floats)
        {
        }

        public AlignedBuffer Memory { get; } = new(floats);

        protected override IReadOnlyList<string> OptimizerSlots => ["first", "second"];

        protected override AlignedBuffer OptimizerState => Memory;

        protected override float Gradient(scoped in TrainingBatch batch) => 0f;

        protected override float MeanLoss(scoped in TrainingBatch batch) => 0f;

        protected override void Update(float learningRate, long step)
        {
        }
    }

    /// <returns>The losses.</returns>
    private static float[] TakeSteps(Trainer trainer, Samples samples, int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        // Whole batches, parts and single samples in turn, by the steps that the trainer has taken.
        int rows = (trainer.StepCount % 3) switch { 0 => samples.Count, 1 => 1, _ => 3 };
        return trainer.Step(samples.Inputs[..(rows * samples.InputSize)], samples.Targets[..(rows * samples.TargetSize)]);
    })];
}
