namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// How many rows and how many vectors of columns a register tile holds. Six by two at 256 bits and eight by two at 512 were
/// measured at 98 % of the multiply-add peak; a single column of vectors takes many rows, since each row costs a broadcast of its own: eight reach 86 %,
/// sixteen 90 %.
/// </summary>
/// <param name="Rows">The rows of a tile.</param>
/// <param name="Columns">The vectors of a tile in each row.</param>
internal readonly record struct TileShape(int Rows, int Columns)
{
    /// <summary>The tile for many rows.</summary>
    public static TileShape For(Lanes lanes, int vectors) => (lanes.Count == 16, vectors) switch
    {
        (true, 1) => new TileShape(16, 1),
        (true, _) => new TileShape(8, 2),
        (false, 1) => new TileShape(12, 1),
        (false, 3) => new TileShape(4, 3),
        (false, _) => new TileShape(6, 2),
    };

    /// <summary>The tile for a known number of rows: few rows take more columns.</summary>
    public static TileShape For(Lanes lanes, int vectors, int rows)
    {
        TileShape tile = For(lanes, vectors);
        return rows >= tile.Rows
            ? tile
            : new TileShape(rows, Math.Max(1, Math.Min(vectors, lanes.Accumulators / rows)));
    }

    /// <summary>The tile of half as many rows for what is left of them, with twice as many columns where there are so many.</summary>
    public TileShape Half(int vectors) => new(Rows / 2, Math.Min(vectors, Columns * 2));
}
