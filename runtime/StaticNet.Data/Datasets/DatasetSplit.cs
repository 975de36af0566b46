namespace StaticNet.Data;

/// <summary>
/// The two sides of a split: <c>var (train, test) = data.StratifiedSplit(0.25, seed: 1);</c>. Each is a dataset of its own,
/// so that scaling one leaves the other, and the dataset they come from, alone.
/// </summary>
/// <param name="Training">What to learn from.</param>
/// <param name="Test">What was held out.</param>
public readonly record struct DatasetSplit(Dataset Training, Dataset Test);
