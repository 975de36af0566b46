using StaticNet.Generator.Checking;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>
/// Writes the method that adds the gradient of the weights over some rows of some groups of samples. The sums of a tile stay in registers while
/// pixels run through it; a tile has outputs on one side, channels or taps on the other.
/// </summary>
/// <param name="name">What the method's name begins with.</param>
/// <param name="shape">The convolution.</param>
/// <param name="lanes">The vector width.</param>
/// <param name="tiles">The tiles.</param>
internal sealed class LaneWeightGradient(string name, ConvolutionShape shape, Lanes lanes, LaneGradientTiles tiles)
{
    private readonly SlidingAxis rows = shape.Window.Rows;
    private readonly SlidingAxis columns = shape.Window.Columns;

    public void Emit(CodeWriter code)
    {
        string side = tiles.Side == LaneGradientSide.Channels ? "channels" : "taps";
        code.Line($"// Weights: tiles of {tiles.Blocks} {side}.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"private static void {name}Weights(ref float x, ref float d, ref float w, nint count, nint from, nint to)"))
        {
            foreach (UnitBlock block in tiles.Blocks.Blocks)
            {
                using LaneLoop units = LaneLoop.OpenBlock(code, "u", Invariant.Text(block.From), Invariant.Text(block.To), block.Tile.Units);
                int whole = tiles.Width / block.Tile.Width * block.Tile.Width;
                if (whole == tiles.Width)
                {
                    EmitTiles(code, block.Tile, units.Index, 0, whole);
                    continue;
                }

                using (code.OpenScope())
                {
                    EmitTiles(code, block.Tile, units.Index, 0, whole);
                }

                using (code.OpenScope())
                {
                    EmitTiles(code, block.Tile with { Width = tiles.Width - whole }, units.Index, whole, tiles.Width);
                }
            }
        }

        code.Line();
    }

    // Loops over everything but the outputs.
    private void EmitTiles(CodeWriter code, LaneTile tile, string unit, int from, int to)
    {
        bool isChannels = tiles.Side == LaneGradientSide.Channels;
        using LaneLoop channels = isChannels
            ? LaneLoop.Open(code, "k", Invariant.Text(from), Invariant.Text(to), tile.Width)
            : LaneLoop.Open(code, "k", "0", Invariant.Text(shape.GroupInputs));
        using LaneLoop rowTaps = LaneLoop.Open(code, "ky", "0", Invariant.Text(rows.Kernel), tiles.Side == LaneGradientSide.Kernel ? rows.Kernel : 1);
        using LaneLoop columnTaps = tiles.Side == LaneGradientSide.Taps
            ? LaneLoop.Open(code, "kx", Invariant.Text(from), Invariant.Text(to), tile.Width)
            : LaneLoop.Open(code, "kx", "0", Invariant.Text(columns.Kernel), tiles.Side == LaneGradientSide.Kernel ? columns.Kernel : 1);
        new LaneGradientTile(shape, lanes, tile.Units, Others(tile.Width)).Emit(code, unit, channels.Index, rowTaps.Index, columnTaps.Index);
    }

    private List<LaneGradientOther> Others(int width) => tiles.Side switch
    {
        LaneGradientSide.Channels => [.. Enumerable.Range(0, width).Select(i => new LaneGradientOther(i, 0, 0))],
        LaneGradientSide.Taps => [.. Enumerable.Range(0, width).Select(i => new LaneGradientOther(0, 0, i))],
        _ => [.. Enumerable.Range(0, width).Select(i => new LaneGradientOther(0, i / columns.Kernel, i % columns.Kernel))],
    };
}
