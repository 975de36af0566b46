using System.Diagnostics;

namespace StaticNet;

/// <summary>One call of <see cref="Trainer.Fit"/>. All that it needs is made here, before the first epoch.</summary>
internal sealed class FitRun
{
    // Room for the results of so many epochs is made at once; more would be waste for runs that end by themselves.
    private const int ReservedEpochs = 65_536;

    // A copy of the parameters costs as much as learning from three or four samples with the fastest kernels: a tenth of the time at most. Fewer copies would give up more steps
    // of a run that diverges.
    private const int SamplesBetweenCopies = 32;

    private readonly Trainer trainer;
    private readonly FitOptions options;
    private readonly BatchSource batches;
    private readonly TeamTrainer? team;
    private readonly LearningRateRun rates;
    private readonly GoodParameters good;
    private readonly BestEpoch best;
    private readonly FitState state;
    private readonly FitCheckpoint? checkpoint;
    private readonly float baseRate;
    private readonly float? resumedRate;
    private readonly int stepsBetweenCopies;
    private readonly long start;
    private bool isSaved;

    public FitRun(Trainer trainer, ISamples samples, FitOptions options)
    {
        start = Stopwatch.GetTimestamp();
        this.trainer = trainer;
        this.options = options;
        batches = new BatchSource(samples, trainer.Network.OutputSteps, options.BatchSize, options.Shuffle, options.Seed);
        good = new GoodParameters(trainer.Network);
        best = new BestEpoch(options.EarlyStopping, trainer.Network);
        state = new FitState(Math.Min(options.Epochs, ReservedEpochs));
        checkpoint = options.Checkpoint is { } place ? new FitCheckpoint(place.Path, trainer, options, batches, best, state) : null;
        FitResumption? resumption = checkpoint is { Exists: true } && options.Checkpoint!.Resume ? checkpoint.Read() : null;
        baseRate = resumption?.LearningRate ?? trainer.LearningRate;
        rates = options.Schedule.Start(new LearningRatePlan(baseRate, (long)options.Epochs * batches.Count, batches.Count));
        if (resumption is not null)
        {
            resumption.Continue(rates);
            resumption.Commit();
            resumedRate = resumption.StepRate;
            isSaved = true;
        }

        stepsBetweenCopies = Math.Max(1, SamplesBetweenCopies / batches.BatchSize);
        if (!good.Propose())
        {
            throw new InvalidOperationException($"The {NetworkValues.NotFinite(trainer.Network)} of {trainer.Network.GetType().Name} must be finite before training, but are not.");
        }

        good.Confirm();
        int threads = Math.Min(options.Threads, batches.BatchSize);
        team = threads > 1 ? new TeamTrainer(trainer, batches, threads) : null;
    }

    public TrainingHistory Run()
    {
        try
        {
            trainer.LearningRate = resumedRate ?? baseRate;
            team?.Start();
            StopReason reason = TrainEpochs();
            if (!isSaved)
            {
                Save();
            }

            if (reason != StopReason.Cancelled)
            {
                best.Restore();
            }

            return new TrainingHistory(state.Epochs.AsReadOnly(), best.Number, reason, state.Steps);
        }
        finally
        {
            team?.Dispose();
            trainer.LearningRate = baseRate;
        }
    }

    private StopReason TrainEpochs()
    {
        while (!best.PatienceIsOver)
        {
            if (state.Epochs.Count >= options.Epochs)
            {
                return StopReason.Finished;
            }

            int epoch = state.Epochs.Count + 1;
            long begin = Stopwatch.GetTimestamp();
            if (state.Batch == FitState.BetweenEpochs)
            {
                batches.BeginEpoch();
                state.BeginEpoch();
            }

            if (!TrainEpoch(epoch, out float loss))
            {
                return StopReason.Cancelled;
            }

            float validationLoss = Validate(epoch);
            state.Epochs.Add(new EpochResult(epoch, loss, validationLoss, trainer.LearningRate, Stopwatch.GetElapsedTime(begin)));
            float watched = options.Validation is null ? loss : validationLoss;
            best.EpochEnded(epoch, watched);
            rates.EpochEnded(watched);
            state.Batch = FitState.BetweenEpochs;
            isSaved = false;
            if (options.Checkpoint is { EveryEpochs: > 0 } place && epoch % place.EveryEpochs == 0)
            {
                Save();
            }

            Report(epoch, batches.Count, loss, validationLoss);
        }

        return StopReason.EarlyStopped;
    }

    // False where it was cancelled.
    private bool TrainEpoch(int epoch, out float meanLoss)
    {
        meanLoss = float.NaN;
        while (state.Batch < batches.Count)
        {
            if (options.Cancellation.IsCancellationRequested)
            {
                CheckParameters(epoch);
                return false;
            }

            int i = state.Batch++;
            int batchRows = batches.RowsOf(i);
            if (batchRows == 0)
            {
                // Samples without a single step say nothing, and no step can be taken on them.
                continue;
            }

            state.LossSum += (double)Step(epoch, i) * batchRows;
            state.Rows += batchRows;
            if (options.Checkpoint is { EverySteps: > 0 } place && state.Steps % place.EverySteps == 0)
            {
                CheckParameters(epoch);
                Save();
            }

            if (options.ProgressEverySteps > 0 && (i + 1) % options.ProgressEverySteps == 0 && i + 1 < batches.Count)
            {
                Report(epoch, i + 1, (float)(state.LossSum / state.Rows), float.NaN);
            }
        }

        meanLoss = (float)(state.LossSum / state.Rows);
        CheckParameters(epoch);
        return true;
    }

    private float Step(int epoch, int batch)
    {
        bool copies = state.Steps % stepsBetweenCopies == 0;
        if (copies)
        {
            good.Propose();
        }

        trainer.LearningRate = rates.RateAt(state.Steps);
        state.Steps++;
        isSaved = false;
        float loss = team is null ? trainer.Step(batches[batch]) : team.Step(batch);
        state.LastLoss = loss;
        if (!float.IsFinite(loss))
        {
            throw Diverged($"the loss is {loss}", epoch, loss);
        }

        if (copies && !good.Confirm())
        {
            throw DivergedParameters(epoch);
        }

        return loss;
    }

    // Between two steps, of finite parameters.
    private void Save()
    {
        checkpoint?.Write(baseRate, rates);
        isSaved = true;
    }

    // No training loss judges what the last step of an epoch, or of a cancelled run, made of the parameters.
    private void CheckParameters(int epoch)
    {
        // With validation samples, their loss judges the parameters, and a copy is worth it.
        if (options.Validation is null ? !NetworkValues.AreFinite(trainer.Network) : !good.Propose())
        {
            throw DivergedParameters(epoch);
        }
    }

    private float Validate(int epoch)
    {
        if (options.Validation is null)
        {
            return float.NaN;
        }

        float loss = team is null ? trainer.Evaluate(options.Validation) : team.Evaluate(options.Validation);
        if (!float.IsFinite(loss))
        {
            throw Diverged($"the validation loss is {loss}", epoch, loss);
        }

        good.Confirm();
        return loss;
    }

    private TrainingDivergedException DivergedParameters(int epoch) => Diverged($"the {NetworkValues.NotFinite(trainer.Network)} are no longer finite", epoch, state.LastLoss);

    private TrainingDivergedException Diverged(string what, int epoch, float loss)
    {
        good.Restore();
        return new TrainingDivergedException(what, epoch, state.Steps, loss, trainer.LearningRate);
    }

    private void Report(int epoch, int step, float loss, float validationLoss) =>
        options.Progress?.Report(new FitProgress(
            epoch,
            options.Epochs,
            step,
            batches.Count,
            loss,
            validationLoss,
            trainer.LearningRate,
            Stopwatch.GetElapsedTime(start))
        {
            Telemetry = trainer.Telemetry,
        });
}
