using System.Globalization;

namespace StaticNet;

/// <summary>
/// Writes and reads the checkpoints of one run of <see cref="Trainer.Fit"/>: what <see cref="TrainerCheckpoint"/> has, and under "fit/" and "best/" what makes the run go on as if
/// it had never stopped.
/// </summary>
internal sealed class FitCheckpoint
{
    /// <summary>What names of tensors of a run begin with.</summary>
    public const string Prefix = "fit/";

    /// <summary>What names of the tensors of the best epoch begin with.</summary>
    public const string BestPrefix = "best/";

    public const string Order = "fit/order";
    public const string TrainingLoss = "fit/training_loss";
    public const string ValidationLoss = "fit/validation_loss";
    public const string LearningRate = "fit/learning_rate";
    public const string Seconds = "fit/seconds";
    public const string Schedule = "fit/schedule";

    private readonly string path;

    /// <param name="path">The file.</param>
    /// <param name="trainer">Who trains.</param>
    /// <param name="options">How.</param>
    /// <param name="batches">With what.</param>
    /// <param name="best">The best epoch.</param>
    /// <param name="state">Where it stands.</param>
    public FitCheckpoint(string path, Trainer trainer, FitOptions options, BatchSource batches, BestEpoch best, FitState state)
    {
        // Who changes the current folder meanwhile does not mean this file.
        this.path = Path.GetFullPath(path);
        Trainer = trainer;
        Options = options;
        Batches = batches;
        Best = best;
        State = state;
    }

    public Trainer Trainer { get; }

    public FitOptions Options { get; }

    public BatchSource Batches { get; }

    public BestEpoch Best { get; }

    public FitState State { get; }

    public bool Exists => File.Exists(path);

    /// <summary>The best epoch's tensors by their names in the file; none where they are not to be restored, or where no epoch has ended.</summary>
    /// <param name="bestEpoch">Its number.</param>
    public IEnumerable<(string Name, ParameterTensor Tensor)> BestTensors(int bestEpoch) =>
        bestEpoch == 0 || Best.Values is not { } values ? [] : values.TensorsLike(Trainer.Network).Select(tensor => (BestPrefix + tensor.Name, tensor));

    /// <summary>Reads the file and holds it against the run. Changes nothing.</summary>
    /// <exception cref="SafetensorsException">It is not whole, no checkpoint of a run, or one of another.</exception>
    public FitResumption Read()
    {
        using var reader = new SafetensorsReader(path);
        return FitResumption.Read(this, reader);
    }

    /// <summary>Writes the file.</summary>
    /// <param name="baseRate">The rate that the schedule began with.</param>
    /// <param name="rates">The schedule.</param>
    public void Write(float baseRate, LearningRateRun rates)
    {
        var writer = new SafetensorsWriter();
        TrainerCheckpoint.Write(Trainer, writer, baseRate);
        foreach ((string name, ParameterTensor tensor) in BestTensors(Best.Number))
        {
            writer.Add(name, tensor.Shape, tensor.ToArray());
        }

        WriteRun(writer);
        WriteHistory(writer);
        var schedule = new double[rates.StateSize];
        rates.SaveState(schedule);
        writer.Add(Schedule, [schedule.Length], schedule);
        AtomicFile.Write(path, writer.WriteTo);
    }

    private void WriteRun(SafetensorsWriter writer)
    {
        writer.Add(FitKeys.Samples, CheckpointTexts.Of(Batches.SampleCount));
        writer.Add(FitKeys.BatchSize, CheckpointTexts.Of(Batches.BatchSize));
        writer.Add(FitKeys.Shuffled, FitKeys.Text(Batches.IsShuffled));
        writer.Add(FitKeys.Validated, FitKeys.Text(Options.Validation is not null));
        writer.Add(FitKeys.Schedule, Options.Schedule.Kind);
        writer.Add(FitKeys.Steps, CheckpointTexts.Of(State.Steps));
        writer.Add(FitKeys.Batch, CheckpointTexts.Of(State.Batch));
        writer.Add(FitKeys.LossSum, CheckpointTexts.Of(State.LossSum));
        writer.Add(FitKeys.Rows, CheckpointTexts.Of(State.Rows));
        writer.Add(FitKeys.LastLoss, CheckpointTexts.Of(State.LastLoss));
        writer.Add(FitKeys.StepRate, CheckpointTexts.Of(Trainer.LearningRate));
        BestEpochState best = Best.State;
        writer.Add(FitKeys.BestEpoch, CheckpointTexts.Of(best.Number));
        writer.Add(FitKeys.Lowest, CheckpointTexts.Of(best.Lowest));
        writer.Add(FitKeys.LastImprovement, CheckpointTexts.Of(best.LastImprovement));
        writer.Add(FitKeys.EpochsWithoutImprovement, CheckpointTexts.Of(best.EpochsWithoutImprovement));
        if (Batches.RandomState is { } random)
        {
            writer.Add(FitKeys.Random, string.Create(CultureInfo.InvariantCulture, $"{random.S0} {random.S1} {random.S2} {random.S3}"));
            writer.Add(Order, [Batches.Order.Length], Batches.Order);
        }
    }

    private void WriteHistory(SafetensorsWriter writer)
    {
        int[] shape = [State.Epochs.Count];
        writer.Add(TrainingLoss, shape, [.. State.Epochs.Select(epoch => epoch.TrainingLoss)]);
        writer.Add(ValidationLoss, shape, [.. State.Epochs.Select(epoch => epoch.ValidationLoss)]);
        writer.Add(LearningRate, shape, [.. State.Epochs.Select(epoch => epoch.LearningRate)]);
        writer.Add(Seconds, shape, (ReadOnlySpan<double>)[.. State.Epochs.Select(epoch => epoch.Duration.TotalSeconds)]);
    }
}
