namespace GradientLab;

/// <summary>How gradient descent fares with one rate.</summary>
/// <param name="Share">The rate as a share of 2 / the greatest curvature, beyond which descent diverges.</param>
/// <param name="Rate">The rate.</param>
/// <param name="Descent">The path.</param>
public sealed record RateTrial(double Share, float Rate, Descent Descent)
{
    /// <summary>Whether it ended higher than it began.</summary>
    public bool Diverges => !Descent.HasArrived && !(Descent.Errors[^1] < Descent.Errors[0]);
}

/// <summary>How gradient descent fares on samples.</summary>
/// <param name="Surface">The error over the two weights.</param>
/// <param name="Curvature">Its second derivatives.</param>
/// <param name="Rates">The rates that were tried.</param>
public sealed record ScalingTrial(Surface Surface, Curvature Curvature, IReadOnlyList<RateTrial> Rates)
{
    /// <summary>The rate that arrives in the fewest steps.</summary>
    public RateTrial Best => Rates.Where(trial => trial.Descent.HasArrived).MinBy(trial => trial.Descent.Steps)
        ?? throw new InvalidOperationException($"No rate arrives on {Surface.Name}.");
}

/// <summary>The same samples as they come, and normalised.</summary>
/// <param name="Raw">As they come.</param>
/// <param name="Normalized">Scaled and centred.</param>
public sealed record ScalingPair(ScalingTrial Raw, ScalingTrial Normalized)
{
    /// <summary>How many times as many steps the raw samples take, each side with its best rate.</summary>
    public double Ratio => (double)Raw.Best.Descent.Steps / Normalized.Best.Descent.Steps;
}
