using Samples.Shared;
using Spectre.Console;

namespace Residual;

/// <summary>The trials beside each other.</summary>
internal static class TrialTables
{
    // The loss of ten equal probabilities.
    private static readonly double Guessing = Math.Log(10);

    // Gradients are shown by their powers of ten.
    private const double SmallestPower = -8;
    private const double GreatestPower = 0;

    /// <summary>The size of the gradient in each layer before training.</summary>
    public static Table OfGradients(IReadOnlyList<Trial> trials)
    {
        Table table = Screen.Table("gradient by layer", "first to last convolution", "first", "middle", "last");
        foreach (Trial trial in trials)
        {
            double[] sizes = trial.Gradients;
            table.AddRow(
                trial.Name,
                Sparkline.Of(sizes.Select(Math.Log10), SmallestPower, GreatestPower),
                Screen.Invariant($"{sizes[0]:0.0e+0}"),
                Screen.Invariant($"{sizes[sizes.Length / 2]:0.0e+0}"),
                Screen.Invariant($"{sizes[^1]:0.0e+0}"));
        }

        return table;
    }

    /// <summary>The course of the loss and what came of it.</summary>
    public static Table OfResults(IReadOnlyList<Trial> trials)
    {
        Table table = Screen.Table("loss by epoch", Screen.Invariant($"0 to {Guessing:0.0}, guessing"), "first", "last", "test, %");
        foreach (Trial trial in trials)
        {
            table.AddRow(
                trial.Name,
                Sparkline.Of(trial.Losses, 0, Guessing),
                Screen.Invariant($"{trial.Losses[0]:0.00}"),
                Screen.Invariant($"{trial.Losses[^1]:0.00}"),
                Screen.Invariant($"{100 * trial.Accuracy:0.0}"));
        }

        return table;
    }
}
