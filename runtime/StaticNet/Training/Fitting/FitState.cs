namespace StaticNet;

/// <summary>Where a run of <see cref="Trainer.Fit"/> stands, between two steps.</summary>
/// <param name="reserved">For how many epochs room is made at once.</param>
internal sealed class FitState(int reserved)
{
    /// <summary>In place of a batch: the next epoch has not begun.</summary>
    public const int BetweenEpochs = -1;

    /// <summary>What whole epochs gave.</summary>
    public List<EpochResult> Epochs { get; } = new(reserved);

    /// <summary>The steps taken in the run.</summary>
    public long Steps { get; set; }

    /// <summary>The number of the next batch of the epoch, from 0, or <see cref="BetweenEpochs"/>.</summary>
    public int Batch { get; set; } = BetweenEpochs;

    /// <summary>The sum of the losses of the epoch over its rows so far.</summary>
    public double LossSum { get; set; }

    /// <summary>How many rows that were.</summary>
    public long Rows { get; set; }

    /// <summary>The loss of the last step.</summary>
    public float LastLoss { get; set; }

    /// <summary>Begins an epoch.</summary>
    public void BeginEpoch() => (Batch, LossSum, Rows) = (0, 0d, 0L);
}
