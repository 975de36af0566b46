using System.Globalization;
using Spectre.Console;
using StaticNet.Data;

namespace Samples.Shared;

/// <summary>A confusion matrix as a table: a row for what samples are, a column for what they were taken for.</summary>
public static class ConfusionView
{
    /// <summary>Makes the table.</summary>
    /// <param name="matrix">What to show.</param>
    public static Table Of(ConfusionMatrix matrix)
    {
        string[] names = [.. Enumerable.Range(0, matrix.ClassCount).Select(c => matrix.ClassNames.Count == 0 ? Whole(c) : matrix.ClassNames[c])];
        Table table = Screen.Table(["actual", .. names, "recall, %"]);
        if (Screen.HasColors)
        {
            // Without lines between them, ten columns fit into 80 characters.
            table.Border = TableBorder.Simple;
            foreach (TableColumn column in table.Columns)
            {
                column.PadRight(0);
            }
        }

        for (int actual = 0; actual < names.Length; actual++)
        {
            int row = actual;
            table.AddRow([
                Markup.Escape(names[row]),
                .. Enumerable.Range(0, names.Length).Select(predicted => Cell(matrix[row, predicted], row == predicted)),
                Screen.Invariant($"{100 * matrix.Recall(row):0}")]);
        }

        table.AddRow(["precision, %", .. Enumerable.Range(0, names.Length).Select(c => Screen.Invariant($"{100 * matrix.Precision(c):0}")), ""]);
        return table;
    }

    // Mistakes are what the eye should find.
    private static string Cell(long count, bool isRight) => (count, isRight) switch
    {
        (_, true) => $"[green]{Whole(count)}[/]",
        (0, false) => "[grey]·[/]",
        _ => $"[bold red]{Whole(count)}[/]",
    };

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
}
