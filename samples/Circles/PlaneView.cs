using Samples.Shared;
using Spectre.Console;
using Spectre.Console.Rendering;
using StaticNet.Data;

namespace Circles;

/// <summary>The plane as a network sees it: the shade is the probability of "inner", the dots are points of the data.</summary>
internal static class PlaneView
{
    /// <summary>What stands for what, for the reader.</summary>
    public static string Legend => Screen.HasColors
        ? "Orange: the network says inner; blue: outer; dark: it cannot tell. White dots are inner points, light blue ones outer."
        : "The more ink, the surer the network is that a point there is inner. oo is an inner point, xx an outer one.";

    // How far the plane is shown, to each side of the origin.
    private const float Reach = 1.35f;
    private const int ShownPoints = 120;

    // From unsure to sure, in colours that terminals of 256 have as well.
    private static readonly Color[] InnerShades = [new(38, 38, 38), new(95, 95, 0), new(135, 95, 0), new(175, 95, 0), new(215, 135, 0)];
    private static readonly Color[] OuterShades = [new(28, 28, 28), new(0, 0, 95), new(0, 0, 135), new(0, 95, 175), new(0, 95, 215)];

    /// <summary>The widest picture of which a given number fits beside each other.</summary>
    public static int WidthFor(int pictures) => Math.Clamp((((Screen.Width + 2) / pictures) - 2) / 2 * 2, 16, 38);

    public static IRenderable Of(CirclesNetwork network, Dataset points, int width)
    {
        return Picture.Square(width, PixelAt);

        Pixel PixelAt(PictureCell cell)
        {
            Span<float> position = [ToPlane(cell.X), -ToPlane(cell.Y)];
            Span<float> probability = stackalloc float[1];
            network.Predict(position, probability);
            for (int i = 0; i < Math.Min(points.Count, ShownPoints); i++)
            {
                ReadOnlySpan<float> point = points[i].Inputs;
                if (cell.Contains(FromPlane(point[0]), FromPlane(-point[1])))
                {
                    return points[i].Targets[0] == 1f ? new Pixel(Color.White, 'o') : new Pixel(new Color(120, 220, 255), 'x');
                }
            }

            return Shade(probability[0]);
        }
    }

    private static Pixel Shade(float probability)
    {
        Color[] shades = probability >= 0.5f ? InnerShades : OuterShades;
        double certainty = Math.Abs((2 * probability) - 1);
        return new Pixel(shades[Math.Min((int)(certainty * shades.Length), shades.Length - 1)], Picture.Ink(0.7 * probability));
    }

    private static float ToPlane(double part) => (float)(((2 * part) - 1) * Reach);

    private static double FromPlane(float coordinate) => ((coordinate / Reach) + 1) / 2;
}
