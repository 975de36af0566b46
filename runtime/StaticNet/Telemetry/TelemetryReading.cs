using System.Globalization;

namespace StaticNet;

/// <summary>Figures in words: asks each rule of each layer.</summary>
public static class TelemetryReading
{
    private const string Steadier = "Xavier's or He's initialisation, inputs scaled to about 1, or batch normalisation";

    /// <summary>What figures show that deserves a look; <see cref="TrainingTelemetry.Read"/> of a trainer's own. This one also reads figures that were kept.</summary>
    /// <param name="layers">A record for each layer, in the order of their declaration.</param>
    /// <param name="steps">The number of steps measured since the start, at least 0.</param>
    /// <returns>
    /// By rule, as <see cref="TelemetryRule"/> lists them; of a rule, the layers that are furthest beyond its limit first. Empty where all is well, and where no step was measured.
    /// </returns>
    public static IReadOnlyList<TelemetryFinding> Of(ReadOnlySpan<LayerTelemetry> layers, long steps)
    {
        if (steps <= 0)
        {
            return [];
        }

        var found = new List<(double Degree, TelemetryFinding Finding)>();
        LayerTelemetry reference = LastWithParameters(layers);
        for (int i = 0; i < layers.Length; i++)
        {
            LayerTelemetry layer = layers[i];
            if (NotFinite(layer) is string figure)
            {
                Add(layer, TelemetryRule.NotFinite, 0, $"{figure}; try a lower learning rate, or clipping (ClipNorm)");
                continue;
            }

            AskGradient(layer, reference);
            AskUnits(layer);
            AskUpdate(layer);
            if (i < layers.Length - 1)
            {
                AskValues(layer);
            }
        }

        return [.. found.OrderBy(entry => entry.Finding.Rule).ThenByDescending(entry => entry.Degree).Select(entry => entry.Finding)];

        void AskGradient(in LayerTelemetry layer, in LayerTelemetry reference)
        {
            // Where the last layer has none either, there is nothing to hold it against.
            if (layer.ParameterCount == 0 || layer.Layer == reference.Layer || !float.IsFinite(reference.GradientMean) || reference.GradientMean <= 0f)
            {
                return;
            }

            float ratio = layer.GradientMean / reference.GradientMean;
            if (ratio >= TelemetryThresholds.ExplodingGradient)
            {
                Add(
                    layer,
                    TelemetryRule.ExplodingGradient,
                    ratio,
                    $"mean gradient {Power(layer.GradientMean)}, {Power(ratio)} times that of layer {reference.Layer}; try clipping (ClipNorm), {Steadier}");
            }
            else if (ratio <= TelemetryThresholds.VanishingGradient)
            {
                Add(
                    layer,
                    TelemetryRule.VanishingGradient,
                    -ratio,
                    $"mean gradient {Power(layer.GradientMean)}, {Power(ratio)} times that of layer {reference.Layer}; try ReLU with He's initialisation, batch normalisation, or skips ([Add])");
            }
        }

        void AskUnits(in LayerTelemetry layer)
        {
            bool inStep = layer.Dead >= TelemetryThresholds.DeadInStep;
            if (inStep || (steps >= TelemetryThresholds.DeadSteps && layer.DeadSinceStart >= TelemetryThresholds.DeadSinceStart))
            {
                float part = inStep ? layer.Dead : layer.DeadSinceStart;
                string span = inStep ? "" : FormattableString.Invariant($" for {steps} steps");
                Add(layer, TelemetryRule.DeadUnits, part, $"{Percent(part)} of units dead{span}; try LeakyReLU or a lower learning rate");
            }
        }

        void AskUpdate(in LayerTelemetry layer)
        {
            // Infinite: the weights were all 0, so there is nothing to hold the step against.
            if (layer.UpdateRatio >= TelemetryThresholds.LargeUpdate && !float.IsPositiveInfinity(layer.UpdateRatio))
            {
                Add(layer, TelemetryRule.UpdateTooLarge, layer.UpdateRatio, $"the step moved the weights by {Power(layer.UpdateRatio)} of their norm; try a lower learning rate");
            }
            else if (layer.UpdateRatio is > 0f and <= TelemetryThresholds.SmallUpdate)
            {
                Add(
                    layer,
                    TelemetryRule.UpdateTooSmall,
                    -layer.UpdateRatio,
                    $"the step moved the weights by {Power(layer.UpdateRatio)} of their norm; try a higher learning rate, unless training is at its end");
            }
        }

        void AskValues(in LayerTelemetry layer)
        {
            if (layer.ActivationDeviation <= TelemetryThresholds.CollapsedDeviation)
            {
                Add(
                    layer,
                    TelemetryRule.CollapsedActivations,
                    -layer.ActivationDeviation,
                    $"values nearly all {Power(layer.ActivationMean)}, deviation {Power(layer.ActivationDeviation)}; try {Steadier}");
            }

            if (layer.Saturated >= TelemetryThresholds.Saturated)
            {
                Add(layer, TelemetryRule.Saturated, layer.Saturated, $"{Percent(layer.Saturated)} of values saturated; try smaller first weights, inputs scaled to about 1, or batch normalisation");
            }
        }

        void Add(in LayerTelemetry layer, TelemetryRule rule, double degree, string text) =>
            found.Add((degree, new TelemetryFinding(layer.Layer, rule, FormattableString.Invariant($"layer {layer.Layer}, {layer.Description}: {text}"))));
    }

    // A record without parameters where there is no such layer.
    private static LayerTelemetry LastWithParameters(ReadOnlySpan<LayerTelemetry> layers)
    {
        for (int i = layers.Length - 1; i >= 0; i--)
        {
            if (layers[i].ParameterCount > 0)
            {
                return layers[i];
            }
        }

        return default;
    }

    // The first figure that is not finite. An update may be infinite: the weights were 0.
    private static string? NotFinite(in LayerTelemetry layer) =>
        !float.IsFinite(layer.ActivationMean) ? Is("mean of the values", layer.ActivationMean)
        : !float.IsFinite(layer.ActivationDeviation) ? Is("deviation of the values", layer.ActivationDeviation)
        : !float.IsFinite(layer.GradientMean) ? Is("mean gradient", layer.GradientMean)
        : !float.IsFinite(layer.GradientNorm) ? Is("norm of the gradient", layer.GradientNorm)
        : float.IsNaN(layer.UpdateRatio) ? Is("update over weights", layer.UpdateRatio)
        : null;

    private static string Is(string figure, float value) => $"{figure} is {(float.IsNaN(value) ? "NaN" : "infinite")}";

    private static string Percent(float part) => (100 * (double)part).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    private static string Power(float value) => value == 0f ? "0" : value.ToString("0.0e+0", CultureInfo.InvariantCulture);
}
