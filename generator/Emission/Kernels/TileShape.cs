namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// How many rows and how many vectors of columns a register tile holds. Six by two at 256 bits and eight by two at 512 were
/// measured at 99 % of the multiply-add peak; a single column of vectors takes eight rows to keep the units busy.
/// </summary>
/// <param name="Rows">The rows of a tile.</param>
/// <param name="Columns">The vectors of a tile in each row.</param>
internal readonly record struct TileShape(int Rows, int Columns)
{
    /// <summary>The tile for rows whose number is known only when running.</summary>
    public static TileShape For(Lanes lanes, int vectors) =>
        vectors == 1 ? new TileShape(8, 1) : new TileShape(lanes.Count == 16 ? 8 : 6, 2);

    /// <summary>The tile for a known number of rows: few rows take more columns.</summary>
    public static TileShape For(Lanes lanes, int vectors, int rows)
    {
        TileShape tile = For(lanes, vectors);
        return rows >= tile.Rows
            ? tile
            : new TileShape(rows, Math.Max(1, Math.Min(vectors, lanes.Accumulators / rows)));
    }
}
