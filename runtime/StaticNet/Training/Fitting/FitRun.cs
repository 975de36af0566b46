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
    private readonly List<EpochResult> results;
    private readonly int stepsBetweenCopies;
    private readonly long start;
    private long steps;
    private float lastLoss;

    public FitRun(Trainer trainer, ISamples samples, FitOptions options)
    {
        start = Stopwatch.GetTimestamp();
        this.trainer = trainer;
        this.options = options;
        batches = new BatchSource(samples, trainer.Network.OutputSteps, options.BatchSize, options.Shuffle, options.Seed);
        rates = options.Schedule.Start(new LearningRatePlan(trainer.LearningRate, (long)options.Epochs * batches.Count, batches.Count));
        good = new GoodParameters(trainer.Network);
        best = new BestEpoch(options.EarlyStopping, trainer.Network);
        results = new List<EpochResult>(Math.Min(options.Epochs, ReservedEpochs));

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
        float rate = trainer.LearningRate;
        try
        {
            team?.Start();
            StopReason reason = TrainEpochs();
            if (reason != StopReason.Cancelled)
            {
                best.Restore();
            }

            return new TrainingHistory(results.AsReadOnly(), best.Number, reason, steps);
        }
        finally
        {
            team?.Dispose();
            trainer.LearningRate = rate;
        }
    }

    private StopReason TrainEpochs()
    {
        for (int epoch = 1; epoch <= options.Epochs; epoch++)
        {
            long begin = Stopwatch.GetTimestamp();
            batches.BeginEpoch();
            if (!TrainEpoch(epoch, out float loss))
            {
                return StopReason.Cancelled;
            }

            float validationLoss = Validate(epoch);
            results.Add(new EpochResult(epoch, loss, validationLoss, trainer.LearningRate, Stopwatch.GetElapsedTime(begin)));
            float watched = options.Validation is null ? loss : validationLoss;
            best.EpochEnded(epoch, watched);
            rates.EpochEnded(watched);
            Report(epoch, batches.Count, loss, validationLoss);
            if (best.PatienceIsOver)
            {
                return StopReason.EarlyStopped;
            }
        }

        return StopReason.Finished;
    }

    // False where it was cancelled.
    private bool TrainEpoch(int epoch, out float meanLoss)
    {
        double sum = 0;
        long rows = 0;
        meanLoss = float.NaN;
        for (int i = 0; i < batches.Count; i++)
        {
            if (options.Cancellation.IsCancellationRequested)
            {
                CheckParameters(epoch);
                return false;
            }

            int batchRows = batches.RowsOf(i);
            if (batchRows == 0)
            {
                // Samples without a single step say nothing, and no step can be taken on them.
                continue;
            }

            sum += (double)Step(epoch, i) * batchRows;
            rows += batchRows;
            if (options.ProgressEverySteps > 0 && (i + 1) % options.ProgressEverySteps == 0 && i + 1 < batches.Count)
            {
                Report(epoch, i + 1, (float)(sum / rows), float.NaN);
            }
        }

        meanLoss = (float)(sum / rows);
        CheckParameters(epoch);
        return true;
    }

    private float Step(int epoch, int batch)
    {
        bool copies = steps % stepsBetweenCopies == 0;
        if (copies)
        {
            good.Propose();
        }

        trainer.LearningRate = rates.RateAt(steps);
        steps++;
        lastLoss = team is null ? trainer.Step(batches[batch]) : team.Step(batch);
        if (!float.IsFinite(lastLoss))
        {
            throw Diverged($"the loss is {lastLoss}", epoch, lastLoss);
        }

        if (copies && !good.Confirm())
        {
            throw DivergedParameters(epoch);
        }

        return lastLoss;
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

    private TrainingDivergedException DivergedParameters(int epoch) => Diverged($"the {NetworkValues.NotFinite(trainer.Network)} are no longer finite", epoch, lastLoss);

    private TrainingDivergedException Diverged(string what, int epoch, float loss)
    {
        good.Restore();
        return new TrainingDivergedException(what, epoch, steps, loss, trainer.LearningRate);
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
