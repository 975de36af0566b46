namespace StaticNet.Tests.Training.Threads;

/// <summary>However a run with several threads ends, it ends as with one, and no thread is left.</summary>
public class FitThreadsEndTests
{
    private static readonly int[] Counts = [2, 3];

    public static TheoryData<int> Threads => [.. Counts];

    [Theory]
    [MemberData(nameof(Threads))]
    public void No_thread_is_left_behind(int threads)
    {
        var trainer = new PartedTrainer(new LinearNetwork(1, 1));

        trainer.Fit(TestSamples.Numbered(96), new FitOptions { Threads = threads, BatchSize = 48 });

        AssertNoneLeft(trainer, threads);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(2, 16)]
    [InlineData(3, 32)]
    public void What_a_part_throws_is_thrown_when_all_parts_have_ended(int threads, int failing)
    {
        bool fails = true;
        var trainer = new PartedTrainer(new LinearNetwork(1, 1))
        {
            Computes = (step, first) =>
            {
                if (step == 2 && first == failing && fails)
                {
                    fails = false;
                    throw new InvalidTimeZoneException("what a part says");
                }
            },
        };

        var exception = Assert.Throws<InvalidTimeZoneException>(() => trainer.Fit(
            TestSamples.Numbered(16 * threads),
            new FitOptions { Threads = threads, BatchSize = 16 * threads, Schedule = LearningRateSchedule.Exponential(0.5f) }));

        Assert.Equal("what a part says", exception.Message);
        Assert.Equal((1, 1L, 0.1f), (trainer.Updates, trainer.StepCount, trainer.LearningRate));
        AssertNoneLeft(trainer, threads);

        trainer.Fit(TestSamples.Numbered(16 * threads), new FitOptions { Epochs = 1, Threads = threads, BatchSize = 16 * threads });

        Assert.Equal(2, trainer.StepCount);
    }

    [Fact]
    public void Of_several_failures_the_one_of_the_first_part_is_thrown()
    {
        var trainer = new PartedTrainer(new LinearNetwork(1, 1)) { Computes = (_, first) => throw new InvalidTimeZoneException($"part {first}") };

        for (int run = 0; run < 20; run++)
        {
            Assert.Equal("part 0", Assert.Throws<InvalidTimeZoneException>(() => trainer.Fit(TestSamples.Numbered(48), new FitOptions { Threads = 3, BatchSize = 48 })).Message);
        }
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void What_progress_throws_is_thrown(int threads)
    {
        var trainer = new PartedTrainer(new LinearNetwork(1, 1));
        var options = new FitOptions { Threads = threads, BatchSize = 48, Progress = new Listener(p => throw new InvalidOperationException($"epoch {p.Epoch}")) };

        Assert.Equal("epoch 1", Assert.Throws<InvalidOperationException>(() => trainer.Fit(TestSamples.Numbered(48), options)).Message);

        AssertNoneLeft(trainer, threads);
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void Cancellation_stops_before_the_next_step(int threads)
    {
        using var cancellation = new CancellationTokenSource();
        var trainer = new PartedTrainer(new LinearNetwork(1, 1))
        {
            Computes = (step, first) =>
            {
                if (step == 5 && first > 0)
                {
                    cancellation.Cancel();
                }
            },
        };

        TrainingHistory history = trainer.Fit(
            TestSamples.Numbered(96), new FitOptions { Threads = threads, BatchSize = 48, Cancellation = cancellation.Token });

        Assert.Equal((StopReason.Cancelled, 5L, 2), (history.StopReason, history.Steps, history.Epochs.Count));
        Assert.Equal(5, trainer.Updates);
        AssertNoneLeft(trainer, threads);
    }

    [Theory]
    [InlineData(0, double.NaN)]
    [InlineData(16, double.PositiveInfinity)]
    [InlineData(32, double.NaN)]
    public void A_loss_that_is_not_finite_in_any_part_changes_nothing(int failing, double bad)
    {
        var network = new LinearNetwork(1, 1);
        network.Parameters.Fill(0.25f);
        var trainer = new PartedTrainer(network) { Loss = x => x == failing ? bad : 1d };

        var exception = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(
            TestSamples.Numbered(48), new FitOptions { Threads = 3, BatchSize = 48, Shuffle = false }));

        Assert.Equal((1, 1L, (float)bad), (exception.Epoch, exception.Step, exception.Loss));
        Assert.Equal((0, 0L), (trainer.Updates, trainer.StepCount));
        Assert.All(network.Parameters.ToArray(), p => Assert.Equal(0.25f, p));
        AssertNoneLeft(trainer, 3);
    }

    [Fact]
    public void Samples_that_become_wrong_are_refused_by_their_place_in_the_batch()
    {
        float[] numbers = [.. Enumerable.Range(0, 48).Select(i => (float)i)];
        var trainer = new PartedTrainer(new LinearNetwork(1, 1));
        var options = new FitOptions
        {
            Threads = 3,
            BatchSize = 48,
            Shuffle = false,
            Progress = new Listener(_ => numbers[40] = float.NaN),
        };

        var exception = Assert.Throws<ArgumentException>(() => trainer.Fit(Samples.WithTargets(numbers, 1, numbers, 1), options));

        Assert.Contains("target 0 of sample 40 is NaN", exception.Message);
        Assert.Equal(1, trainer.Updates);
        AssertNoneLeft(trainer, 3);
    }

    private static void AssertNoneLeft(PartedTrainer trainer, int threads)
    {
        Thread[] seen = [.. trainer.Parts.Select(part => part.Thread).Distinct()];
        Assert.Equal(threads, seen.Length);
        Assert.All(seen, thread => Assert.Equal(thread == Thread.CurrentThread, thread.IsAlive));
    }
}
