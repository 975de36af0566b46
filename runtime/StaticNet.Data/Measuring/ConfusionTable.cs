using System.Text;

namespace StaticNet.Data;

/// <summary>A confusion matrix as text.</summary>
internal static class ConfusionTable
{
    public static string Write(ConfusionMatrix matrix)
    {
        string[] names = [.. Enumerable.Range(0, matrix.ClassCount).Select(c => matrix.ClassNames.Count == 0 ? c.ToString() : matrix.ClassNames[c])];
        const string Corner = "actual \\ predicted";
        int first = Math.Max(Corner.Length, names.Max(name => name.Length));
        int[] widths = [.. names.Select((name, c) => Math.Max(name.Length, Enumerable.Range(0, names.Length).Max(row => matrix[row, c].ToString().Length)))];

        var text = new StringBuilder(Corner.PadRight(first));
        for (int column = 0; column < names.Length; column++)
        {
            text.Append("  ").Append(names[column].PadLeft(widths[column]));
        }

        for (int row = 0; row < names.Length; row++)
        {
            text.Append('\n').Append(names[row].PadRight(first));
            for (int column = 0; column < names.Length; column++)
            {
                text.Append("  ").Append(matrix[row, column].ToString().PadLeft(widths[column]));
            }
        }

        return text.ToString();
    }
}
