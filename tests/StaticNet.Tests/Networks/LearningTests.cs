namespace StaticNet.Tests.Networks;

/// <summary>Networks learn what they are shown.</summary>
public class LearningTests
{
    private static readonly float[] XorInputs = [0, 0, 0, 1, 1, 0, 1, 1];
    private static readonly float[] XorTargets = [0, 1, 1, 0];

    public static TheoryData<string> Optimizers => OptimizerTests.Optimizers;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Exclusive_or(int seed)
    {
        var network = new Xor(seed);
        var trainer = new Xor.AdamTrainer(network);
        for (int step = 0; step < 500; step++)
        {
            trainer.Step(XorInputs, XorTargets);
        }

        var probabilities = new float[4];
        network.Predict(XorInputs, probabilities);
        Assert.All(probabilities.Zip(XorTargets), pair => Assert.Equal(pair.Second, pair.First, 0.05f));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_small_regression_with_every_optimizer(string optimizer)
    {
        INetwork network = NetworkCompiler.Create(typeof(OptimizerProblem), seed: 3);
        Trainer trainer = NetworkCompiler.CreateTrainer(network, optimizer);

        // Defaults are careful; here all of them take steps of a like size. Adadelta finds its own.
        trainer.LearningRate = optimizer switch
        {
            "Sgd" or "Adagrad" => 0.2f,
            "Adadelta" => 1f,
            "Momentum" or "Nesterov" => 0.05f,
            _ => 0.01f,
        };
        Samples samples = Waves(64, seed: 1);
        float before = trainer.Evaluate(samples);
        for (int step = 0; step < 800; step++)
        {
            trainer.Step(samples.Inputs, samples.Targets);
        }

        float after = trainer.Evaluate(samples);
        Assert.True(after < before / 20, $"from {before} to {after}");
    }

    [Fact]
    public void Fit_with_validation_a_schedule_and_early_stopping()
    {
        var network = new OptimizerProblem(seed: 4);
        var trainer = new OptimizerProblem.AdamTrainer(network);
        trainer.LearningRate = 0.02f;
        Samples validation = Waves(50, seed: 2);

        TrainingHistory history = trainer.Fit(Waves(200, seed: 1), new FitOptions
        {
            Epochs = 400,
            BatchSize = 16,
            Validation = validation,
            Schedule = LearningRateSchedule.LinearWarmupEpochs(2, LearningRateSchedule.Step(5, 0.5f)),
            EarlyStopping = new EarlyStopping { Patience = 3 },
        });

        Assert.Equal(StopReason.EarlyStopped, history.StopReason);
        Assert.Equal(history.Epochs.Count, history.BestEpoch + 3);
        Assert.Equal(history.Epochs.Count * 13, history.Steps);
        Assert.True(history.Epochs[history.BestEpoch - 1].ValidationLoss < history.Epochs[0].ValidationLoss / 4);
        Assert.Equal(history.Epochs[history.BestEpoch - 1].ValidationLoss, trainer.Evaluate(validation));
        Assert.Equal(0.02f, history.Epochs[1].LearningRate);
        Assert.Equal(0.01f, history.Epochs[7].LearningRate);
        Assert.Equal(0.02f, trainer.LearningRate);
    }

    [Fact]
    public void The_same_seeds_give_bitwise_the_same_run()
    {
        (float[] parameters, (float, float, float)[] epochs) = ClassesRun(seed: 3);
        (float[] again, (float, float, float)[] epochsAgain) = ClassesRun(seed: 3);
        (float[] other, _) = ClassesRun(seed: 4);

        Assert.Equal(parameters, again);
        Assert.Equal(epochs, epochsAgain);
        Assert.NotEqual(parameters, other);
    }

    [Fact]
    public void Two_networks_of_one_class_learn_on_two_threads_as_they_do_alone()
    {
        int[] seeds = [11, 12];
        float[][] alone = [.. seeds.Select(seed => ClassesRun(seed).Parameters)];
        var together = new float[2][];
        using var barrier = new Barrier(2);
        Thread[] threads = [.. seeds.Select((seed, i) => new Thread(() =>
        {
            barrier.SignalAndWait();
            together[i] = ClassesRun(seed).Parameters;
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal(alone, together);
    }

    [Fact]
    public void A_learning_rate_far_too_high_ends_with_finite_parameters()
    {
        var network = new Line(seed: 1);
        var trainer = new Line.SgdTrainer(network) { LearningRate = 1e6f };
        float[] numbers = [.. Enumerable.Range(1, 64).Select(i => i / 16f)];

        var exception = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(Samples.WithTargets(numbers, 1, numbers, 1), new FitOptions { Epochs = 100 }));

        Assert.Contains("lower than 1000000", exception.Message);
        Assert.All(network.Parameters.ToArray(), p => Assert.True(float.IsFinite(p)));
    }

    private static (float[] Parameters, (float Training, float Validation, float Rate)[] Epochs) ClassesRun(int seed)
    {
        var network = new Classes(seed);
        var random = new Random(1);
        var samples = Samples.WithLabels(Batches.Uniform(random, 90 * Classes.InputSize), Classes.InputSize, Batches.Labels(random, 90, Classes.OutputSize));
        TrainingHistory history = new Classes.AdamTrainer(network).Fit(
            samples, new FitOptions { Epochs = 4, BatchSize = 20, Seed = seed, Validation = samples, Schedule = LearningRateSchedule.Cosine() });
        return (network.Parameters.ToArray(), [.. history.Epochs.Select(e => (e.TrainingLoss, e.ValidationLoss, e.LearningRate))]);
    }

    // Two smooth functions of three numbers, far from zero on average.
    private static Samples Waves(int count, int seed)
    {
        float[] inputs = Batches.Uniform(new Random(seed), count * 3);
        var targets = new float[count * 2];
        for (int i = 0; i < count; i++)
        {
            (float a, float b, float c) = (inputs[3 * i], inputs[(3 * i) + 1], inputs[(3 * i) + 2]);
            targets[2 * i] = 1f + MathF.Sin(a + b);
            targets[(2 * i) + 1] = (0.5f * a) - MathF.Tanh(c) - 1f;
        }

        return Samples.WithTargets(inputs, 3, targets, 2);
    }
}
