namespace GradientLab;

/// <summary>How descent fares with batches of one size.</summary>
/// <param name="Name">What it is.</param>
/// <param name="BatchSize">The samples of a step.</param>
/// <param name="Points">The weights: the start, and after each step.</param>
/// <param name="Errors">The error over all samples at each of these points.</param>
/// <param name="Turn">The mean angle between a step and the next until it is near, in degrees.</param>
/// <param name="Rises">The share of steps after which the error over all samples was greater than before.</param>
/// <param name="PassesUntilNear">How often it had visited every sample when the error was first within a tenth of the lowest.</param>
/// <param name="Excess">The error over all samples above the lowest, on average over the last quarter of the steps.</param>
public sealed record BatchRun(
    string Name,
    int BatchSize,
    IReadOnlyList<WeightPair> Points,
    IReadOnlyList<float> Errors,
    double Turn,
    double Rises,
    double PassesUntilNear,
    double Excess);
