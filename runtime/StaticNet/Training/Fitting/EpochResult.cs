namespace StaticNet;

/// <summary>What one whole epoch of training gave.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="TrainingLoss">The mean loss over all training samples, of sequences over all their valid output steps, each taken before the step of its batch.</param>
/// <param name="ValidationLoss">The mean loss over the validation samples after the epoch; NaN without them.</param>
/// <param name="LearningRate">The rate of its last step.</param>
/// <param name="Duration">How long it took, validation included.</param>
public readonly record struct EpochResult(int Epoch, float TrainingLoss, float ValidationLoss, float LearningRate, TimeSpan Duration);
