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

    /// <summary>
    /// What the last step showed of each layer; null unless the network says <see cref="TelemetryAttribute"/>. The trainer's own, which the next step overwrites: read it before
    /// returning. A receiver that is called later, as that of <see cref="Progress{T}"/> is, meets the figures of other steps, or of a step that is half done.
    /// </summary>
    public TrainingTelemetry? Telemetry { get; init; }
}
