namespace StaticNet;

/// <summary>What a <see cref="TelemetryFinding"/> is about, the most severe first. The limits are in <see cref="TelemetryThresholds"/>.</summary>
public enum TelemetryRule
{
    /// <summary>
    /// A figure of the layer is infinite or no number: a gradient, or values, that no float holds. No other rule is asked of such a layer. The step was taken all
    /// the same, since its loss was finite.
    /// </summary>
    NotFinite,

    /// <summary>
    /// The mean gradient is at least <see cref="TelemetryThresholds.ExplodingGradient"/> times that of the last layer with parameters: on its way back it grows from
    /// layer to layer (Bengio, Simard, Frasconi, 1994; Pascanu, Mikolov, Bengio, 2013).
    /// </summary>
    ExplodingGradient,

    /// <summary>
    /// The deviation of the values of a layer is at most <see cref="TelemetryThresholds.CollapsedDeviation"/>: whatever goes in, nearly the same comes out, and the
    /// layers behind have nothing to tell samples apart by (Glorot, Bengio, 2010; Mishkin, Matas, 2015). Not asked of the last layer: what it puts out, the targets decide.
    /// </summary>
    CollapsedActivations,

    /// <summary>
    /// Units of a ReLU layer that gave 0 for every sample: at least <see cref="TelemetryThresholds.DeadInStep"/> of them in the last step, or
    /// <see cref="TelemetryThresholds.DeadSinceStart"/> since the start and over <see cref="TelemetryThresholds.DeadSteps"/> steps or more. Their gradient is 0, so no
    /// step wakes them (Maas, Hannun, Ng, 2013; Lu, Shin, Su, Karniadakis, 2019).
    /// </summary>
    DeadUnits,

    /// <summary>
    /// The mean gradient is at most <see cref="TelemetryThresholds.VanishingGradient"/> of that of the last layer with parameters: on its way back it shrinks from
    /// layer to layer (Hochreiter, 1991; Bengio, Simard, Frasconi, 1994).
    /// </summary>
    VanishingGradient,

    /// <summary>
    /// At least <see cref="TelemetryThresholds.Saturated"/> of the values of a sigmoid or tanh layer were saturated in the last step: their derivative is next to 0
    /// (Glorot, Bengio, 2010). Not asked of the last layer, where saturation is certainty.
    /// </summary>
    Saturated,

    /// <summary>The update is at least <see cref="TelemetryThresholds.LargeUpdate"/> of the weights (Karpathy, CS231n). Not asked where weights were all 0 before.</summary>
    UpdateTooLarge,

    /// <summary>
    /// The update is at most <see cref="TelemetryThresholds.SmallUpdate"/> of the weights (Karpathy, CS231n). Not asked where nothing moved, which is also what a layer
    /// without weights shows, such as a normalisation.
    /// </summary>
    UpdateTooSmall,
}
