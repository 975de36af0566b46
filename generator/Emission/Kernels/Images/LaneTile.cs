namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>A register tile of a convolution: so many units (channels that are computed) times so many of what they share a weight or a delta with.</summary>
internal readonly record struct LaneTile(int Units, int Width)
{
    // Two multiply-adds a cycle, each four cycles long: fewer sums leave the units idle.
    private const int SumsInFlight = 8;

    // What a turn of the innermost loop costs beside, in multiply-adds: the loop itself, and loads, more where they may come from a further cache.
    private const double Overhead = 2;
    private const double UnitLoad = 0.1;
    private const double PixelLoad = 0.2;

    // Two sizes of tiles are twice the code, so they should be worth it.
    private const double MoreCode = 1.02;

    /// <summary>How many multiply-adds could be done while one turn of the innermost loop is. As many vectors can be loaded.</summary>
    public double Cost => Math.Max(Math.Max(Units * Width, Units + Width), SumsInFlight) + Overhead + (Units * UnitLoad) + (Width * PixelLoad);

    /// <summary>Whether the sums, one side of what is multiplied and one of the other stay in registers.</summary>
    public bool Fits(Lanes lanes)
    {
        int registers = lanes.Count == 16 ? 32 : 16;
        return Units * Width <= lanes.Accumulators && (Units * Width) + Math.Min(Units, Width) + 1 <= registers;
    }

    /// <summary>The cheapest way to cut units into tiles of one size, and a smaller one at the end where they do not divide.</summary>
    /// <param name="lanes">The vector width.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="width">How many there are of the other side.</param>
    /// <param name="isMovedBack">Whether a last tile is moved back to end with them; otherwise it is smaller.</param>
    public static UnitBlocks Cut(Lanes lanes, int units, int width, bool isMovedBack)
    {
        UnitBlocks? best = null;
        for (int size = 1; size <= Math.Min(units, lanes.Accumulators); size++)
        {
            int whole = units / size * size;
            List<UnitBlock> blocks = [new UnitBlock(0, whole, Widest(size))];
            if (whole < units)
            {
                blocks.Add(new UnitBlock(whole, units, Widest(units - whole)));
            }

            double cost = blocks.Sum(block => block.Cost(width, isMovedBack)) * (blocks.Count == 1 ? 1 : MoreCode);
            if (best is null || cost < best.Cost)
            {
                best = new UnitBlocks(blocks, cost);
            }
        }

        return best!;

        LaneTile Widest(int size) =>
            Enumerable.Range(1, Math.Max(1, Math.Min(width, lanes.Accumulators / size)))
                .Select(count => new LaneTile(size, count))
                .Where(tile => tile.Width == 1 || tile.Fits(lanes))
                .OrderBy(tile => new UnitBlock(0, size, tile).Cost(width, isMovedBack)).First();
    }
}

/// <summary>Units that are computed in tiles of one size.</summary>
internal readonly record struct UnitBlock(int From, int To, LaneTile Tile)
{
    /// <summary>The multiply-adds that could be done meanwhile, for each that both sides are multiplied with.</summary>
    public double Cost(int width, bool isMovedBack)
    {
        int rest = width % Tile.Width;
        double row = width / Tile.Width * Tile.Cost;
        row += rest == 0 ? 0 : isMovedBack ? Tile.Cost : (Tile with { Width = rest }).Cost;
        return (To - From) / Tile.Units * row;
    }
}

/// <summary>All units.</summary>
internal sealed record UnitBlocks(IReadOnlyList<UnitBlock> Blocks, double Cost)
{
    public override string ToString() =>
        string.Join(" and ", Blocks.Select(block => $"{Support.Invariant.Text(block.Tile.Units)} channels x {Support.Invariant.Text(block.Tile.Width)}"));
}
