namespace GradientLab;

/// <summary>How much of a gradient each layer of a stack gets before the first step.</summary>
/// <param name="Stack">The layers.</param>
/// <param name="Start">How their weights began.</param>
/// <param name="Norms">For each layer, from the input on, the Euclidean norm of the gradient of its weights; the geometric mean over the seeds.</param>
public sealed record StackGradients(Stack Stack, Start Start, IReadOnlyList<double> Norms)
{
    /// <summary>The gradient of the first layer.</summary>
    public double First => Norms[0];

    /// <summary>The gradient of the first layer divided by that of the last; NaN where floats hold nothing of either.</summary>
    public double FirstOverLast => Norms[0] / Norms[^1];
}
