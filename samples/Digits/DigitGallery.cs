using Samples.Shared;
using Spectre.Console.Rendering;
using StaticNet.Data;

namespace Digits;

/// <summary>Digits as pictures, with the guess of the network below each.</summary>
internal static class DigitGallery
{
    // Small digits are drawn at twice their size; large ones fill the screen soon enough.
    private const int SmallSide = 16;

    /// <summary>Shows the first digits that were read right and then the first that were not.</summary>
    public static IRenderable Of(Dataset digits, ReadOnlySpan<float> probabilities, int right, int wrong)
    {
        int[] guesses = Predictions.ToLabels(probabilities, digits.ClassCount);
        int[] labels = digits.Labels.ToArray();
        int[] all = [.. Enumerable.Range(0, digits.Count)];
        int[] shown = [
            .. all.Where(i => guesses[i] == labels[i]).Take(right),
            .. all.Where(i => guesses[i] != labels[i]).Take(wrong)];

        int side = digits.InputShape[^1];
        int pictureWidth = side < SmallSide ? 2 * side : side;
        var pictures = new List<(IRenderable, string)>();
        foreach (int i in shown)
        {
            float certainty = probabilities[(i * digits.ClassCount) + guesses[i]];
            string caption = guesses[i] == labels[i]
                ? Screen.Invariant($"[green]{labels[i]}[/], read right\n{100 * certainty:0} % sure")
                : Screen.Invariant($"[red]{labels[i]}, read as {guesses[i]}[/]\n{100 * certainty:0} % sure");
            float[] pixels = digits[i].Inputs.ToArray();
            pictures.Add((Picture.Square(pictureWidth, cell => Picture.Grey(MeanOf(pixels, side, cell))), caption));
        }

        return Picture.Gallery(pictureWidth, [.. pictures]);
    }

    // A dot may be a part of a pixel, or as large as some of them.
    private static float MeanOf(float[] pixels, int side, PictureCell cell)
    {
        (int top, int bottom) = Covered(cell.Top, cell.Height);
        (int left, int right) = Covered(cell.Left, cell.Width);
        float sum = 0;
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
            {
                sum += pixels[(y * side) + x];
            }
        }

        return sum / ((bottom - top) * (right - left));

        (int First, int End) Covered(double from, double length)
        {
            const double Rounding = 1e-6;
            int first = (int)((from * side) + Rounding);
            return (first, Math.Max(first + 1, (int)(((from + length) * side) + Rounding)));
        }
    }
}
