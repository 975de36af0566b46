using Samples.Shared;
using Spectre.Console;

namespace GradientLab;

/// <summary>A picture of gradients: a line for each stack, a character for each layer.</summary>
internal static class GradientHeat
{
    // Powers of ten. Beyond these, more is not seen.
    private const double Faintest = -20;
    private const double Strongest = 20;

    private static readonly Color Lost = new(0, 0, 135);
    private static readonly Color Healthy = new(215, 215, 215);
    private static readonly Color Exploded = new(215, 0, 0);

    /// <summary>What stands for what.</summary>
    public static string Legend => Screen.HasColors
        ? "Input at the left, loss at the right. White: around 1; the bluer, the smaller, down to 10^-20; the redder, the greater, up to 10^20."
        : "Input at the left, loss at the right. Each character is the norm of a layer's gradient, from 10^-20, no ink, over 1, in the middle (+), to 10^20, much ink (@).";

    /// <summary>Draws.</summary>
    public static Paragraph Of(IEnumerable<StackGradients> measured)
    {
        var text = new Paragraph();
        foreach (StackGradients each in measured)
        {
            text.Append($"{GradientTables.NameOf(each),-22}");
            foreach (double norm in each.Norms)
            {
                double heat = norm == 0 ? 0 : Math.Clamp((Math.Log10(norm) - Faintest) / (Strongest - Faintest), 0, 1);
                text.Append(Screen.HasColors ? "█" : $"{Picture.Ink(heat)}", new Style(ColorOf(heat)));
            }

            text.Append("\n");
        }

        return text;
    }

    private static Color ColorOf(double heat) => heat < 0.5 ? Lost.Blend(Healthy, (float)(2 * heat)) : Healthy.Blend(Exploded, (float)((2 * heat) - 1));
}
