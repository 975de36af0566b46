using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Checking;

/// <summary>Whether kernels and windows fit over what they slide over, and what comes out.</summary>
internal static class WindowChecks
{
    public static Shape Output(int channels, bool isSignal, SlidingWindow window) =>
        isSignal ? Shape.Of(channels, window.Columns.Output) : Shape.Of(channels, window.Rows.Output, window.Columns.Output);

    /// <summary>What stands for the output where it is not known.</summary>
    public static Shape LikelyOutput(Shape input, int channels, bool isSignal) =>
        input.IsSequence ? input.WithSize(channels) : isSignal ? Shape.Of(channels, 1) : Shape.Of(channels, 1, 1);

    /// <summary>Whether there is room for the window, and room in memory for the padding.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="isSignal">Whether it slides along one axis.</param>
    /// <param name="what">What the sliding thing is called, and the argument that says its size.</param>
    /// <param name="input">What it slides over.</param>
    /// <param name="window">How it slides.</param>
    /// <param name="problems">Where it is noted if not.</param>
    public static bool RequireFit(LayerDeclaration layer, bool isSignal, string what, Shape input, SlidingWindow window, ICollection<Problem> problems)
    {
        bool isPadded = window.Rows.Padded > input.Height || window.Columns.Padded > input.Width;
        string padded = isSignal ? $"{Invariant.Text(input.Channels)}x{Invariant.Text(window.Columns.Padded)}" : $"{Invariant.Text(input.Channels)}x{Invariant.Text(window.Rows.Padded)}x{Invariant.Text(window.Columns.Padded)}";
        bool isTooHigh = window.Rows.Output < 1;
        if (isTooHigh || window.Columns.Output < 1)
        {
            bool isDilated = window.Rows.Dilation > 1 || window.Columns.Dilation > 1;
            string span = isDilated ? $", spread to {Sizes(isSignal, window.Rows.Span, window.Columns.Span)} by its dilation," : string.Empty;
            problems.Add(Problem.OnArgument(
                layer.Source,
                SideArgument(isSignal, what, isTooHigh),
                Descriptors.WindowTooLarge,
                what,
                Sizes(isSignal, window.Rows.Kernel, window.Columns.Kernel) + span,
                input.ToString(),
                isPadded ? $", padded to {padded}" : string.Empty));
            return false;
        }

        if (isPadded && (double)input.Channels * window.Rows.Padded * window.Columns.Padded > NetworkChecker.MostOutputs)
        {
            problems.Add(Problem.OnArgument(layer.Source, "Padding", Descriptors.OutOfRange, "The input with its padding", $"at most {Invariant.Text(NetworkChecker.MostOutputs)} values", padded));
            return false;
        }

        return true;
    }

    /// <summary>Whether every value at the end of the input is in some window.</summary>
    public static void RequireReach(PoolDeclaration pool, Shape input, SlidingWindow window, ICollection<Problem> problems)
    {
        long rows = Math.Max(0, window.Rows.Unreached);
        long columns = Math.Max(0, window.Columns.Unreached);
        if (rows == 0 && columns == 0)
        {
            return;
        }

        bool isSignal = pool.IsSignal;
        string left = (rows, columns) switch
        {
            _ when isSignal => Counted(columns, "value"),
            (_, 0) => Counted(rows, "row"),
            (0, _) => Counted(columns, "column"),
            _ => $"{Counted(rows, "row")} and the last {Counted(columns, "column")}",
        };
        bool canBePadded = pool.StrideHeight <= pool.WindowHeight && pool.StrideWidth <= pool.WindowWidth;
        problems.Add(Problem.OnArgument(
            pool.Source,
            SideArgument(isSignal, "window", rows > 0),
            Descriptors.WindowLeavesOut,
            Sizes(isSignal, pool.WindowHeight, pool.WindowWidth),
            Sizes(isSignal || pool.StrideHeight == pool.StrideWidth, pool.StrideHeight, pool.StrideWidth),
            pool.Padding < 0 ? "Same" : Invariant.Text(pool.Padding),
            left,
            input.ToString(),
            canBePadded ? "Padding.Same covers them" : "a stride at most the window covers them with Padding.Same"));
    }

    // "kernelHeight" where it has an argument of its own, else "kernel".
    private static string SideArgument(bool isSignal, string what, bool isHeight) => isSignal ? what : $"{what}{(isHeight ? "Height" : "Width")}/{what}";

    private static string Sizes(bool isOne, long height, long width) => isOne ? Invariant.Text(width) : $"{Invariant.Text(height)}x{Invariant.Text(width)}";

    private static string Counted(long count, string name) => $"{Invariant.Text(count)} {name}{(count == 1 ? string.Empty : "s")}";
}
