namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>A register tile of a convolution: so many units (channels that are computed) times so many of what they share a weight or a delta with.</summary>
internal readonly record struct LaneTile(int Units, int Width)
{
    // Two multiply-adds a cycle, each four cycles long: fewer sums leave the units idle.
    private const int SumsInFlight = 8;

    // What a turn of the innermost loop costs beside, in multiply-adds.
    private const int Overhead = 2;

    /// <summary>How many multiply-adds could be done while one turn of the innermost loop is. As many vectors can be loaded.</summary>
    public int Cost => Math.Max(Math.Max(Units * Width, Units + Width), SumsInFlight) + Overhead;

    /// <summary>Whether the sums, one side of what is multiplied and one of the other stay in registers.</summary>
    public bool Fits(Lanes lanes)
    {
        int registers = lanes.Count == 16 ? 32 : 16;
        return Units * Width <= lanes.Accumulators && (Units * Width) + Math.Min(Units, Width) + 1 <= registers;
    }

    /// <summary>The cheapest way to cut units into tiles of one size, and a smaller one at the end where they do not divide.</summary>
    /// <param name="lanes">The vector width.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="width">How many there are of the other side; a last tile is moved back to end with them.</param>
    public static IReadOnlyList<UnitBlock> Cut(Lanes lanes, int units, int width)
    {
        UnitBlock[] best = [];
        double least = double.MaxValue;
        for (int size = 1; size <= Math.Min(units, lanes.Accumulators); size++)
        {
            int whole = units / size * size;
            List<UnitBlock> blocks = [new UnitBlock(0, whole, Widest(lanes, size, width))];
            if (whole < units)
            {
                blocks.Add(new UnitBlock(whole, units, Widest(lanes, units - whole, width)));
            }

            double cost = blocks.Sum(block => block.Cost(width));
            if (cost < least)
            {
                least = cost;
                best = [.. blocks];
            }
        }

        return best;
    }

    private static LaneTile Widest(Lanes lanes, int units, int width) =>
        Enumerable.Range(1, Math.Max(1, Math.Min(width, lanes.Accumulators / units)))
            .Select(count => new LaneTile(units, count))
            .Where(tile => tile.Width == 1 || tile.Fits(lanes))
            .OrderBy(tile => new UnitBlock(0, units, tile).Cost(width)).First();
}

/// <summary>Units that are computed in tiles of one size.</summary>
internal readonly record struct UnitBlock(int From, int To, LaneTile Tile)
{
    /// <summary>The multiply-adds that could be done meanwhile, for each input.</summary>
    public double Cost(int width) => (To - From) / Tile.Units * (double)((width + Tile.Width - 1) / Tile.Width) * Tile.Cost;
}
