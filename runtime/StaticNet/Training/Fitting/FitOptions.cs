namespace StaticNet;

/// <summary>How <see cref="Trainer.Fit"/> trains. Every value is checked when it is set.</summary>
public sealed class FitOptions
{
    /// <summary>How often every sample is visited; at least 1, and 10 unless said.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Epochs
    {
        get;
        init => field = AtLeastOne(value, nameof(Epochs));
    } = 10;

    /// <summary>The number of samples of a step; at least 1, and 32 unless said. More than there are samples means all of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int BatchSize
    {
        get;
        init => field = AtLeastOne(value, nameof(BatchSize));
    } = 32;

    /// <summary>
    /// How many threads share the work of a step, the calling one among them; at least 1, and 1 unless said. Each computes the gradient of a part of the
    /// batch with memory of its own, for which a batch should be large; more than there are samples in a batch are not used. The order in which parts are
    /// added up is fixed, so the same number of threads gives the same bits; another number gives other roundings. No thread is left behind.
    /// </summary>
    /// <remarks>
    /// Samples and validation samples are then read by several threads at once, each its part. Batch normalisation cannot be trained so: it takes means over
    /// all samples of a batch.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Threads
    {
        get;
        init => field = AtLeastOne(value, nameof(Threads));
    } = 1;

    /// <summary>
    /// Whether every epoch visits the samples in another order; true unless said. Their floats are then gathered into
    /// buffers for one batch; otherwise, or where a batch holds one sample or all, batches are slices of the samples.
    /// </summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>What the order of the samples depends on; 0 unless said. The same seed gives the same orders on every machine.</summary>
    public int Seed { get; init; }

    /// <summary>Samples that are not learned from; their mean loss is computed after every epoch. None unless said.</summary>
    public ISamples? Validation { get; init; }

    /// <summary>How the learning rate changes; constant unless said.</summary>
    /// <exception cref="ArgumentNullException">No schedule.</exception>
    public LearningRateSchedule Schedule
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Schedule));
    } = LearningRateSchedule.Constant;

    /// <summary>When to stop before the last epoch, and which parameters to keep; never and the last unless said.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// Hears of the end of every epoch, on the thread that trains. None unless said. <see cref="Progress{T}"/> passes
    /// reports on to another thread and allocates for that; an own implementation is called directly and need not.
    /// </summary>
    public IProgress<FitProgress>? Progress { get; init; }

    /// <summary>Reports also after every so many steps of an epoch; at least 0, and 0, only the ends of epochs, unless said.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public int ProgressEverySteps
    {
        get;
        init => field = AtLeastZero(value, nameof(ProgressEverySteps));
    }

    /// <summary>Where and when to write files from which a run that was interrupted goes on, with the same bits; none unless said.</summary>
    /// <exception cref="ArgumentException">Neither <see cref="CheckpointOptions.EverySteps"/> nor <see cref="CheckpointOptions.EveryEpochs"/>.</exception>
    public CheckpointOptions? Checkpoint
    {
        get;
        init => field = value is null or { EverySteps: > 0 } or { EveryEpochs: > 0 }
            ? value
            : throw new ArgumentException($"{nameof(CheckpointOptions.EverySteps)} or {nameof(CheckpointOptions.EveryEpochs)} must be greater than 0.", nameof(Checkpoint));
    }

    /// <summary>
    /// Stops training before the next step, with no exception: the history so far is returned, and the parameters are as the
    /// last whole step left them, also in the <see cref="Checkpoint"/>.
    /// </summary>
    public CancellationToken Cancellation { get; init; }

    internal static int AtLeastZero(int value, string name) =>
        value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 0, but is {value}.");

    internal static int AtLeastOne(int value, string name) =>
        value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1, but is {value}.");
}
