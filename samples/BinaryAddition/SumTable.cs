using Samples.Shared;
using Spectre.Console;

namespace BinaryAddition;

/// <summary>Sums as the network says them.</summary>
internal static class SumTable
{
    /// <summary>Short sums, a row each, in decimal and in bits.</summary>
    public static Table Of(AdderNetwork network, IEnumerable<Addition> additions)
    {
        Table table = Screen.Table("sum", "first number", "second number", "the network's sum");
        foreach (Addition addition in additions)
        {
            UInt128 sum = Adder.Add(network, addition);
            string verdict = sum == addition.Sum ? Screen.Invariant($"{sum}") : Screen.Invariant($"[bold red]{sum}, wrong[/]");
            table.AddRow(
                Screen.Invariant($"{addition.A} + {addition.B} = {verdict}"),
                addition.BitsOf(addition.A),
                addition.BitsOf(addition.B),
                addition.BitsOf(sum));
        }

        return table;
    }

    /// <summary>One long sum, written below each other as on paper.</summary>
    public static Grid OnPaper(AdderNetwork network, Addition addition)
    {
        UInt128 sum = Adder.Add(network, addition);
        var grid = new Grid();
        grid.AddColumn(new GridColumn { Alignment = Justify.Right, NoWrap = true, Padding = new Padding(0, 0, 2, 0) });
        grid.AddColumn(new GridColumn { Alignment = Justify.Right, NoWrap = true, Padding = new Padding(0, 0, 0, 0) });
        grid.AddRow("a", Screen.Invariant($"{addition.A}"));
        grid.AddRow("b", Screen.Invariant($"{addition.B}"));
        grid.AddRow("sum", sum == addition.Sum ? Screen.Invariant($"{sum}") : Screen.Invariant($"[bold red]{sum}, but it is {addition.Sum}[/]"));
        grid.AddRow("a", addition.BitsOf(addition.A));
        grid.AddRow("b", addition.BitsOf(addition.B));
        grid.AddRow("sum", addition.BitsOf(sum));
        return grid;
    }
}
