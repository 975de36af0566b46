namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>
/// A register tile of a convolution with its outputs in the lanes: some rows and columns of pixels times some vectors of output channels.
/// </summary>
/// <param name="Height">Rows of pixels.</param>
/// <param name="Width">Pixels in each of them.</param>
/// <param name="Vectors">Vectors of output channels.</param>
/// <param name="Cycles">What all tiles of an image cost, about.</param>
internal readonly record struct PixelTile(int Height, int Width, int Vectors, double Cycles)
{
    // Two multiply-adds a cycle, each four cycles long.
    private const int SumsInFlight = 8;
    private const double Latency = 4;

    // What a pass through the innermost loop costs beside its products, and what a tile and each of its rows cost beside the loops, in cycles.
    private const double LoopCost = 0.5;
    private const double TileCost = 20;
    private const double RowCost = 4;

    /// <summary>The number of pixels.</summary>
    public int Pixels => Height * Width;

    /// <summary>
    /// The tile that takes the fewest cycles. Two products and two loads fit into a cycle; a load of weights serves all pixels of a tile, a load of an
    /// input all its vectors. Tiles that do not divide an image overlap, and compute some pixels twice.
    /// </summary>
    /// <param name="lanes">The vector width.</param>
    /// <param name="vectors">Vectors of a row of outputs.</param>
    /// <param name="rows">Rows of pixels to be covered.</param>
    /// <param name="columns">Columns of pixels to be covered.</param>
    /// <param name="region">Which rows and columns belong together: where taps differ from row to row, a tile has one row; likewise for columns.</param>
    /// <param name="depth">Products summed up for each output: channels and taps.</param>
    /// <param name="isElementwise">Whether inputs are vectors like the weights, and not single numbers.</param>
    public static PixelTile Choose(Lanes lanes, int vectors, int rows, int columns, (bool RowsAlike, bool ColumnsAlike) region, (int Channels, int Taps) depth, bool isElementwise)
    {
        var best = new PixelTile(1, 1, 1, double.MaxValue);

        // Beside the sums, registers hold the weights and one input.
        for (int v = Math.Min(vectors, lanes.Count == 16 ? 4 : 3); v >= 1; v--)
        {
            for (int height = region.RowsAlike ? Math.Min(rows, lanes.Accumulators / v) : 1; height >= 1; height--)
            {
                for (int width = region.ColumnsAlike ? Math.Min(columns, lanes.Accumulators / v / height) : 1; width >= 1; width--)
                {
                    int tiles = ((rows + height - 1) / height) * ((columns + width - 1) / width);
                    double cycles = tiles * ((vectors / v * BlockCycles(v)) + (vectors % v == 0 ? 0 : BlockCycles(vectors % v)));
                    if (cycles < best.Cycles)
                    {
                        best = new PixelTile(height, width, v, cycles);
                    }

                    double BlockCycles(int block)
                    {
                        int sums = height * width * block;
                        int loads = block + (isElementwise ? sums : height * width);
                        double wait = Latency / Streams(lanes, sums, depth.Channels);
                        return (depth.Channels * depth.Taps * (Math.Max(Math.Max(sums, loads) / 2.0, wait) + LoopCost)) + TileCost + (height * RowCost);
                    }
                }
            }
        }

        return best;
    }

    /// <summary>How many input channels are taken at once, into sums of their own, so that a tile of few sums need not wait for its additions.</summary>
    public static int Streams(Lanes lanes, int sums, int channels) =>
        Math.Max(1, Math.Min(channels, Math.Min((SumsInFlight + sums - 1) / sums, lanes.Accumulators / sums)));
}
