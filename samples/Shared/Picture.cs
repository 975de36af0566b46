using Spectre.Console;
using Spectre.Console.Rendering;

namespace Samples.Shared;

/// <summary>A dot of a picture.</summary>
/// <param name="Color">How it looks in a terminal.</param>
/// <param name="Character">How it looks in plain text.</param>
public readonly record struct Pixel(Color Color, char Character);

/// <summary>A part of a picture that becomes one dot, in a picture that reaches from 0 to 1 to the right and downwards.</summary>
/// <param name="Left">Where it begins.</param>
/// <param name="Top">Where it begins.</param>
/// <param name="Width">How wide it is.</param>
/// <param name="Height">How high it is.</param>
public readonly record struct PictureCell(double Left, double Top, double Width, double Height)
{
    /// <summary>Its middle, from the left.</summary>
    public double X => Left + (Width / 2);

    /// <summary>Its middle, from the top.</summary>
    public double Y => Top + (Height / 2);

    /// <summary>Whether a point lies in it.</summary>
    /// <param name="x">From the left.</param>
    /// <param name="y">From the top.</param>
    public bool Contains(double x, double y) => x >= Left && x < Left + Width && y >= Top && y < Top + Height;
}

/// <summary>
/// Pictures of characters. A character is about twice as high as wide. In a terminal each shows two dots, the upper half
/// block in one colour over another; in plain text two characters show one dot. Either way dots are square.
/// </summary>
public static class Picture
{
    // From nothing to much ink.
    private const string Inks = " .:-=+*#%@";

    /// <summary>Draws a square picture.</summary>
    /// <param name="width">How many characters wide; even. It is half as many lines high.</param>
    /// <param name="pixelAt">What is to be seen where.</param>
    public static IRenderable Square(int width, Func<PictureCell, Pixel> pixelAt)
    {
        int dots = Screen.HasColors ? width : width / 2;
        var pixels = new Pixel[dots, dots];
        double size = 1.0 / dots;
        for (int row = 0; row < dots; row++)
        {
            for (int column = 0; column < dots; column++)
            {
                pixels[row, column] = pixelAt(new PictureCell(column * size, row * size, size, size));
            }
        }

        return Screen.HasColors ? HalfBlocks(pixels) : Characters(pixels);
    }

    /// <summary>A shade of grey, and of ink.</summary>
    /// <param name="brightness">From 0, black and no ink, to 1, white and much ink.</param>
    public static Pixel Grey(double brightness)
    {
        byte level = (byte)Math.Round(255 * Math.Clamp(brightness, 0, 1));
        return new Pixel(new Color(level, level, level), Ink(brightness));
    }

    /// <summary>The character that is as dark on paper as this.</summary>
    /// <param name="amount">From 0 to 1.</param>
    public static char Ink(double amount) => Inks[Math.Clamp((int)(amount * Inks.Length), 0, Inks.Length - 1)];

    /// <summary>Puts pictures beside each other, as many as fit, each over its caption.</summary>
    /// <param name="width">How many characters wide each is.</param>
    /// <param name="pictures">The pictures, and what stands below each (Spectre's markup; broken into lines where it is wider).</param>
    public static IRenderable Gallery(int width, params ReadOnlySpan<(IRenderable Picture, string Caption)> pictures)
    {
        int perRow = Math.Clamp((Screen.Width + 2) / (width + 2), 1, Math.Max(1, pictures.Length));
        var rows = new List<IRenderable>();
        for (int start = 0; start < pictures.Length; start += perRow)
        {
            var grid = new Grid();
            var images = new List<IRenderable>();
            var captions = new List<IRenderable>();
            for (int i = start; i < start + perRow; i++)
            {
                grid.AddColumn(new GridColumn { Width = width, Padding = new Padding(0, 0, i < start + perRow - 1 ? 2 : 0, 0) });
                images.Add(i < pictures.Length ? pictures[i].Picture : Text.Empty);
                captions.Add(i < pictures.Length ? new Markup(pictures[i].Caption) : Text.Empty);
            }

            if (start > 0)
            {
                rows.Add(Text.Empty);
            }

            rows.Add(grid.AddRow([.. images]).AddRow([.. captions]));
        }

        return new Rows(rows);
    }

    private static Paragraph HalfBlocks(Pixel[,] pixels)
    {
        var text = new Paragraph();
        for (int row = 0; row + 1 < pixels.GetLength(0); row += 2)
        {
            text.Append(row == 0 ? "" : "\n");
            for (int column = 0; column < pixels.GetLength(1); column++)
            {
                text.Append("▀", new Style(pixels[row, column].Color, pixels[row + 1, column].Color));
            }
        }

        return text;
    }

    private static Text Characters(Pixel[,] pixels)
    {
        var lines = new List<string>();
        for (int row = 0; row < pixels.GetLength(0); row++)
        {
            lines.Add(string.Concat(Enumerable.Range(0, pixels.GetLength(1)).Select(column => new string(pixels[row, column].Character, 2))));
        }

        return new Text(string.Join('\n', lines));
    }
}
