using System.Globalization;
using Spectre.Console;

namespace StaticNet.Benchmarks;

/// <summary>The results for people.</summary>
internal static class QuickTable
{
    private const int PlainWidth = 140;

    public static void Write(IReadOnlyList<QuickResult> results)
    {
        bool isPlain = Console.IsOutputRedirected;
        var table = new Table { Border = isPlain ? TableBorder.Ascii : TableBorder.Rounded };
        table.AddColumn(new TableColumn("workload") { NoWrap = true });
        foreach (string heading in (ReadOnlySpan<string>)["generated", "cycles", "generic", "speedup", "bytes", "GFLOP/s", "of bound", "bound", "goal", "met"])
        {
            table.AddColumn(new TableColumn(heading) { Alignment = Justify.Right, NoWrap = true });
        }

        foreach (QuickResult result in results)
        {
            table.AddRow(
                result.Workload.Name,
                Time(result.GeneratedNanoseconds),
                Invariant($"{result.Cycles:#,0}"),
                Time(result.GenericNanoseconds),
                Invariant($"{result.Speedup:0.0}x"),
                Invariant($"{result.Bytes}"),
                Invariant($"{result.Gflops:0.0}"),
                Invariant($"{result.PercentOfBound:0} %"),
                result.Bound.Name,
                result.Workload.Goal?.ToString() ?? string.Empty,
                result.IsGoalMet switch { true => "yes", false => "[bold]no[/]", null => string.Empty });
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (isPlain)
        {
            console.Profile.Width = PlainWidth;
        }

        console.Write(table);
    }

    private static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1e3 => Invariant($"{nanoseconds:0.0} ns"),
        < 1e6 => Invariant($"{nanoseconds / 1e3:0.00} us"),
        _ => Invariant($"{nanoseconds / 1e6:0.00} ms"),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
