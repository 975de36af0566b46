using StaticNet.Generator.Checking;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>
/// A pool whose windows touch and do not overlap, two columns wide and one or two rows high, so that a convolution can take it of a tile while that is in
/// registers.
/// </summary>
internal sealed record TilePool(PoolKind Kind, SlidingWindow Window)
{
    /// <summary>How many columns become one.</summary>
    public const int Width = 2;

    /// <summary>How many rows become one.</summary>
    public int Height => Window.Rows.Kernel;

    /// <summary>Such a pool, or null where a window is none of these.</summary>
    public static TilePool? Of(PoolKind kind, SlidingWindow window) =>
        IsTiled(window.Rows, 1) && IsTiled(window.Columns, Width) ? new TilePool(kind, window) : null;

    /// <summary>Writes the statement that makes the first variable what a window takes of it and another one.</summary>
    public void EmitJoin(CodeWriter code, Lanes lanes, string value, string other) =>
        code.Line(Kind == PoolKind.Average ? $"{value} += {other};" : $"{value} = {PoolValue.Greater(lanes, value, other)};");

    /// <summary>Writes what makes the first half of the lanes of a variable what windows take of pairs of neighbouring lanes, and stores that half.</summary>
    public void EmitPairs(CodeWriter code, Lanes lanes, string value, string reference, int offset)
    {
        int half = lanes.Count / 2;
        string odd = Indices(lanes, lane => lane ^ 1);
        string even = Indices(lanes, lane => lane < half ? 2 * lane : 2 * (lane - half));
        using (code.OpenScope())
        {
            code.Line($"{lanes.Type} other = {lanes.Class}.Shuffle({value}, {odd});");
            EmitJoin(code, lanes, value, "other");
            if (Kind == PoolKind.Average)
            {
                code.Line($"{value} *= {lanes.Constant(1f / (Height * Width))};");
            }

            if (lanes.Count == 4)
            {
                code.Line($"{References.Element(reference, offset)} = {value}.ToScalar();");
                code.Line($"{References.Element(reference, offset + 1)} = {value}.GetElement(2);");
            }
            else
            {
                code.Line($"{value} = {lanes.Class}.Shuffle({value}, {even});");
                code.Line(lanes.Narrower.Store($"{value}.GetLower()", reference, offset));
            }
        }
    }

    private static bool IsTiled(SlidingAxis axis, int least) =>
        axis.Kernel is 1 or 2 && axis.Kernel >= least && axis.Stride == axis.Kernel && axis.Before == 0 && axis.After == 0 && axis.Output > 0;

    private static string Indices(Lanes lanes, Func<int, int> from) =>
        $"Vector{Support.Invariant.Text(lanes.Count * 32)}.Create({string.Join(", ", Enumerable.Range(0, lanes.Count).Select(lane => Support.Invariant.Text(from(lane))))})";
}
