using System.Globalization;
using static StaticNet.Tests.Training.Checkpoints.CheckpointedNetworks;

namespace StaticNet.Tests.Training.Checkpoints;

/// <summary>When Fit writes checkpoints, and what is left where it cannot or must not.</summary>
public class FitCheckpointWritingTests
{
    [Theory]
    [InlineData(3, 0, new long[] { -1, -1, 3, 3, 3, 6, 6, 6, 9, 9, 9, 12 })]
    [InlineData(0, 1, new long[] { -1, -1, -1, 4, 4, 4, 4, 8, 8, 8, 8, 12 })]
    [InlineData(0, 2, new long[] { -1, -1, -1, -1, -1, -1, -1, 8, 8, 8, 8, 8 })]
    [InlineData(3, 2, new long[] { -1, -1, 3, 3, 3, 6, 6, 8, 9, 9, 9, 12 })]
    [InlineData(1, 1, new long[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })]
    public void Files_are_there_when_steps_and_epochs_are_reported(int everySteps, int everyEpochs, long[] expected)
    {
        using var folder = new TestFolder();
        string path = folder.At("a");
        var seen = new List<long>();

        new ScriptedTrainer().Fit(TestSamples.Numbered(8), new FitOptions
        {
            Epochs = 3,
            BatchSize = 2,
            Checkpoint = new CheckpointOptions { Path = path, EverySteps = everySteps, EveryEpochs = everyEpochs },
            ProgressEverySteps = 1,
            Progress = new Listener(_ => seen.Add(File.Exists(path) ? StepsOf(path) : -1)),
        });

        Assert.Equal(expected, seen);
        Assert.Equal(12, StepsOf(path));
        Assert.Equal(["a"], folder.Names);
    }

    [Fact]
    public void A_file_is_read_by_trainer_and_network()
    {
        using var folder = new TestFolder();
        Trainer trainer = NewTrainer("Normalized", "Adam", seed: 1);
        float rate = trainer.LearningRate;
        Samples samples = RandomSamples(trainer, 9);
        trainer.Fit(samples, new FitOptions
        {
            Epochs = 2,
            BatchSize = 4,
            Schedule = LearningRateSchedule.Exponential(0.5f),
            EarlyStopping = new EarlyStopping { RestoreBest = false },
            Checkpoint = new CheckpointOptions { Path = folder.At("a"), EverySteps = 2 },
        });
        Trainer other = NewTrainer("Normalized", "Adam", seed: 2);
        INetwork network = NewTrainer("Normalized", "Sgd", seed: 3).Network;

        other.Load(folder.At("a"));
        network.Load(folder.At("a"));

        Assert.Equal(Saved(trainer), Saved(other));
        Assert.Equal(rate, other.LearningRate);
        Assert.Equal(trainer.Network.Parameters.ToArray(), network.Parameters.ToArray());
        Assert.Equal(trainer.Network.Statistics.ToArray(), network.Statistics.ToArray());
    }

    [Fact]
    public void A_run_that_is_not_to_resume_overwrites_the_file()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder.At("a"), "not even a checkpoint");

        TrainingHistory history = new ScriptedTrainer().Fit(
            TestSamples.Numbered(4), new FitOptions { Epochs = 2, BatchSize = 2, Checkpoint = new CheckpointOptions { Path = folder.At("a"), EveryEpochs = 1, Resume = false } });

        Assert.Equal(4, history.Steps);
        Assert.Equal(4, StepsOf(folder.At("a")));
    }

    [Fact]
    public void A_run_that_is_cancelled_before_its_first_step_has_a_file_too()
    {
        using var folder = new TestFolder();
        var checkpoint = new CheckpointOptions { Path = folder.At("a"), EverySteps = 100 };
        Samples samples = TestSamples.Line();
        var expected = new LinearTrainer(new LinearNetwork(2, 2));
        expected.Fit(samples, new FitOptions { Epochs = 2, BatchSize = 8 });

        new LinearTrainer(new LinearNetwork(2, 2)).Fit(
            samples, new FitOptions { Epochs = 2, BatchSize = 8, Checkpoint = checkpoint, Cancellation = new CancellationToken(canceled: true) });
        Assert.Equal(0, StepsOf(folder.At("a")));
        var trainer = new LinearTrainer(new LinearNetwork(2, 2), learningRate: 3f);
        trainer.Fit(samples, new FitOptions { Epochs = 2, BatchSize = 8, Checkpoint = checkpoint });

        Assert.Equal(Saved(expected), Saved(trainer));
    }

    [Fact]
    public void A_file_that_cannot_be_written_ends_the_run_after_a_whole_step_and_the_earlier_stays()
    {
        using var folder = new TestFolder();
        string inside = folder.At("inside");
        string moved = folder.At("moved");
        Directory.CreateDirectory(inside);
        var trainer = new ScriptedTrainer(learningRate: 0.5f);

        Assert.ThrowsAny<IOException>(() => trainer.Fit(TestSamples.Numbered(8), new FitOptions
        {
            BatchSize = 2,
            Schedule = LearningRateSchedule.Exponential(0.5f),
            Checkpoint = new CheckpointOptions { Path = Path.Combine(inside, "a"), EverySteps = 3 },
            ProgressEverySteps = 1,
            Progress = new Listener(p =>
            {
                if ((p.Epoch, p.Step) == (2, 1))
                {
                    Directory.Move(inside, moved);
                }
            }),
        }));

        Assert.Equal((6L, 6f, 0.5f), (trainer.StepCount, trainer.Parameter, trainer.LearningRate));
        Assert.Equal(3, StepsOf(Path.Combine(moved, "a")));
        var other = new ScriptedTrainer();
        other.Load(Path.Combine(moved, "a"));
        Assert.Equal((3L, 3f, 0.5f), (other.StepCount, other.Parameter, other.LearningRate));
        Assert.Equal(["a"], Directory.GetFiles(moved).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void A_run_that_diverges_keeps_the_last_good_file(bool loss, int everySteps)
    {
        using var folder = new TestFolder();
        string path = folder.At("a");
        var trainer = new ScriptedTrainer
        {
            Loss = step => loss && step == 6 ? float.NaN : 1f,
            ParametersAfter = step => !loss && step == 6 ? float.PositiveInfinity : step,
        };

        Assert.Throws<TrainingDivergedException>(() => trainer.Fit(
            TestSamples.Numbered(8), new FitOptions { BatchSize = 2, Checkpoint = new CheckpointOptions { Path = path, EverySteps = everySteps } }));

        long good = everySteps == 1 ? 5 : 4;
        var other = new ScriptedTrainer();
        other.Load(path);
        Assert.Equal((good, (float)good), (other.StepCount, other.Parameter));
    }

    [Fact]
    public void The_folder_in_which_the_run_began_counts()
    {
        using var folder = new TestFolder();
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, folder.At("a"));

        new ScriptedTrainer().Fit(TestSamples.Numbered(2), new FitOptions { Epochs = 1, Checkpoint = new CheckpointOptions { Path = relative, EveryEpochs = 1 } });

        Assert.Equal(["a"], folder.Names);
    }

    [Fact]
    public void Options_are_checked_when_they_are_set()
    {
        Assert.Equal("EverySteps", Assert.Throws<ArgumentOutOfRangeException>(() => new CheckpointOptions { Path = "a", EverySteps = -1 }).ParamName);
        Assert.Equal("EveryEpochs", Assert.Throws<ArgumentOutOfRangeException>(() => new CheckpointOptions { Path = "a", EveryEpochs = -1 }).ParamName);
        Assert.Equal("Path", Assert.Throws<ArgumentException>(() => new CheckpointOptions { Path = string.Empty }).ParamName);
        Assert.Equal("Path", Assert.Throws<ArgumentNullException>(() => new CheckpointOptions { Path = null! }).ParamName);
        var exception = Assert.Throws<ArgumentException>(() => new FitOptions { Checkpoint = new CheckpointOptions { Path = "a" } });
        Assert.Contains("EverySteps or EveryEpochs must be greater than 0", exception.Message);
        Assert.Null(new FitOptions().Checkpoint);
        Assert.True(new CheckpointOptions { Path = "a" }.Resume);
    }

    private static long StepsOf(string path) =>
        long.Parse(Header(File.ReadAllBytes(path)).GetProperty("__metadata__").GetProperty("fit.steps").GetString()!, CultureInfo.InvariantCulture);
}
