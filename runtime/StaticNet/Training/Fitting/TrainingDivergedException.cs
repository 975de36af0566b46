namespace StaticNet;

/// <summary>
/// A training or validation loss, the parameters or the running statistics stopped being finite. Parameters and statistics are then
/// those of a step at most max(1, 32 / batch size) before, which gave a finite loss. The state of the optimizer may be poisoned: go on with a new trainer.
/// </summary>
public sealed class TrainingDivergedException : Exception
{
    internal TrainingDivergedException(string what, int epoch, long step, float loss, float learningRate)
        : base(
            $"Training diverged in epoch {epoch} at step {step}: {what}. The last good parameters are restored. " +
            $"A learning rate lower than {learningRate}, clipping (Trainer.ClipNorm), or scaled inputs without NaN or infinities may help; " +
            "go on with a new trainer, as the state of this one's optimizer may not be finite.")
    {
        Epoch = epoch;
        Step = step;
        Loss = loss;
    }

    /// <summary>The number of the epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The number of the step within the run, from 1: the one whose loss was not finite, or the last before the check that failed.</summary>
    public long Step { get; }

    /// <summary>The loss that was not finite; where only the parameters were not, the last training loss, which is finite.</summary>
    public float Loss { get; }
}
