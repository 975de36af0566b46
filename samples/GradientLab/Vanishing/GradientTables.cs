using Samples.Shared;
using Spectre.Console;

namespace GradientLab;

/// <summary>Gradients of stacks as tables.</summary>
internal static class GradientTables
{
    // The depth at which stacks are judged, and the one they are judged against.
    private const int Deep = 20;
    private const int Shallow = 2;

    /// <summary>A row for each activation and start, a column for each depth.</summary>
    public static Table OfDepths(IEnumerable<StackGradients> measured)
    {
        Table table = Screen.Table(["activation, start", .. Stacks.Depths.Select(depth => Screen.Invariant($"{depth}")), "first at 20", "at 20 layers"]);
        foreach (IGrouping<(string, Start), StackGradients> row in measured.GroupBy(each => (each.Stack.Activation, each.Start)))
        {
            Dictionary<int, StackGradients> byDepth = row.ToDictionary(each => each.Stack.Depth);
            table.AddRow([
                NameOf(byDepth[Deep]),
                .. Stacks.Depths.Select(depth => PowerOf(byDepth[depth].FirstOverLast)),
                PowerOf(byDepth[Deep].First),
                Verdict.Of(byDepth[Deep], byDepth[Shallow])]);
        }

        return table;
    }

    /// <summary>A row for each width.</summary>
    public static Table OfWidths(IEnumerable<StackGradients> measured)
    {
        Table table = Screen.Table("units in a layer", "first layer", "last layer", "first / last");
        foreach (StackGradients each in measured)
        {
            table.AddRow(Screen.Invariant($"{each.Stack.Width}"), PowerOf(each.First), PowerOf(each.Norms[^1]), PowerOf(each.FirstOverLast));
        }

        return table;
    }

    /// <summary>The stack's activation and start.</summary>
    public static string NameOf(StackGradients measured) => $"{measured.Stack.Activation}, {measured.Start.Name}";

    // The smallest floats are 10^-45: of less than that nothing is left to divide.
    private static string PowerOf(double value) => double.IsNaN(value) || value == 0 ? "nothing" : Screen.Invariant($"{Math.Log10(value):+0.0;-0.0;0.0}");
}
