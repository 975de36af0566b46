namespace StaticNet.Tests.Training.Threads;

/// <summary>How Fit shares a batch among threads.</summary>
public class FitThreadsTests
{
    [Theory]
    [InlineData(64, 64, 2, new[] { 32, 32 })]
    [InlineData(100, 100, 3, new[] { 48, 32, 20 })]
    [InlineData(100, 32, 2, new[] { 16, 16 }, new[] { 2, 2 })]
    [InlineData(31, 31, 2, new[] { 16, 15 })]
    [InlineData(33, 32, 3, new[] { 16, 8, 8 }, new[] { 1 })]
    [InlineData(17, 17, 4, new[] { 5, 4, 4, 4 })]
    [InlineData(7, 5, 3, new[] { 2, 2, 1 }, new[] { 1, 1 })]
    [InlineData(3, 3, 8, new[] { 1, 1, 1 })]
    [InlineData(2, 2, 1_000_000, new[] { 1, 1 })]
    public void Parts_of_a_batch_depend_on_its_size_and_the_threads_alone(int samples, int batchSize, int threads, int[] expected, int[]? expectedOfLast = null)
    {
        var trainer = new PartedTrainer(new LinearNetwork(1, 1));

        trainer.Fit(TestSamples.Numbered(samples), new FitOptions { Epochs = 1, BatchSize = batchSize, Threads = threads, Shuffle = false });

        int steps = (samples + batchSize - 1) / batchSize;
        for (int step = 1; step <= steps; step++)
        {
            PartedTrainer.Part[] parts = [.. trainer.Parts.Where(part => part.Step == step).OrderBy(part => part.First)];
            Assert.Equal(step == steps && expectedOfLast is not null ? expectedOfLast : expected, parts.Select(part => part.Inputs.Length));
            int first = (step - 1) * batchSize;
            int count = Math.Min(batchSize, samples - first);
            Assert.Equal(Enumerable.Range(first, count).Select(i => (float)i), parts.SelectMany(part => part.Inputs));
            Assert.All(parts, part => Assert.Equal(part.First, (int)part.Inputs[0] - first));
            Assert.All(parts, part => Assert.Equal(count, part.BatchRows));
        }
    }

    [Theory]
    [InlineData(10, 4, 3)]
    [InlineData(100, 64, 2)]
    [InlineData(50, 50, 4)]
    public void Every_epoch_visits_every_sample_once(int samples, int batchSize, int threads)
    {
        var trainer = new PartedTrainer(new LinearNetwork(1, 1));

        TrainingHistory history = trainer.Fit(TestSamples.Numbered(samples), new FitOptions { Epochs = 3, BatchSize = batchSize, Threads = threads });

        int steps = (samples + batchSize - 1) / batchSize;
        Assert.Equal(3 * steps, history.Steps);
        Assert.All(Enumerable.Range(0, 3), epoch => Assert.Equal(
            Enumerable.Range(0, samples).Select(i => (float)i),
            trainer.Parts.Where(part => (part.Step - 1) / steps == epoch).SelectMany(part => part.Inputs).Order()));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_thread_has_memory_of_its_own_and_the_caller_computes_the_first_part(int threads)
    {
        var trainer = new PartedTrainer(new LinearNetwork(1, 1));

        trainer.Fit(TestSamples.Numbered(100), new FitOptions { Epochs = 2, BatchSize = 50, Threads = threads });

        Assert.All(trainer.Parts, part => Assert.Equal(part.First == 0, part.Thread == Thread.CurrentThread));
        Assert.Equal(threads, trainer.Parts.Select(part => part.Thread).Distinct().Count());
        Assert.Equal(threads, trainer.Parts.Select(part => part.Gradients).Distinct().Count());
        Assert.Equal(threads, trainer.Parts.Select(part => part.Workspace).Distinct().Count());
        Assert.Equal(threads, trainer.Parts.Select(part => (part.Thread, part.Gradients, part.Workspace)).Distinct().Count());
        Assert.All(trainer.Parts, part => Assert.Equal(32, part.Workspace.Length));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public void Parts_are_added_up_from_the_first_to_the_last(int size)
    {
        // In any other order the small one is lost, or not.
        float[] contributions = [1e8f, 4f, -1e8f, 1f];
        var trainer = new PartedTrainer(new LinearNetwork(size, size)) { Contribution = x => contributions[(int)x / 16] };
        var samples = new float[64 * size];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = i / size;
        }

        trainer.Fit(Samples.WithTargets(samples, size, samples, size), new FitOptions { Epochs = 1, BatchSize = 64, Threads = 4, Shuffle = false });

        float expected = ((1e8f + 4f) - 1e8f) + 1f;
        Assert.Equal(1, trainer.Updates);
        Assert.All(trainer.Gradients.ToArray(), g => Assert.Equal(expected, g));
    }

    [Fact]
    public void Losses_are_added_up_in_double()
    {
        var trainer = new PartedTrainer(new LinearNetwork(1, 1)) { Loss = x => x == 0f ? 1e9 : x < 32f ? 0.25 : -1e9 };

        TrainingHistory history = trainer.Fit(
            TestSamples.Numbered(48), new FitOptions { Epochs = 1, BatchSize = 48, Threads = 3, Shuffle = false, Validation = TestSamples.Numbered(48) });

        Assert.Equal(0.25f, history.Epochs[0].TrainingLoss);
        Assert.Equal(0.25f, history.Epochs[0].ValidationLoss);
        Assert.Equal(3, trainer.Evaluated.Count);
        Assert.All(trainer.Evaluated, part => Assert.Equal((16, 48), (part.Count, part.Rows)));
    }

    [Fact]
    public void Threads_that_wait_for_long_go_on()
    {
        // Longer than anybody waits without sleeping, on both sides.
        var trainer = new PartedTrainer(new LinearNetwork(1, 1)) { Computes = (step, first) => Thread.Sleep((step + first) % 3 == 0 ? 5 : 0) };

        TrainingHistory history = trainer.Fit(
            TestSamples.Numbered(6), new FitOptions { Epochs = 20, BatchSize = 2, Threads = 2, ProgressEverySteps = 1, Progress = new Listener(_ => Thread.Sleep(2)) });

        Assert.Equal(60, history.Steps);
        Assert.Equal(120, trainer.Parts.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void There_is_at_least_one_thread(int threads)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new FitOptions { Threads = threads });

        Assert.Equal(nameof(FitOptions.Threads), exception.ParamName);
        Assert.Contains($"Threads must be at least 1, but is {threads}", exception.Message);
        Assert.Equal(1, new FitOptions().Threads);
    }

    [Fact]
    public void A_trainer_that_takes_batches_as_a_whole_is_refused_before_anything_changes()
    {
        var trainer = new ScriptedTrainer();

        Assert.Throws<NotSupportedException>(() => trainer.Fit(TestSamples.Numbered(4), new FitOptions { Threads = 2 }));

        Assert.Equal((0, 0f), (trainer.StepCount, trainer.Parameter));
    }
}
