using Samples.Shared;
using Spectre.Console;

namespace GradientLab;

/// <summary>ReLUs that die under a rate that is too high, beside leaky ReLUs and ELUs.</summary>
public sealed class DyingReLUsStory : IStory
{
    /// <inheritdoc/>
    public string Name => "dying-relus";

    /// <inheritdoc/>
    public string Title => "Dying ReLUs, and activations that keep units alive";

    /// <summary>Measures what the story tells.</summary>
    public static DyingReLUsMeasurement Measure() => DyingReLUsMeasurement.Make();

    /// <inheritdoc/>
    public void Tell(Stage stage)
    {
        DyingReLUsMeasurement measured = Measure();
        (string Name, UnitHistory History)[] kinds =
        [
            ("ReLU", measured.Relu),
            ("leaky ReLU, alpha 0.2", measured.LeakyRelu),
            ("ELU", measured.Elu),
        ];
        stage.Say(Screen.Invariant(
            $"""
            Networks of eight hidden units are to tell an inner ring of points from an outer one, {DyingReLUsMeasurement.Networks} networks with each activation. The learning rate is
            wrong to begin with, {DyingReLUsMeasurement.HighRate:0} for {DyingReLUsMeasurement.HighEpochs} epochs, and good from then on, {DyingReLUsMeasurement.CalmRate:0.0}
            for {DyingReLUsMeasurement.CalmEpochs}. A unit is counted as dead where no point of the data gives its weights any gradient.
            """));

        stage.Title("Units without a gradient, %");
        Table counts = Screen.Table("units", "epoch by epoch, 0 to 100", "rate comes down", "end");
        foreach ((string name, UnitHistory history) in kinds)
        {
            double[] percent = [.. history.Dead.Select(dead => 100.0 * dead / history.Units)];
            counts.AddRow(
                name,
                Sparkline.Of(percent.Where((_, epoch) => epoch % 2 == 0), 0, 100),
                Screen.Invariant($"{percent[DyingReLUsMeasurement.HighEpochs]:0}"),
                Screen.Invariant($"{percent[^1]:0}"));
        }

        stage.Show(counts);

        stage.Title("What they learned");
        Table results = Screen.Table("networks", "loss, 0 to twice guessing", "at the end", "right, %");
        foreach ((string name, UnitHistory history) in kinds.Append(("ReLU, good rate only", measured.CalmRelu)))
        {
            results.AddRow(
                name,
                Sparkline.Of(history.Losses.Where((_, epoch) => epoch % 2 == 0), 0, 2 * Math.Log(2)),
                Screen.Invariant($"{history.Losses[^1]:0.000}"),
                Screen.Invariant($"{100 * history.Accuracy:0.0}"));
        }

        stage.Show(results);
        stage.Say(
            """
            A ReLU has derivative 0 where its sum is negative. One step that is too large puts its line beyond all points: the sum is negative for each of them, the gradient is exactly 0, and no
            later step, at whatever rate, moves it again. What has died stays dead when the rate comes down, and the network has to do with what is left. Leaky ReLUs and ELUs are thrown as far, but
            they have a slope on that side too, small as it may be: each unit goes on learning, and more of the networks end right.
            """);
        stage.Say("What to do: a lower rate, a warm-up or clipping; leaky ReLU or ELU where units die all the same.");

        stage.Curve("dead", ["epoch", "relu", "leaky_relu", "elu"], measured.Relu.Dead.Select((dead, epoch) =>
            (IReadOnlyList<object>)[epoch, dead, measured.LeakyRelu.Dead[epoch], measured.Elu.Dead[epoch]]));
        stage.Curve("loss", ["epoch", "relu", "leaky_relu", "elu"], measured.Relu.Losses.Select((loss, epoch) =>
            (IReadOnlyList<object>)[epoch, loss, measured.LeakyRelu.Losses[epoch], measured.Elu.Losses[epoch]]));
    }
}
