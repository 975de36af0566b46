using Samples.Shared;
using Spectre.Console;

namespace BinaryAddition;

/// <summary>An addition step by step: what goes in, what comes out, and what the cells hold.</summary>
internal static class StepTable
{
    /// <summary>Makes the table.</summary>
    /// <param name="network">What adds.</param>
    /// <param name="addition">What is added.</param>
    /// <param name="carryCells">How closely each cell follows the carry; the last row.</param>
    public static Table Of(AdderNetwork network, Addition addition, CarryCells carryCells)
    {
        Table table = Screen.Table(["step", "bits", "P", "carry", .. Enumerable.Range(1, Adder.CellCount).Select(cell => Screen.Invariant($"{cell}"))]);
        if (Screen.HasColors)
        {
            // Shades side by side make a picture, and so narrow a table fits into 80 characters.
            table.Border = TableBorder.Simple;
            foreach (TableColumn column in table.Columns)
            {
                column.PadLeft(0).PadRight(0);
            }
        }

        Adder.Add(network, addition, (step, probability, cells) =>
        {
            string[] row = new string[4 + cells.Length];
            row[0] = Screen.Invariant($"{step + 1}");
            row[1] = Screen.Invariant($"{Addition.BitOf(addition.A, step)} {Addition.BitOf(addition.B, step)}");
            row[2] = Screen.Invariant($"{probability:0.00}");
            row[3] = Screen.Invariant($"{addition.CarryOutOf(step)}");
            for (int cell = 0; cell < cells.Length; cell++)
            {
                row[4 + cell] = Shade(cells[cell]);
            }

            table.AddRow(row);
        });
        table.AddEmptyRow();
        table.AddRow(["r", "", "", "", .. carryCells.Correlations.Select((correlation, cell) =>
            cell == carryCells.Closest ? $"[bold]{Signed(correlation)}[/]" : Signed(correlation))]);
        return table;
    }

    // A grey cell: black is -1, white is 1. Without colours, the markup leaves the number alone.
    private static string Shade(float value)
    {
        Color grey = Picture.Grey((value + 1) / 2).Color;
        string ink = value > 0 ? "black" : "white";
        return $"[{ink} on #{grey.ToHex()}]{Signed(value)}[/]";
    }

    private static string Signed(double value) => Screen.Invariant($"{value:+0.00;-0.00}");
}
