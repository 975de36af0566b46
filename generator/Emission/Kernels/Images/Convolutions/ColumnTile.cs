namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>A register tile of a convolution with neighbouring columns in the lanes: some channels of the output times some rows times some vectors of columns.</summary>
/// <param name="Channels">Channels of the output.</param>
/// <param name="Rows">Rows of pixels.</param>
/// <param name="Vectors">Vectors of columns in each of them.</param>
/// <param name="Cycles">What all tiles of an image cost, about.</param>
internal readonly record struct ColumnTile(int Channels, int Rows, int Vectors, double Cycles)
{
    // Two multiply-adds a cycle, each four cycles long.
    private const double Latency = 4;

    // What a pass through the innermost loop costs beside its products, and what a tile and each of its rows cost beside the loops, in cycles.
    private const double LoopCost = 0.5;
    private const double TileCost = 20;
    private const double RowCost = 4;

    /// <summary>The number of vectors that are summed up.</summary>
    public int Sums => Channels * Rows * Vectors;

    /// <summary>
    /// The tile that takes the fewest cycles. A load of inputs, which two cache lines share, serves all channels of a tile; a weight, which is broadcast, all
    /// its vectors. Tiles that do not divide an image overlap, and compute some pixels twice.
    /// </summary>
    /// <param name="lanes">The vector width.</param>
    /// <param name="channels">Channels of the output.</param>
    /// <param name="rows">Rows to be covered.</param>
    /// <param name="rowUnit">How many of them belong together.</param>
    /// <param name="vectors">Vectors that cover a row.</param>
    /// <param name="depth">Products summed up for each output: channels of the input times taps.</param>
    public static ColumnTile Choose(Lanes lanes, int channels, int rows, int rowUnit, int vectors, int depth)
    {
        var best = new ColumnTile(1, rowUnit, 1, double.MaxValue);
        for (int v = 1; v <= Math.Min(vectors, 4); v++)
        {
            for (int r = rowUnit; r <= Math.Min(rows, lanes.Accumulators / v); r += rowUnit)
            {
                // Beside the sums, registers hold the inputs and one weight.
                int most = Math.Min(lanes.Accumulators / (v * r), ((lanes.Count == 16 ? 32 : 16) - 1 - (v * r)) / (v * r));
                for (int c = Math.Min(channels, most); c >= 1; c--)
                {
                    int tiles = ((rows + r - 1) / r) * ((vectors + v - 1) / v);
                    double cycles = tiles * ((channels / c * Cycles(c)) + (channels % c == 0 ? 0 : Cycles(channels % c)));
                    if (cycles < best.Cycles)
                    {
                        best = new ColumnTile(c, r, v, cycles);
                    }

                    double Cycles(int block)
                    {
                        double loads = (2 * r * v) + block;
                        return (depth * (Math.Max(Math.Max(block * r * v, loads) / 2, Latency) + LoopCost)) + TileCost + (r * RowCost);
                    }
                }
            }
        }

        return best;
    }
}
