using Samples.Shared;
using Spectre.Console.Rendering;
using StaticNet.Data;

namespace Digits;

/// <summary>Digits as pictures, with the guess of the network below each.</summary>
internal static class DigitGallery
{
    private const int Side = 8;
    private const int PictureWidth = 2 * Side;

    /// <summary>Shows the first digits that were read right and then the first that were not.</summary>
    public static IRenderable Of(Dataset digits, ReadOnlySpan<float> probabilities, int right, int wrong)
    {
        int[] guesses = Predictions.ToLabels(probabilities, digits.ClassCount);
        int[] labels = digits.Labels.ToArray();
        int[] all = [.. Enumerable.Range(0, digits.Count)];
        int[] shown = [
            .. all.Where(i => guesses[i] == labels[i]).Take(right),
            .. all.Where(i => guesses[i] != labels[i]).Take(wrong)];

        var pictures = new List<(IRenderable, string)>();
        foreach (int i in shown)
        {
            float certainty = probabilities[(i * digits.ClassCount) + guesses[i]];
            string caption = guesses[i] == labels[i]
                ? Screen.Invariant($"[green]{labels[i]}[/], read right\n{100 * certainty:0} % sure")
                : Screen.Invariant($"[red]{labels[i]}, read as {guesses[i]}[/]\n{100 * certainty:0} % sure");
            pictures.Add((Draw(digits[i].Inputs.ToArray()), caption));
        }

        return Picture.Gallery(PictureWidth, [.. pictures]);
    }

    private static IRenderable Draw(float[] pixels) =>
        Picture.Square(PictureWidth, cell => Picture.Grey(pixels[((int)(cell.Y * Side) * Side) + (int)(cell.X * Side)]));
}
