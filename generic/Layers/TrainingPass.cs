namespace StaticNet.Generic;

/// <summary>What a forward pass in training knows beside its values.</summary>
/// <param name="Step">The number of steps taken before.</param>
/// <param name="Rows">The rows of the batch.</param>
internal readonly record struct TrainingPass(long Step, BatchRows Rows);
