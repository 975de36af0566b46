using System.Globalization;

namespace StaticNet;

/// <summary>A checkpoint of a run, read and held against the run that is to go on from it, and not yet in it.</summary>
internal sealed class FitResumption
{
    // Thirty years; what a file says must fit a TimeSpan.
    private const double MostSeconds = 1e9;

    private static readonly string[] RunTensors =
        [FitCheckpoint.Order, FitCheckpoint.TrainingLoss, FitCheckpoint.ValidationLoss, FitCheckpoint.LearningRate, FitCheckpoint.Seconds, FitCheckpoint.Schedule];

    private readonly FitCheckpoint run;
    private readonly SafetensorsReader reader;
    private readonly CheckpointTexts texts;
    private readonly TrainerCheckpoint trainer;
    private readonly EpochResult[] epochs;
    private readonly double[] schedule;
    private readonly int[] order = [];
    private readonly (ulong S0, ulong S1, ulong S2, ulong S3) random;
    private readonly BestEpochState best;
    private readonly FitState state = new(reserved: 0);

    private FitResumption(FitCheckpoint run, SafetensorsReader reader)
    {
        this.run = run;
        this.reader = reader;
        texts = CheckpointTexts.Of(reader);
        if (!texts.Has(FitKeys.Samples))
        {
            throw texts.Bad("the checkpoint is one of a trainer, and of no run of Fit; Load of a trainer reads it.");
        }

        int bestEpoch = (int)texts.Whole(FitKeys.BestEpoch, 0, int.MaxValue);
        CheckBestIsThere(bestEpoch);
        trainer = TrainerCheckpoint.Read(run.Trainer, reader, texts, run.BestTensors(bestEpoch), IsLeftOut);
        CheckFinite();
        CheckRun();
        epochs = ReadEpochs();
        best = ReadBest(bestEpoch);
        schedule = ReadSchedule();
        if (run.Batches.IsShuffled)
        {
            order = ReadOrder();
            random = ReadRandom();
        }

        ReadState();
    }

    /// <summary>The rate that the schedule began with.</summary>
    public float LearningRate => trainer.LearningRate;

    /// <summary>The rate of the last step.</summary>
    public float StepRate { get; private set; }

    /// <inheritdoc cref="FitCheckpoint.Read"/>
    public static FitResumption Read(FitCheckpoint run, SafetensorsReader reader) => new(run, reader);

    /// <summary>Gives a new run of the schedule what it remembered.</summary>
    /// <exception cref="SafetensorsException">That is not what such a schedule remembers.</exception>
    public void Continue(LearningRateRun rates)
    {
        if (schedule.Length != rates.StateSize)
        {
            throw texts.Bad($"the checkpoint has {schedule.Length} numbers of the learning-rate schedule, which keeps {rates.StateSize}.", FitCheckpoint.Schedule);
        }

        try
        {
            rates.LoadState(schedule);
        }
        catch (ArgumentException exception)
        {
            throw texts.Bad($"the learning-rate schedule refuses what the checkpoint has of it: {exception.Message}", FitCheckpoint.Schedule, exception);
        }
    }

    /// <summary>Puts all into the network, the trainer and the run. Cannot fail.</summary>
    public void Commit()
    {
        trainer.Commit();
        run.Best.State = best;
        if (run.Batches.IsShuffled)
        {
            run.Batches.GoOnWith(order, random);
        }

        FitState target = run.State;
        target.Epochs.AddRange(epochs);
        (target.Steps, target.Batch, target.LossSum, target.Rows, target.LastLoss) = (state.Steps, state.Batch, state.LossSum, state.Rows, state.LastLoss);
    }

    private bool IsLeftOut(TensorEntry entry) =>
        Array.IndexOf(RunTensors, entry.Name) >= 0
        || (run.Best.Values is null && entry.Name.StartsWith(FitCheckpoint.BestPrefix, StringComparison.Ordinal));

    private void CheckBestIsThere(int bestEpoch)
    {
        if (bestEpoch > 0 && run.Best.Values is not null && !reader.Entries.Keys.Any(name => name.StartsWith(FitCheckpoint.BestPrefix, StringComparison.Ordinal)))
        {
            throw texts.Bad("this run is to restore its best epoch, but the checkpoint has not kept its values: it was made without EarlyStopping.RestoreBest.");
        }
    }

    private void CheckFinite()
    {
        if (trainer.Tensors.FirstNotFinite(name => !name.StartsWith(TrainerCheckpoint.StatePrefix, StringComparison.Ordinal)) is { } name)
        {
            throw texts.Bad($"tensor '{name}' has a value that is not finite.", name);
        }
    }

    private void CheckRun()
    {
        Expect(FitKeys.Samples, CheckpointTexts.Of(run.Batches.SampleCount), "samples");
        Expect(FitKeys.BatchSize, CheckpointTexts.Of(run.Batches.BatchSize), "as the batch size");
        Expect(FitKeys.Shuffled, FitKeys.Text(run.Batches.IsShuffled), "for whether samples are shuffled");
        Expect(FitKeys.Validated, FitKeys.Text(run.Options.Validation is not null), "for whether there are validation samples");
        Expect(FitKeys.Schedule, run.Options.Schedule.Kind, "as the learning-rate schedule");
    }

    private void Expect(string key, string expected, string what)
    {
        string text = texts.Text(key);
        if (text != expected)
        {
            throw texts.Bad($"the checkpoint's run had '{(text.Length <= 200 ? text : text[..200] + "...")}' {what}, and this one has '{expected}'.");
        }
    }

    private EpochResult[] ReadEpochs()
    {
        float[] losses = ReadFloats(FitCheckpoint.TrainingLoss, length: null);
        float[] validation = ReadFloats(FitCheckpoint.ValidationLoss, losses.Length);
        float[] rates = ReadFloats(FitCheckpoint.LearningRate, losses.Length);
        double[] seconds = ReadDoubles(FitCheckpoint.Seconds, losses.Length);
        bool isValidated = run.Options.Validation is not null;
        var results = new EpochResult[losses.Length];
        for (int i = 0; i < results.Length; i++)
        {
            Check(float.IsFinite(losses[i]), FitCheckpoint.TrainingLoss);
            Check(isValidated ? float.IsFinite(validation[i]) : float.IsNaN(validation[i]), FitCheckpoint.ValidationLoss);
            Check(float.IsFinite(rates[i]) && rates[i] >= 0f, FitCheckpoint.LearningRate);
            Check(seconds[i] is >= 0.0 and <= MostSeconds, FitCheckpoint.Seconds);
            results[i] = new EpochResult(i + 1, losses[i], validation[i], rates[i], TimeSpan.FromSeconds(seconds[i]));
        }

        return results;

        void Check(bool isGood, string name)
        {
            if (!isGood)
            {
                throw texts.Bad($"tensor '{name}' has a value that no epoch of this run can give.", name);
            }
        }
    }

    private BestEpochState ReadBest(int bestEpoch)
    {
        if (bestEpoch > epochs.Length || (bestEpoch == 0 && epochs.Length > 0))
        {
            throw texts.Bad(FitKeys.BestEpoch, CheckpointTexts.Of(bestEpoch), $"one of the {epochs.Length} epochs");
        }

        // Before the first epoch both are infinite.
        (float least, float highest) = epochs.Length == 0 ? (float.PositiveInfinity, float.PositiveInfinity) : (float.MinValue, float.MaxValue);
        return new BestEpochState(
            bestEpoch,
            texts.Float(FitKeys.Lowest, least, highest),
            texts.Float(FitKeys.LastImprovement, least, highest),
            (int)texts.Whole(FitKeys.EpochsWithoutImprovement, 0, epochs.Length));
    }

    private void ReadState()
    {
        int batches = run.Batches.Count;
        state.Batch = (int)texts.Whole(FitKeys.Batch, FitState.BetweenEpochs, batches);
        state.Steps = texts.Whole(FitKeys.Steps, 0, ((long)epochs.Length * batches) + Math.Max(state.Batch, 0));
        state.LossSum = texts.Number(FitKeys.LossSum, double.MinValue, double.MaxValue);
        state.Rows = texts.Whole(FitKeys.Rows, 0, (long)run.Batches.SampleCount * run.Trainer.Network.OutputSteps);
        state.LastLoss = texts.Float(FitKeys.LastLoss, float.MinValue, float.MaxValue);
        StepRate = texts.Float(FitKeys.StepRate, 0f, float.MaxValue);
    }

    private double[] ReadSchedule() => ReadDoubles(FitCheckpoint.Schedule, length: null);

    private int[] ReadOrder()
    {
        var values = new int[Entry(FitCheckpoint.Order, ElementType.I32, run.Batches.SampleCount, out TensorEntry entry)];
        reader.Read(entry, values);
        var seen = new bool[values.Length];
        foreach (int sample in values)
        {
            if ((uint)sample >= (uint)seen.Length || seen[sample])
            {
                throw texts.Bad($"tensor '{FitCheckpoint.Order}' has each number from 0 to {seen.Length - 1} once, but {sample} is {((uint)sample < (uint)seen.Length ? "there twice" : "none of them")}.", FitCheckpoint.Order);
            }

            seen[sample] = true;
        }

        return values;
    }

    private (ulong S0, ulong S1, ulong S2, ulong S3) ReadRandom()
    {
        string text = texts.Text(FitKeys.Random);
        string[] parts = text.Split(' ', 5);
        var numbers = new ulong[4];
        bool isGood = parts.Length == numbers.Length;
        for (int i = 0; i < numbers.Length && isGood; i++)
        {
            isGood = ulong.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]);
        }

        return isGood && numbers.Any(number => number != 0)
            ? (numbers[0], numbers[1], numbers[2], numbers[3])
            : throw texts.Bad(FitKeys.Random, text, "four whole numbers, not all 0");
    }

    private float[] ReadFloats(string name, int? length)
    {
        var values = new float[Entry(name, ElementType.F32, length, out TensorEntry entry)];
        reader.Read(entry, values.AsSpan());
        return values;
    }

    private double[] ReadDoubles(string name, int? length)
    {
        var values = new double[Entry(name, ElementType.F64, length, out TensorEntry entry)];
        reader.Read(entry, values.AsSpan());
        return values;
    }

    // The header was held against the file, so that what is allocated for values is no more than their bytes.
    private int Entry(string name, ElementType type, int? length, out TensorEntry entry)
    {
        if (!reader.Entries.TryGetValue(name, out TensorEntry? found))
        {
            throw texts.Bad($"the checkpoint has no tensor '{name}'.", name);
        }

        entry = found;
        if (found.Type != type || found.Shape.Length != 1 || found.Length > Array.MaxLength || (length is { } wanted && found.Length != wanted))
        {
            throw texts.Bad($"tensor '{name}' is {found} in the checkpoint, but {type} [{(length is { } expected ? CheckpointTexts.Of(expected) : "any number")}] is wanted.", name);
        }

        return (int)found.Length;
    }
}
