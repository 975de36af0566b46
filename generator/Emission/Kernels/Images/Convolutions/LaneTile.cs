using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>A register tile of a convolution: so many units (channels that are computed) times so many pixels, or whatever else is on the other side.</summary>
internal readonly record struct LaneTile(int Units, int Width)
{
    /// <summary>Its sums.</summary>
    public int Sums => Units * Width;

    /// <summary>Whether the sums, one side of what is multiplied and one vector of the other stay in registers.</summary>
    public bool Fits(Lanes lanes)
    {
        int registers = lanes.Count == 16 ? 32 : 16;
        return Sums <= lanes.Accumulators && Sums + Math.Min(Units, Width) + 1 <= registers;
    }
}

/// <summary>Units that are computed in tiles of one size.</summary>
internal readonly record struct UnitBlock(int From, int To, LaneTile Tile);

/// <summary>All units, in one block or two, and what they cost.</summary>
internal sealed record UnitBlocks(IReadOnlyList<UnitBlock> Blocks, double Cost)
{
    /// <summary>The most units of a tile.</summary>
    public int MostUnits => Blocks.Max(block => block.Tile.Units);

    /// <summary>The widest tile.</summary>
    public int MostWidth => Blocks.Max(block => block.Tile.Width);

    public override string ToString() =>
        string.Join(" and ", Blocks.Select(block => $"{Invariant.Text(block.Tile.Units)} channels x {Invariant.Text(block.Tile.Width)}"));
}
