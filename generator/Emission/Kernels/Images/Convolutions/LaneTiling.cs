namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>
/// The choice of register tiles, by an estimate of what they cost. The unit of cost is the time of a multiply-add, of which two are begun
/// in a cycle; as many vectors can be loaded. Measured on Zen 5, and good for whatever has this balance.
/// </summary>
/// <param name="lanes">The vector width.</param>
/// <param name="turns">How often the innermost loop turns for a tile.</param>
/// <param name="isGradient">
/// Whether a tile is a part of a gradient: its sums are added up across lanes, and none may be computed twice. Otherwise its width is
/// pixels, whose last tile is moved back to end with them.
/// </param>
internal sealed class LaneTiling(Lanes lanes, long turns, bool isGradient)
{
    // A multiply-add is four cycles long: fewer sums leave the units idle.
    private const int SumsInFlight = 8;

    // What a turn of the innermost loop costs beside: the loop itself, and loads, more where they may come from a further cache.
    private const double Turn = 2;
    private const double UnitLoad = 0.1;
    private const double WidthLoad = 0.2;

    // What a tile costs beside: the loops around, and adding up across lanes, four sums at once or a single one.
    private const double Begin = 20;
    private const double FourAcross = 12;
    private const double OneAcross = 6;

    // Two sizes of tiles are twice the code, so they should be worth it.
    private const double MoreCode = 1.02;

    /// <summary>The cheapest way to cut units into tiles of one size, and a smaller one at the end where they do not divide.</summary>
    /// <param name="units">The number of units.</param>
    /// <param name="width">How many there are of the other side.</param>
    public UnitBlocks Cut(int units, int width)
    {
        UnitBlocks? best = null;
        for (int size = 1; size <= Math.Min(units, lanes.Accumulators); size++)
        {
            int whole = units / size * size;
            List<UnitBlock> blocks = [new UnitBlock(0, whole, Widest(size, width))];
            if (whole < units)
            {
                blocks.Add(new UnitBlock(whole, units, Widest(units - whole, width)));
            }

            double cost = blocks.Sum(block => (block.To - block.From) / block.Tile.Units * Cost(block.Tile, width));
            cost *= blocks.Count == 1 ? 1 : MoreCode;
            if (best is null || cost < best.Cost)
            {
                best = new UnitBlocks(blocks, cost);
            }
        }

        return best!;
    }

    private LaneTile Widest(int units, int width) =>
        Enumerable.Range(1, Math.Max(1, Math.Min(width, lanes.Accumulators / units)))
            .Select(count => new LaneTile(units, count))
            .Where(tile => tile.Width == 1 || tile.Fits(lanes))
            .OrderBy(tile => Cost(tile, width)).First();

    // Of all tiles along the width, for each turn.
    private double Cost(LaneTile tile, int width)
    {
        int rest = width % tile.Width;
        double last = rest == 0 ? 0 : isGradient ? Cost(tile with { Width = rest }) : Cost(tile);
        return (width / tile.Width * Cost(tile)) + last;
    }

    private double Cost(LaneTile tile)
    {
        double turn = Math.Max(Math.Max(tile.Sums, tile.Units + tile.Width), SumsInFlight) + Turn + (tile.Units * UnitLoad) + (tile.Width * WidthLoad);
        double end = isGradient ? tile.Width * ((tile.Units / 4 * FourAcross) + (tile.Units % 4 * OneAcross)) : 0;
        return turn + ((Begin + end) / turns);
    }
}
