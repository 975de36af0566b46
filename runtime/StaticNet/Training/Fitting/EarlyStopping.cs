namespace StaticNet;

/// <summary>
/// Stops when the loss no longer falls (Prechelt, 1998): the validation loss, or without validation samples the training loss.
/// </summary>
public sealed class EarlyStopping
{
    /// <summary>How many epochs in a row may bring no improvement before training stops; at least 1, and 5 unless said.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Patience
    {
        get;
        init => field = FitOptions.AtLeastOne(value, nameof(Patience));
    } = 5;

    /// <summary>
    /// By how much the loss must be below that of the last improvement to count as one; finite and at least 0, and 0,
    /// any amount, unless said.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">NaN, infinite or negative.</exception>
    public float MinImprovement
    {
        get;
        init => field = TrainingGuard.FiniteAndNotNegative(value, nameof(MinImprovement));
    }

    /// <summary>
    /// Whether the parameters, and the running statistics, of the end of <see cref="TrainingHistory.BestEpoch"/> are put back, when
    /// training stops early and also when it reaches its last epoch, but not when it is cancelled; true unless said.
    /// </summary>
    public bool RestoreBest { get; init; } = true;
}
