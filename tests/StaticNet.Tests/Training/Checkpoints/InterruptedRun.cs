using static StaticNet.Tests.Training.Checkpoints.CheckpointedNetworks;

namespace StaticNet.Tests.Training.Checkpoints;

/// <summary>A run of Fit that can be ended after any of its steps, and gone on with by another trainer of another network.</summary>
internal sealed record InterruptedRun(string Network, string Optimizer)
{
    public int Count { get; init; } = 23;

    public int BatchSize { get; init; } = 5;

    public int Epochs { get; init; } = 4;

    public bool Shuffle { get; init; } = true;

    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Constant;

    public EarlyStopping? EarlyStopping { get; init; }

    public bool Validates { get; init; }

    public bool HasLengths { get; init; }

    public int Threads { get; init; } = 1;

    public float LearningRate { get; init; } = 0.02f;

    public float L2 { get; init; }

    public int StepsOfEpoch => (Count + BatchSize - 1) / BatchSize;

    /// <summary>Trains without a checkpoint.</summary>
    public (byte[] Saved, object History) Uninterrupted() => Result(First(), checkpoint: null);

    /// <summary>Trains, with all that is reported.</summary>
    public void Reported(string path, Action<FitProgress> report) => Fit(First(), new CheckpointOptions { Path = path, EverySteps = 2 }, report, default);

    /// <summary>Cancels after each of the given numbers of steps of the run; then trains to its end.</summary>
    public (byte[] Saved, object History) Cancelled(string path, params int[] steps) => Cancelled(path, _ => { }, steps);

    /// <summary>The same, with what is reported after the last of them.</summary>
    public (byte[] Saved, object History) Cancelled(string path, Action<FitProgress> report, params int[] steps)
    {
        var checkpoint = new CheckpointOptions { Path = path, EveryEpochs = 1_000 };
        Trainer trainer = First();
        foreach (int step in steps)
        {
            using var cancellation = new CancellationTokenSource();
            TrainingHistory history = Fit(trainer, checkpoint, progress => CancelAt(cancellation, StepOf(progress), step), cancellation.Token);
            Assert.Equal(StopReason.Cancelled, history.StopReason);

            // Batches without a single step are passed over.
            Assert.InRange(history.Steps, HasLengths ? 1 : step, step);
            trainer = Another();
        }

        return Result(trainer, checkpoint, report);
    }

    /// <summary>Dies after each of the given numbers of steps of the run, with files of every so many steps or epochs; then trains to its end.</summary>
    public (byte[] Saved, object History) Killed(string path, int everySteps, int everyEpochs, params int[] steps)
    {
        var checkpoint = new CheckpointOptions { Path = path, EverySteps = everySteps, EveryEpochs = everyEpochs };
        Trainer trainer = First();
        foreach (int step in steps)
        {
            Assert.Throws<TimeoutException>(() => Fit(trainer, checkpoint, progress => DieAt(StepOf(progress), step), default));

            // Who dies before the first file begins anew.
            trainer = File.Exists(path) ? Another() : First();
        }

        return Result(trainer, checkpoint);
    }

    private static int StepOf(FitProgress progress) => ((progress.Epoch - 1) * progress.Steps) + progress.Step;

    private static void CancelAt(CancellationTokenSource cancellation, int reached, int step)
    {
        if (reached >= step)
        {
            cancellation.Cancel();
        }
    }

    private static void DieAt(int reached, int step)
    {
        if (reached >= step)
        {
            throw new TimeoutException();
        }
    }

    private Trainer First()
    {
        Trainer trainer = NewTrainer(Network, Optimizer, seed: 1);
        (trainer.LearningRate, trainer.L2) = (LearningRate, L2);
        return trainer;
    }

    // As in a new process, where nothing is as it was.
    private Trainer Another()
    {
        Trainer trainer = NewTrainer(Network, Optimizer, seed: 99);
        trainer.LearningRate = 5f;
        return trainer;
    }

    private (byte[] Saved, object History) Result(Trainer trainer, CheckpointOptions? checkpoint, Action<FitProgress>? report = null)
    {
        TrainingHistory history = Fit(trainer, checkpoint, report ?? (_ => { }), default);
        Assert.NotEqual(StopReason.Cancelled, history.StopReason);
        return (Saved(trainer), Comparable(history));
    }

    private TrainingHistory Fit(Trainer trainer, CheckpointOptions? checkpoint, Action<FitProgress> report, CancellationToken cancellation) => trainer.Fit(
        RandomSamples(trainer, Count, HasLengths),
        new FitOptions
        {
            Epochs = Epochs,
            BatchSize = BatchSize,
            Shuffle = Shuffle,
            Seed = 7,
            Schedule = Schedule,
            EarlyStopping = EarlyStopping,
            Validation = Validates ? RandomSamples(trainer, 9, HasLengths, seed: 8) : null,
            Threads = Threads,
            Checkpoint = checkpoint,
            Cancellation = cancellation,
            ProgressEverySteps = 1,
            Progress = new Listener(report),
        });
}
