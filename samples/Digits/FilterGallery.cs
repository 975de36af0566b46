using Samples.Shared;
using Spectre.Console.Rendering;
using StaticNet;

namespace Digits;

/// <summary>What the first convolution looks for: each of its filters as a picture.</summary>
internal static class FilterGallery
{
    /// <summary>What stands for what, for the reader.</summary>
    public static string Legend => Screen.HasColors
        ? "Each is laid over every place of a digit: bright weights want ink there, dark ones want none, grey ones (0) do not care."
        : "Each is laid over every place of a digit: @ are weights that want ink there, blanks want none, = and + (about 0) do not care.";

    /// <summary>Draws the filters of a convolution.</summary>
    /// <param name="weights">Its weights, [filters, channels, height, width]; the first channel is shown, which is all there is of grey pictures.</param>
    public static IRenderable Of(ParameterTensor weights)
    {
        int side = weights.Shape[^1];
        var pictures = new (IRenderable, string)[weights.Shape[0]];
        for (int i = 0; i < pictures.Length; i++)
        {
            int filter = i;
            float greatest = 0;
            for (int tap = 0; tap < side * side; tap++)
            {
                greatest = Math.Max(greatest, Math.Abs(weights[filter, 0, tap / side, tap % side]));
            }

            // Middle grey is 0 in each of them; its greatest weight is white or black.
            IRenderable picture = Picture.Square(2 * side, cell =>
            {
                float weight = weights[filter, 0, (int)(cell.Y * side), (int)(cell.X * side)];
                return Picture.Grey(greatest == 0 ? 0.5 : 0.5 + (0.5 * weight / greatest));
            });
            pictures[i] = (picture, "");
        }

        return Picture.Gallery(2 * side, pictures);
    }
}
