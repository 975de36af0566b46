using Samples.Shared;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GradientLab;

/// <summary>A path in a picture.</summary>
/// <param name="Points">Where it went.</param>
/// <param name="Color">Its colour in a terminal.</param>
/// <param name="Mark">Its character in plain text.</param>
public sealed record DrawnPath(IReadOnlyList<WeightPair> Points, Color Color, char Mark);

/// <summary>A surface from above: bands of equal error, darker where it is lower, and paths over them.</summary>
public static class ContourView
{
    // Enough of them that a dent has several, few enough that most are wider than a dot.
    private const int Bands = 9;

    // From low to high, in colours that terminals of 256 have as well.
    private static readonly Color[] Shades =
    [
        new(0, 0, 95), new(0, 0, 175), new(0, 95, 175), new(0, 95, 135), new(0, 135, 135), new(0, 135, 95), new(95, 135, 0), new(135, 135, 0), new(135, 95, 0),
    ];

    // Every second one is blank: so the edges of the others are seen as lines.
    private static readonly char[] Inks = [' ', '.', ' ', ':', ' ', '-', ' ', '=', ' '];

    /// <summary>What stands for what.</summary>
    public static string Legend => Screen.HasColors
        ? "Blue is low, green higher, brown highest; w1 to the right, w2 upwards."
        : "Bands of equal error, from low to high: blank, dots, blank, colons, blank, dashes, blank, equals signs. w1 to the right, w2 upwards.";

    /// <summary>Draws a surface and paths.</summary>
    /// <param name="surface">The surface; its window is drawn.</param>
    /// <param name="width">How many characters wide; even.</param>
    /// <param name="paths">The paths; later ones lie over earlier ones.</param>
    public static IRenderable Of(Surface surface, int width, params IReadOnlyList<DrawnPath> paths)
    {
        Window window = surface.Window;
        int dots = Screen.HasColors ? width : width / 2;
        Dictionary<(int, int), DrawnPath> marked = Marked(window, dots, paths);
        (double lowest, double highest) = RangeOf(surface, dots);
        return Picture.Square(width, PixelAt);

        Pixel PixelAt(PictureCell cell)
        {
            if (marked.TryGetValue(((int)(cell.X * dots), (int)(cell.Y * dots)), out DrawnPath? path))
            {
                return new Pixel(path.Color, path.Mark);
            }

            // The square root, so that the bands of a bowl are equally wide.
            double height = Math.Sqrt(Math.Max(0, surface.ErrorAt(window.At(cell.X, cell.Y)) - lowest) / (highest - lowest));
            int band = Math.Clamp((int)(height * Bands), 0, Bands - 1);
            return new Pixel(Shades[band], Inks[band]);
        }
    }

    private static (double Lowest, double Highest) RangeOf(Surface surface, int dots)
    {
        (double lowest, double highest) = (double.PositiveInfinity, double.NegativeInfinity);
        for (int i = 0; i < dots * dots; i++)
        {
            double error = surface.ErrorAt(surface.Window.At(((i % dots) + 0.5) / dots, ((i / dots) + 0.5) / dots));
            (lowest, highest) = (Math.Min(lowest, error), Math.Max(highest, error));
        }

        return (lowest, highest);
    }

    private static Dictionary<(int, int), DrawnPath> Marked(Window window, int dots, IReadOnlyList<DrawnPath> paths)
    {
        var marked = new Dictionary<(int, int), DrawnPath>();
        foreach (DrawnPath path in paths)
        {
            Mark(window.PlaceOf(path.Points[0]), window.PlaceOf(path.Points[0]), path);
            for (int i = 1; i < path.Points.Count; i++)
            {
                Mark(window.PlaceOf(path.Points[i - 1]), window.PlaceOf(path.Points[i]), path);
            }
        }

        return marked;

        // A line between two points, two marks to a dot. What leaves the picture is not followed out of it.
        void Mark((double X, double Y) from, (double X, double Y) to, DrawnPath path)
        {
            double length = Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y)) * dots;
            int parts = (int)Math.Clamp(Math.Ceiling(2 * length), 1, 8 * dots);
            for (int part = 0; part <= parts; part++)
            {
                double x = from.X + ((to.X - from.X) * part / parts);
                double y = from.Y + ((to.Y - from.Y) * part / parts);
                if (x is >= 0 and < 1 && y is >= 0 and < 1)
                {
                    marked[((int)(x * dots), (int)(y * dots))] = path;
                }
            }
        }
    }
}
