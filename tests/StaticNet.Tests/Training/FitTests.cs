using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.Tests.Training;

public class FitTests
{
    [Theory]
    [InlineData(10, 4, true)]
    [InlineData(10, 4, false)]
    [InlineData(10, 1, true)]
    [InlineData(10, 5, true)]
    [InlineData(10, 10, true)]
    [InlineData(10, 64, true)]
    [InlineData(1, 32, true)]
    [InlineData(33, 32, false)]
    public void Visits_every_sample_once_in_every_epoch(int count, int batchSize, bool shuffle)
    {
        var seen = new List<float>();
        var sizes = new List<int>();
        var trainer = new ScriptedTrainer
        {
            Sees = (inputs, targets, _) =>
            {
                Assert.Equal(inputs.ToArray(), targets.ToArray());
                seen.AddRange(inputs.ToArray());
                sizes.Add(inputs.Length);
            },
        };

        TrainingHistory history = trainer.Fit(TestSamples.Numbered(count), new FitOptions { Epochs = 3, BatchSize = batchSize, Shuffle = shuffle });

        int steps = (count + batchSize - 1) / batchSize;
        Assert.Equal(3 * steps, history.Steps);
        Assert.All(Enumerable.Range(0, 3 * steps), i => Assert.Equal(i % steps < steps - 1 ? batchSize : count - ((steps - 1) * batchSize), sizes[i]));
        Assert.All(seen.Chunk(count), epoch => Assert.Equal(Enumerable.Range(0, count).Select(i => (float)i), epoch.Order()));
    }

    [Fact]
    public void Keeps_every_shuffled_sample_together_with_its_label()
    {
        var samples = Samples.WithLabels(Enumerable.Range(0, 20).Select(i => (float)i).ToArray(), 2, new[] { 0, 1, 2, 0, 1, 2, 0, 1, 2, 0 });
        int seen = 0;
        var trainer = new ScriptedTrainer(inputSize: 2, outputSize: 3, TargetKind.Classes)
        {
            Sees = (inputs, targets, labels) =>
            {
                Assert.True(targets.IsEmpty);
                for (int i = 0; i < labels.Length; i++, seen++)
                {
                    Assert.Equal(inputs[2 * i] + 1f, inputs[(2 * i) + 1]);
                    Assert.Equal((int)inputs[2 * i] / 2 % 3, labels[i]);
                }
            },
        };

        trainer.Fit(samples, new FitOptions { Epochs = 2, BatchSize = 3 });

        Assert.Equal(20, seen);
    }

    [Fact]
    public void Orders_follow_the_seed_and_change_with_the_epoch()
    {
        float[][] first = Orders(seed: 7);

        Assert.Equal(first, Orders(seed: 7));
        Assert.NotEqual(first[0], first[1]);
        Assert.NotEqual(first[0], Orders(seed: 8)[0]);

        static float[][] Orders(int seed)
        {
            var seen = new List<float>();
            var trainer = new ScriptedTrainer { Sees = (inputs, _, _) => seen.AddRange(inputs.ToArray()) };
            trainer.Fit(TestSamples.Numbered(50), new FitOptions { Epochs = 2, BatchSize = 8, Seed = seed });
            return [.. seen.Chunk(50)];
        }
    }

    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 10)]
    public void Copies_no_sample_where_the_order_stays(bool shuffle, int batchSize)
    {
        float[] inputs = [.. Enumerable.Range(0, 10).Select(i => (float)i)];
        float[] targets = [.. inputs];
        int first = 0;
        var trainer = new ScriptedTrainer
        {
            Sees = (x, y, _) =>
            {
                Assert.True(Unsafe.AreSame(ref inputs[first], ref MemoryMarshal.GetReference(x)));
                Assert.True(Unsafe.AreSame(ref targets[first], ref MemoryMarshal.GetReference(y)));
                first += x.Length;
            },
        };

        trainer.Fit(Samples.WithTargets(inputs, 1, targets, 1), new FitOptions { Epochs = 1, BatchSize = batchSize, Shuffle = shuffle });

        Assert.Equal(10, first);
    }

    [Fact]
    public void Weighs_a_smaller_last_batch_by_its_samples()
    {
        var trainer = new ScriptedTrainer { Loss = step => step };

        TrainingHistory history = trainer.Fit(TestSamples.Numbered(10), new FitOptions { Epochs = 1, BatchSize = 4 });

        Assert.Equal(((4 * 1) + (4 * 2) + (2 * 3)) / 10f, history.Epochs[0].TrainingLoss);
    }

    [Fact]
    public void Learns_a_linear_map()
    {
        var network = new LinearNetwork(2, 2);

        TrainingHistory history = new LinearTrainer(network).Fit(TestSamples.Line(), new FitOptions { Epochs = 200, BatchSize = 8 });

        Assert.Equal([2f, -1f, 1f, 3f], network.Tensors[0].ToArray(), (a, b) => Math.Abs(a - b) < 1e-3f);
        Assert.Equal([0.5f, -1f], network.Tensors[1].ToArray(), (a, b) => Math.Abs(a - b) < 1e-3f);
        Assert.Equal(StopReason.Finished, history.StopReason);
        Assert.Equal(200, history.Epochs.Count);
        Assert.Equal(200 * 7, history.Steps);
    }

    [Fact]
    public void Learns_classes_from_their_numbers()
    {
        var network = new LinearNetwork(2, 3);
        Samples samples = TestSamples.Classes();
        var trainer = new LinearTrainer(network, TargetKind.Classes, learningRate: 1f);

        TrainingHistory history = trainer.Fit(samples, new FitOptions { Epochs = 100, BatchSize = 8, Validation = samples });

        Assert.True(history.Epochs[^1].ValidationLoss < 0.2f * history.Epochs[0].TrainingLoss);
        Assert.Equal(trainer.Evaluate(samples), history.Epochs[^1].ValidationLoss);
    }

    [Fact]
    public void Same_seed_same_parameters()
    {
        Assert.Equal(Train(3), Train(3));
        Assert.NotEqual(Train(3), Train(4));

        static float[] Train(int seed)
        {
            var network = new LinearNetwork(2, 2);
            new LinearTrainer(network).Fit(TestSamples.Line(), new FitOptions { Epochs = 3, BatchSize = 4, Seed = seed });
            return network.Parameters.ToArray();
        }
    }

    [Fact]
    public async Task Two_trainers_do_not_disturb_each_other_on_two_threads()
    {
        LearningRateSchedule schedule = LearningRateSchedule.LinearWarmupSteps(3, LearningRateSchedule.ReduceOnPlateau(patience: 0));
        var samples = TestSamples.Line();
        float[] expected0 = Train(0);
        float[] expected1 = Train(1);

        using var together = new Barrier(2);
        float[][] actual = await Task.WhenAll(RunAsync(0), RunAsync(1));

        Assert.Equal(expected0, actual[0]);
        Assert.Equal(expected1, actual[1]);

        Task<float[]> RunAsync(int seed) => Task.Factory.StartNew(
            () =>
            {
                together.SignalAndWait();
                return Train(seed);
            },
            TaskCreationOptions.LongRunning);

        float[] Train(int seed)
        {
            var network = new LinearNetwork(2, 2);
            new LinearTrainer(network).Fit(samples, new FitOptions { Epochs = 60, BatchSize = 4, Seed = seed, Schedule = schedule });
            return network.Parameters.ToArray();
        }
    }

    [Fact]
    public void Tells_the_validation_loss_of_every_epoch()
    {
        var trainer = new ScriptedTrainer { EvaluatedLoss = n => 10 - n };

        TrainingHistory with = trainer.Fit(TestSamples.Numbered(4), new FitOptions { Epochs = 3, Validation = TestSamples.Numbered(2) });
        TrainingHistory without = trainer.Fit(TestSamples.Numbered(4), new FitOptions { Epochs = 3 });

        Assert.Equal([9f, 8f, 7f], with.Epochs.Select(e => e.ValidationLoss));
        Assert.All(without.Epochs, e => Assert.True(float.IsNaN(e.ValidationLoss)));
        Assert.Equal([1, 2, 3], with.Epochs.Select(e => e.Epoch));
        Assert.All(with.Epochs, e => Assert.True(e.Duration >= TimeSpan.Zero));
    }

    [Fact]
    public void Best_epoch_is_the_first_with_the_lowest_watched_loss()
    {
        float[] training = [5, 1, 3, 1];
        float[] validation = [4, 5, 2, 2];

        Assert.Equal(2, Fit(null).BestEpoch);
        Assert.Equal(3, Fit(TestSamples.Numbered(1)).BestEpoch);

        TrainingHistory Fit(ISamples? watched) =>
            new ScriptedTrainer { Loss = step => training[step - 1], EvaluatedLoss = n => validation[n - 1] }
                .Fit(TestSamples.Numbered(4), new FitOptions { Epochs = 4, Validation = watched });
    }

    [Fact]
    public void Trains_with_the_rates_of_the_schedule_and_puts_the_base_rate_back()
    {
        var trainer = new ScriptedTrainer(learningRate: 0.8f);

        TrainingHistory history = trainer.Fit(
            TestSamples.Numbered(4),
            new FitOptions { Epochs = 3, BatchSize = 2, Schedule = LearningRateSchedule.Exponential(0.5f) });

        Assert.Equal([0.8f, 0.8f, 0.4f, 0.4f, 0.2f, 0.2f], trainer.Rates);
        Assert.Equal([0.8f, 0.4f, 0.2f], history.Epochs.Select(e => e.LearningRate));
        Assert.Equal(0.8f, trainer.LearningRate);
    }

    [Fact]
    public void Puts_the_base_rate_back_after_an_exception()
    {
        var trainer = new ScriptedTrainer(learningRate: 0.8f);
        var options = new FitOptions
        {
            Epochs = 3,
            Schedule = LearningRateSchedule.Exponential(0.5f),
            Progress = new Listener(p => throw new InvalidOperationException($"epoch {p.Epoch}")),
        };

        Assert.Equal("epoch 1", Assert.Throws<InvalidOperationException>(() => trainer.Fit(TestSamples.Numbered(4), options)).Message);
        Assert.Equal(0.8f, trainer.LearningRate);
    }

    [Fact]
    public void Goes_on_where_the_last_run_ended()
    {
        var trainer = new ScriptedTrainer();

        trainer.Fit(TestSamples.Numbered(4), new FitOptions { Epochs = 2 });
        TrainingHistory history = trainer.Fit(TestSamples.Numbered(4), new FitOptions { Epochs = 3 });

        Assert.Equal(3, history.Steps);
        Assert.Equal(5, trainer.StepCount);
        Assert.Equal(5f, trainer.Parameter);
    }
}
