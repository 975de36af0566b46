namespace StaticNet;

/// <summary>Where training stands.</summary>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="Epochs">The number of epochs asked for.</param>
/// <param name="Step">The number of steps taken in this epoch.</param>
/// <param name="Steps">The number of steps of an epoch.</param>
/// <param name="Loss">The mean training loss over the samples of this epoch so far.</param>
/// <param name="ValidationLoss">The mean loss over the validation samples; NaN without them and before the end of the epoch.</param>
/// <param name="LearningRate">The rate of the last step.</param>
/// <param name="Elapsed">The time since training began.</param>
public readonly record struct FitProgress(
    int Epoch,
    int Epochs,
    int Step,
    int Steps,
    float Loss,
    float ValidationLoss,
    float LearningRate,
    TimeSpan Elapsed)
{
    /// <summary>Whether the epoch is complete.</summary>
    public bool IsEndOfEpoch => Step == Steps;
}
