using Samples.Shared;
using Spectre.Console;

namespace GradientLab;

/// <summary>An activation and its derivative, drawn in characters.</summary>
internal static class CurvePlot
{
    /// <summary>How many characters wide a plot is.</summary>
    public const int Width = 41;

    // Five rows a unit, five columns a unit: 0 and 1 are rows and columns of their own. Greater values leave the plot.
    private const int Rows = 17;
    private const double Top = 2;
    private const double RowHeight = 0.2;
    private const double ColumnWidth = 2.0 * ActivationCurve.Reach / (Width - 1);

    private static readonly Color ValueColor = new(255, 175, 0);
    private static readonly Color DerivativeColor = new(0, 175, 255);
    private static readonly Color AxisColor = new(108, 108, 108);

    /// <summary>What stands for what.</summary>
    public static string Legend => "o the activation, x its derivative, * both; inputs from -4 to 4, values from -1.2 to 2.";

    /// <summary>Draws.</summary>
    public static Paragraph Of(ActivationCurve curve)
    {
        var plot = new Paragraph();
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Width; column++)
            {
                (char character, Color color) = At(curve, row, column);
                plot.Append($"{character}", new Style(color));
            }

            plot.Append(row < Rows - 1 ? "\n" : "");
        }

        return plot;
    }

    private static (char Character, Color Color) At(ActivationCurve curve, int row, int column)
    {
        double input = (column * ColumnWidth) - ActivationCurve.Reach;
        int index = ActivationCurve.IndexOf(input + 1e-9);
        bool isValue = RowOf(curve.Values[index]) == row;
        bool isDerivative = RowOf(curve.Derivatives[index]) == row;
        return (isValue, isDerivative) switch
        {
            (true, true) => ('*', Color.White),
            (true, false) => ('o', ValueColor),
            (false, true) => ('x', DerivativeColor),
            _ => (row == RowOf(0), column == Width / 2) switch
            {
                (true, true) => ('+', AxisColor),
                (true, false) => ('-', AxisColor),
                (false, true) => ('|', AxisColor),
                _ => (' ', AxisColor),
            },
        };
    }

    private static int RowOf(double value) => (int)Math.Round((Top - value) / RowHeight);
}
