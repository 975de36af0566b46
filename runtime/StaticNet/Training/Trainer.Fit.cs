namespace StaticNet;

public abstract partial class Trainer
{
    /// <summary>
    /// Trains over all samples, epoch after epoch, in mini-batches. Every epoch visits every sample once; the last batch of
    /// an epoch may be smaller. After the first epoch nothing is allocated, whatever the options
    /// (runs of more than 65,536 epochs grow their history on the way), but where <see cref="FitOptions.Checkpoint"/> has files written.
    /// </summary>
    /// <param name="samples">What to learn from; read while training, so not to be changed until it ends.</param>
    /// <param name="options">How; <see langword="null"/> for the defaults.</param>
    /// <returns>What happened in each epoch, and why training ended.</returns>
    /// <remarks>
    /// <see cref="LearningRate"/> is the rate the schedule starts from. During the run it is the rate of the step, so setting
    /// it then has no effect; afterwards, however the run ended, it is again what it was before.
    /// </remarks>
    /// <exception cref="ArgumentNullException">No samples.</exception>
    /// <exception cref="ArgumentException">No sample, sizes that do not fit the network, or a target outside what the loss takes, in the samples or the validation samples; nothing was changed.</exception>
    /// <exception cref="NotSupportedException">Class numbers for a loss that takes none, or several threads for a network with batch normalisation; nothing was changed.</exception>
    /// <exception cref="InvalidOperationException">Parameters or running statistics that are not finite to begin with.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A schedule whose rate would not stay finite; nothing was changed.</exception>
    /// <exception cref="SafetensorsException">
    /// The file of <see cref="FitOptions.Checkpoint"/> is not whole, or one of another run: other tensors, optimizer, number of samples, batch size, shuffling, validation or
    /// schedule; nothing was changed.
    /// </exception>
    /// <exception cref="IOException">A checkpoint could not be written: the earlier one is as it was, and the network as the last whole step left it; or read: nothing was changed.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise, where the folder of the checkpoint may not be written.</exception>
    /// <exception cref="TrainingDivergedException">A loss, the parameters or the running statistics stopped being finite; earlier ones are restored.</exception>
    public TrainingHistory Fit(ISamples samples, FitOptions? options = null)
    {
        options ??= new FitOptions();
        SamplesGuard.Check(Network, TargetKind, samples, nameof(samples));
        if (options.Validation is { } validation)
        {
            SamplesGuard.Check(Network, TargetKind, validation, nameof(FitOptions.Validation));
        }

        CheckThreads(options.Threads);
        return new FitRun(this, samples, options).Run();
    }

    /// <summary>The mean loss over the samples, of sequences over all their valid output steps; changes nothing.</summary>
    /// <param name="samples">The samples, at least one.</param>
    /// <exception cref="ArgumentNullException">No samples.</exception>
    /// <exception cref="ArgumentException">No sample, sizes that do not fit the network, or a target outside what the loss takes.</exception>
    /// <exception cref="NotSupportedException">Class numbers for a loss that takes none.</exception>
    public float Evaluate(ISamples samples)
    {
        int count = SamplesGuard.Check(Network, TargetKind, samples, nameof(samples));
        return MeanLoss(BatchSource.Slice(samples, 0, count, outputSteps));
    }

    /// <summary>A step on some of the samples that <see cref="Fit"/> was given, which are checked again: they may have been changed.</summary>
    internal float Step(scoped in TrainingBatch batch) => StepOn(CheckedAgain(batch));
}
