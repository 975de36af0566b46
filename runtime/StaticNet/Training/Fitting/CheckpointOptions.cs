namespace StaticNet;

/// <summary>
/// Where and when <see cref="Trainer.Fit"/> writes a file from which it goes on, with the bits of a run that was never interrupted. Every value is checked when it is set.
/// </summary>
/// <remarks>
/// A file is written beside the earlier one, flushed to the disk and then renamed: whenever the process ends, one or the other is there and whole. Besides the times that are
/// asked for, one is written where the run is cancelled and where it ends. Writing allocates.
/// </remarks>
public sealed class CheckpointOptions
{
    /// <summary>The file, a safetensors file; its folder must be there.</summary>
    /// <exception cref="ArgumentException">Empty.</exception>
    public required string Path
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrEmpty(value, nameof(Path));
            field = value;
        }
    }

    /// <summary>After how many steps of the run it is written each time; at least 0, and 0, not by steps, unless said.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public int EverySteps
    {
        get;
        init => field = FitOptions.AtLeastZero(value, nameof(EverySteps));
    }

    /// <summary>After how many epochs of the run it is written each time, validation included; at least 0, and 0, not by epochs, unless said.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public int EveryEpochs
    {
        get;
        init => field = FitOptions.AtLeastZero(value, nameof(EveryEpochs));
    }

    /// <summary>
    /// Whether a run goes on from the file, where there is one; true unless said. Otherwise it begins anew, with what network and trainer are, and overwrites the file.
    /// </summary>
    /// <remarks>
    /// Network, optimizer, <see cref="Trainer.LearningRate"/>, penalties and clipping, and the order of the samples are then those of the file, whatever the network, the trainer and
    /// <see cref="FitOptions.Seed"/> are. A run that had ended returns at once, unless there are more epochs to train now.
    /// </remarks>
    public bool Resume { get; init; } = true;
}
