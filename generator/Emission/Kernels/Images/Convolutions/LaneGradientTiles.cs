using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>What the outputs of a tile of a weight gradient are multiplied with.</summary>
internal enum LaneGradientSide
{
    /// <summary>Input channels, at the same tap.</summary>
    Channels,

    /// <summary>Taps of a row of the kernel, in the same channel.</summary>
    Taps,

    /// <summary>All taps of the kernel, in the same channel.</summary>
    Kernel,
}

/// <summary>The tiles of a weight gradient.</summary>
internal sealed record LaneGradientTiles(LaneGradientSide Side, int Width, UnitBlocks Blocks)
{
    /// <summary>The most outputs of a tile.</summary>
    public int Units => Blocks.MostUnits;

    /// <summary>The side that makes the best tiles.</summary>
    public static LaneGradientTiles Choose(ConvolutionShape shape, Lanes lanes)
    {
        var tiling = new LaneTiling(lanes, shape.Window.OutputPositions, isGradient: true);
        (int rows, int columns) = (shape.Window.Rows.Kernel, shape.Window.Columns.Kernel);
        LaneGradientTiles best = Make(LaneGradientSide.Taps, columns);
        double least = best.Blocks.Cost * rows * shape.GroupInputs;

        // Neighbouring taps read the same inputs, so they come first where all are equal.
        Try(Make(LaneGradientSide.Channels, shape.GroupInputs), shape.Window.Taps);
        if (rows > 1 && shape.Window.Taps <= lanes.Accumulators)
        {
            LaneGradientTiles whole = Make(LaneGradientSide.Kernel, shape.Window.Taps);
            if (whole.Blocks.Blocks.All(block => block.Tile.Width == whole.Width))
            {
                Try(whole, shape.GroupInputs);
            }
        }

        return best;

        LaneGradientTiles Make(LaneGradientSide side, int width) => new(side, width, tiling.Cut(shape.GroupOutputs, width));

        void Try(LaneGradientTiles tiles, double times)
        {
            if (tiles.Blocks.Cost * times < least)
            {
                best = tiles;
                least = tiles.Blocks.Cost * times;
            }
        }
    }
}
