namespace StaticNet;

/// <summary>What happened in one call of <see cref="Trainer.Fit"/>.</summary>
public sealed class TrainingHistory
{
    internal TrainingHistory(IReadOnlyList<EpochResult> epochs, int bestEpoch, StopReason stopReason, long steps)
    {
        Epochs = epochs;
        BestEpoch = bestEpoch;
        StopReason = stopReason;
        Steps = steps;
    }

    /// <summary>The whole epochs in their order; one that was cancelled halfway is not among them.</summary>
    public IReadOnlyList<EpochResult> Epochs { get; }

    /// <summary>
    /// The number, from 1, of the first epoch with the lowest validation loss, or without validation samples the lowest
    /// training loss; 0 where no epoch was completed.
    /// </summary>
    public int BestEpoch { get; }

    /// <summary>Why training ended.</summary>
    public StopReason StopReason { get; }

    /// <summary>The number of steps taken, those of an incomplete epoch included.</summary>
    public long Steps { get; }
}
