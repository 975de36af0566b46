namespace StaticNet;

/// <summary>
/// Where the rules of <see cref="TelemetryRule"/> begin; a figure at the limit counts. They are set wide: a network that learns well shows nothing, and what shows
/// deserves a look. Where a source gives a figure, it is named; elsewhere it says what a healthy network has.
/// </summary>
public static class TelemetryThresholds
{
    /// <summary>
    /// Part of the units that are 0 throughout the last step. Rectifiers do well with up to 85 % zeros (Glorot, Bordes, Bengio, 2011), which is what a batch
    /// of one sample shows of units that are all alive: this is above.
    /// </summary>
    public const float DeadInStep = 0.9f;

    /// <summary>Part of the units that are 0 in all steps since the start: what a learning rate that is too high leads to (Karpathy, CS231n: "as much as 40 %").</summary>
    public const float DeadSinceStart = 0.4f;

    /// <summary>
    /// The number of steps before <see cref="DeadSinceStart"/> is asked: a unit that is 0 for 85 % of samples is 0 in all of 32 steps of one sample in 1 of
    /// 180 cases.
    /// </summary>
    public const long DeadSteps = 32;

    /// <summary>
    /// Part of the values that are saturated. In a unit whose sums have mean 0 and variance 1, 2 % of the values of a tanh are, and 0.0004 % of those of a
    /// sigmoid; half of them is far from where any initialisation puts them.
    /// </summary>
    public const float Saturated = 0.5f;

    /// <summary>
    /// Mean gradient over that of the last layer with parameters. Initialisations that suit the activation keep it within a factor of about 10 from the first
    /// layer to the last (Glorot, Bengio, 2010; He et al., 2015); layers of different sizes differ by some more.
    /// </summary>
    public const float VanishingGradient = 1e-3f;

    /// <summary>The same on the other side.</summary>
    public const float ExplodingGradient = 1e3f;

    /// <summary>Update over weights: a hundred times what is healthy, about 1e-3 (Karpathy, CS231n).</summary>
    public const float LargeUpdate = 1e-1f;

    /// <summary>Update over weights: a hundredth of what is healthy.</summary>
    public const float SmallUpdate = 1e-5f;

    /// <summary>Deviation of values: a thousandth of the 1 that initialisations aim at (Glorot, Bengio, 2010; He et al., 2015; Mishkin, Matas, 2015).</summary>
    public const float CollapsedDeviation = 1e-3f;
}
