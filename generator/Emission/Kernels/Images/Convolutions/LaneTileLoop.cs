using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>
/// The loop over the pixels inside while it is written, a tile at a time. The last tile is moved back so that it ends with the last of them: what it
/// computes twice comes out the same.
/// </summary>
/// <param name="code">Where to write.</param>
/// <param name="index">The variable of the first pixel of a tile, or its number.</param>
/// <param name="last">The first pixel of the last tile; null where there is only one.</param>
/// <param name="block">What is open.</param>
internal sealed class LaneTileLoop(CodeWriter code, string index, string? last, CodeWriter.Block block) : IDisposable
{
    public string Index { get; } = index;

    /// <summary>Opens the loop. There are at least as many pixels as in a tile.</summary>
    public static LaneTileLoop Open(CodeWriter code, LaneAxis axis, int tile)
    {
        string width = Invariant.Text(tile);
        if (axis.IsKnown && axis.PixelsInside == tile)
        {
            return new LaneTileLoop(code, axis.First, null, code.OpenScope());
        }

        if (axis.IsKnown && axis.PixelsInside % tile == 0)
        {
            return new LaneTileLoop(code, axis.Name, null, code.Open($"for (nint {axis.Name} = {axis.First}; {axis.Name} < {axis.End}; {axis.Name} += {width})"));
        }

        string last = IndexSum.Of((axis.End, 1), (width, -1));
        CodeWriter.Block block = code.Open($"for (nint {axis.Name} = {axis.First}; ; {axis.Name} = Math.Min({axis.Name} + {width}, {last}))");
        return new LaneTileLoop(code, axis.Name, last, block);
    }

    public void Dispose()
    {
        if (last is not null)
        {
            using (code.Open($"if ({Index} == {last})"))
            {
                code.Line("break;");
            }
        }

        block.Dispose();
    }
}
