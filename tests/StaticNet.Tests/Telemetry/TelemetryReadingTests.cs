using System.Globalization;

namespace StaticNet.Tests.Telemetry;

public class TelemetryReadingTests
{
    private const long ManySteps = TelemetryThresholds.DeadSteps;

    [Fact]
    public void Healthy_layers_give_nothing()
    {
        Assert.Empty(TelemetryReading.Of([Healthy(0), Healthy(1), Healthy(2)], ManySteps));
        Assert.Empty(TelemetryReading.Of([Healthy(0)], 1));
        Assert.Empty(TelemetryReading.Of([], 1));
    }

    [Fact]
    public void Nothing_is_read_before_the_first_step()
    {
        LayerTelemetry[] layers = [Healthy(0) with { Dead = 1, GradientMean = float.NaN }, Healthy(1)];

        Assert.Empty(TelemetryReading.Of(layers, 0));
        Assert.Empty(new TrainingTelemetry(layers).Read());
        Assert.Equal(TelemetryRule.NotFinite, Assert.Single(TelemetryReading.Of(layers, 1)).Rule);
    }

    [Fact]
    public void Units_dead_in_the_last_step_are_told_from_their_threshold_on()
    {
        AssertBeginsAt(TelemetryRule.DeadUnits, TelemetryThresholds.DeadInStep, float.BitDecrement, value => Healthy(0) with { Dead = value }, steps: 1);
        Assert.Equal(
            "layer 0, Dense(8, ReLU): 92 % of units dead; try LeakyReLU or a lower learning rate",
            Assert.Single(Read(Healthy(0) with { Dead = 0.92f, DeadSinceStart = 0.5f }, ManySteps)).Text);
    }

    [Fact]
    public void Units_dead_since_the_start_are_told_from_their_threshold_and_from_enough_steps_on()
    {
        AssertBeginsAt(
            TelemetryRule.DeadUnits, TelemetryThresholds.DeadSinceStart, float.BitDecrement, value => Healthy(0) with { Dead = value, DeadSinceStart = value }, ManySteps);
        LayerTelemetry half = Healthy(0) with { Dead = 0.6f, DeadSinceStart = 0.5f };
        Assert.Empty(Read(half, ManySteps - 1));
        Assert.Equal("layer 0, Dense(8, ReLU): 50 % of units dead for 1234 steps; try LeakyReLU or a lower learning rate", Assert.Single(Read(half, 1234)).Text);
    }

    [Fact]
    public void Saturated_values_are_told_from_their_threshold_on()
    {
        AssertBeginsAt(TelemetryRule.Saturated, TelemetryThresholds.Saturated, float.BitDecrement, value => Healthy(0) with { Saturated = value });
        Assert.Equal(
            "layer 0, Dense(8, ReLU): 62.5 % of values saturated; try smaller first weights, inputs scaled to about 1, or batch normalisation",
            Assert.Single(Read(Healthy(0) with { Saturated = 0.625f })).Text);
    }

    [Fact]
    public void A_vanishing_gradient_is_told_from_its_threshold_on()
    {
        AssertBeginsAt(TelemetryRule.VanishingGradient, TelemetryThresholds.VanishingGradient, float.BitIncrement, value => Healthy(0) with { GradientMean = value });
        Assert.Equal(
            "layer 0, Dense(8, ReLU): mean gradient 2.5e-7, 2.5e-7 times that of layer 1; try ReLU with He's initialisation, batch normalisation, or skips ([Add])",
            Assert.Single(Read(Healthy(0) with { GradientMean = 2.5e-7f })).Text);
        Assert.StartsWith("layer 0, Dense(8, ReLU): mean gradient 0, 0 times", Assert.Single(Read(Healthy(0) with { GradientMean = 0 })).Text);
    }

    [Fact]
    public void An_exploding_gradient_is_told_from_its_threshold_on()
    {
        AssertBeginsAt(TelemetryRule.ExplodingGradient, TelemetryThresholds.ExplodingGradient, float.BitDecrement, value => Healthy(0) with { GradientMean = value });
        Assert.StartsWith("layer 0, Dense(8, ReLU): mean gradient 3.0e+4, 3.0e+4 times that of layer 1; try clipping", Assert.Single(Read(Healthy(0) with { GradientMean = 3e4f })).Text);
    }

    [Fact]
    public void Gradients_are_held_against_the_last_layer_that_has_parameters()
    {
        LayerTelemetry pool = Healthy(2) with { Description = "MaxPool2D(2)", ParameterCount = 0, GradientMean = 0, GradientNorm = 0, UpdateRatio = 0 };
        LayerTelemetry[] layers = [Healthy(0) with { GradientMean = 1e-6f }, pool with { Layer = 1 }, Healthy(2) with { GradientMean = 1e-3f }, pool with { Layer = 3 }];

        TelemetryFinding finding = Assert.Single(TelemetryReading.Of(layers, 1));

        Assert.Equal((0, TelemetryRule.VanishingGradient), (finding.Layer, finding.Rule));
        Assert.Contains("1.0e-3 times that of layer 2;", finding.Text);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Where_the_last_gradient_is_no_measure_none_is_held_against_it(float last)
    {
        LayerTelemetry[] layers = [Healthy(0), Healthy(1) with { GradientMean = last }];

        Assert.DoesNotContain(TelemetryReading.Of(layers, 1), finding => finding.Rule is TelemetryRule.VanishingGradient or TelemetryRule.ExplodingGradient);
    }

    [Fact]
    public void A_large_update_is_told_from_its_threshold_on_but_not_of_weights_that_were_all_0()
    {
        AssertBeginsAt(TelemetryRule.UpdateTooLarge, TelemetryThresholds.LargeUpdate, float.BitDecrement, value => Healthy(0) with { UpdateRatio = value });
        Assert.Equal(
            "layer 0, Dense(8, ReLU): the step moved the weights by 2.5e-1 of their norm; try a lower learning rate",
            Assert.Single(Read(Healthy(0) with { UpdateRatio = 0.25f })).Text);
        Assert.Empty(Read(Healthy(0) with { UpdateRatio = float.PositiveInfinity }));
    }

    [Fact]
    public void A_small_update_is_told_from_its_threshold_on_but_not_where_nothing_moved()
    {
        AssertBeginsAt(TelemetryRule.UpdateTooSmall, TelemetryThresholds.SmallUpdate, float.BitIncrement, value => Healthy(0) with { UpdateRatio = value });
        Assert.Contains("by 5.0e-6 of their norm; try a higher learning rate", Assert.Single(Read(Healthy(0) with { UpdateRatio = 5e-6f })).Text);
        Assert.Empty(Read(Healthy(0) with { UpdateRatio = 0 }));
    }

    [Fact]
    public void Collapsed_values_are_told_from_their_threshold_on()
    {
        AssertBeginsAt(TelemetryRule.CollapsedActivations, TelemetryThresholds.CollapsedDeviation, float.BitIncrement, value => Healthy(0) with { ActivationDeviation = value });
        Assert.Contains(
            "layer 0, Dense(8, ReLU): values nearly all 5.0e-1, deviation 2.0e-4; try",
            Assert.Single(Read(Healthy(0) with { ActivationMean = 0.5f, ActivationDeviation = 2e-4f })).Text);
    }

    [Fact]
    public void The_last_layer_may_be_certain_and_may_say_the_same_of_all_samples()
    {
        LayerTelemetry last = Healthy(1) with { Saturated = 1, ActivationDeviation = 0 };

        Assert.Empty(TelemetryReading.Of([Healthy(0), last], 1));
        Assert.Equal(2, TelemetryReading.Of([Healthy(0), last, Healthy(2)], 1).Count);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Figures_that_are_not_finite_are_told_alone(float value)
    {
        string text = float.IsNaN(value) ? "NaN" : "infinite";
        AssertNotFinite(Healthy(0) with { ActivationMean = value, Dead = 1 }, $"mean of the values is {text};");
        AssertNotFinite(Healthy(0) with { ActivationDeviation = value, Saturated = 1 }, $"deviation of the values is {text};");
        AssertNotFinite(Healthy(0) with { GradientMean = value, UpdateRatio = 1 }, $"mean gradient is {text};");
        AssertNotFinite(Healthy(0) with { GradientNorm = value, UpdateRatio = 1 }, $"norm of the gradient is {text};");
    }

    [Fact]
    public void An_update_that_is_no_number_is_told() =>
        AssertNotFinite(Healthy(0) with { UpdateRatio = float.NaN }, "update over weights is NaN;");

    [Fact]
    public void Findings_come_by_rule_and_the_worst_layer_of_a_rule_first()
    {
        LayerTelemetry[] layers =
        [
            Healthy(0) with { UpdateRatio = 1e-6f, Dead = 0.9f },
            Healthy(1) with { UpdateRatio = 1e-7f, GradientMean = 1e-4f },
            Healthy(2) with { UpdateRatio = 0.2f, Dead = 0.95f },
            Healthy(3) with { UpdateRatio = 0.3f, GradientMean = 1e-5f, Saturated = 1 },
            Healthy(4) with { GradientMean = 2000, Dead = 0.9f },
            Healthy(5) with { GradientMean = 3000, ActivationDeviation = 1e-4f },
            Healthy(6) with { ActivationDeviation = 0 },
            Healthy(7) with { GradientNorm = float.NaN },
            Healthy(8),
        ];

        Assert.Equal(
            [
                (TelemetryRule.NotFinite, 7),
                (TelemetryRule.ExplodingGradient, 5),
                (TelemetryRule.ExplodingGradient, 4),
                (TelemetryRule.CollapsedActivations, 6),
                (TelemetryRule.CollapsedActivations, 5),
                (TelemetryRule.DeadUnits, 2),
                (TelemetryRule.DeadUnits, 0),
                (TelemetryRule.DeadUnits, 4),
                (TelemetryRule.VanishingGradient, 3),
                (TelemetryRule.VanishingGradient, 1),
                (TelemetryRule.Saturated, 3),
                (TelemetryRule.UpdateTooLarge, 3),
                (TelemetryRule.UpdateTooLarge, 2),
                (TelemetryRule.UpdateTooSmall, 1),
                (TelemetryRule.UpdateTooSmall, 0),
            ],
            TelemetryReading.Of(layers, 1).Select(finding => (finding.Rule, finding.Layer)));
    }

    [Fact]
    public void Text_names_the_layer_as_it_is_declared()
    {
        LayerTelemetry layer = Healthy(3) with { Description = "Conv2D(16, 3, ReLU) \"in\"", Dead = 1 };

        TelemetryFinding finding = Assert.Single(TelemetryReading.Of([layer, Healthy(4)], 1));

        Assert.Equal(3, finding.Layer);
        Assert.StartsWith("layer 3, Conv2D(16, 3, ReLU) \"in\": 100 % of units dead;", finding.Text);
        Assert.Equal(finding.Text, finding.ToString());
    }

    [Fact]
    public void Numbers_have_a_point_whatever_the_culture()
    {
        LayerTelemetry[] layers =
        [
            Healthy(0) with { Dead = 0.925f, Saturated = 0.625f, ActivationMean = -0.5f, ActivationDeviation = 5e-4f, GradientMean = 2.5e-5f, UpdateRatio = 0.25f },
            Healthy(1) with { DeadSinceStart = 0.425f },
            Healthy(2),
        ];
        string[] invariant = Texts();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "minus ", PercentSymbol = "pc" } };
            Assert.Equal(invariant, Texts());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        string[] Texts() => [.. TelemetryReading.Of(layers, 1_000_000).Select(finding => finding.Text)];
    }

    // Mean gradient 1, so that ratios to the next layer are the figures themselves.
    private static LayerTelemetry Healthy(int layer) => new()
    {
        Layer = layer,
        Description = "Dense(8, ReLU)",
        Activation = Activation.ReLU,
        ActivationMean = 0.4f,
        ActivationDeviation = 0.6f,
        Saturated = 0.02f,
        SaturatedSinceStart = 0.02f,
        Dead = 0.1f,
        ParameterCount = 72,
        GradientNorm = 8.5f,
        GradientMean = 1,
        UpdateRatio = 1e-3f,
    };

    // A healthy layer behind it: the last layer is held to less.
    private static IReadOnlyList<TelemetryFinding> Read(LayerTelemetry layer, long steps = 1) => TelemetryReading.Of([layer, Healthy(1)], steps);

    private static void AssertBeginsAt(TelemetryRule rule, float threshold, Func<float, float> healthier, Func<float, LayerTelemetry> layer, long steps = 1)
    {
        TelemetryFinding finding = Assert.Single(Read(layer(threshold), steps));
        Assert.Equal((0, rule), (finding.Layer, finding.Rule));
        Assert.Empty(Read(layer(healthier(threshold)), steps));
    }

    private static void AssertNotFinite(LayerTelemetry layer, string what)
    {
        TelemetryFinding finding = Assert.Single(Read(layer, ManySteps));
        Assert.Equal((0, TelemetryRule.NotFinite), (finding.Layer, finding.Rule));
        Assert.StartsWith($"layer 0, Dense(8, ReLU): {what} try", finding.Text);
    }
}
