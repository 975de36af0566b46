using StaticNet.Generator.Checking;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>
/// A convolution of one sample with its output channels in the lanes, which are neighbours in the weights and in the output: an input is broadcast and
/// multiplied into all outputs. Tiles of pixels stay in registers while all channels and taps run through them. Where each channel has a kernel of its
/// own, vectors of channels are multiplied element by element instead.
/// </summary>
internal sealed class RowConvolution
{
    // Up to so many multiply-adds, the taps of a row of the kernel are written out: their loop would end too often.
    private const int MostUnrolled = 128;

    public required string Name { get; init; }

    /// <summary>A comment over the methods.</summary>
    public required string Comment { get; init; }

    public required ConvolutionShape Shape { get; init; }

    /// <summary>Where the weights begin after p.</summary>
    public required int WeightOffset { get; init; }

    /// <summary>Where the biases begin after p, or null.</summary>
    public int? BiasOffset { get; init; }

    /// <summary>How the input lies.</summary>
    public required ImageLayout Input { get; init; }

    /// <summary>What is done to a sum before it is stored: (lanes, variable).</summary>
    public required Func<Lanes, string, string> Finish { get; init; }

    private SlidingAxis Rows => Shape.Window.Rows;

    private SlidingAxis Columns => Shape.Window.Columns;

    private int InputChannelStride => Input.ChannelStride;

    private int InputRowStride => Input.RowStride;

    private int InputPositionStride => Input.ColumnStride;

    // Vectors of channels are loaded whole, so there must be padding behind the last.
    private bool IsElementwise =>
        Shape.IsDepthwise && Shape.Groups > 1 && InputChannelStride == 1 && InputPositionStride >= Shape.OutputStride;

    private bool IsGrouped => Shape.Groups > 1 && !IsElementwise;

    private int Channels => Shape.GroupInputs;

    /// <summary>Cycles, about, as if no window left the image.</summary>
    public double Cycles(Lanes lanes) =>
        (IsGrouped ? Shape.Groups : 1) * Tile(lanes, Rows.Output, Columns.Output, (true, true)).Cycles;

    /// <summary>Writes {Name}(ref float x, ref float p, ref float y), y being [position][output channel, padded], and the methods it calls for the edges.</summary>
    public void Emit(CodeWriter code, Lanes lanes)
    {
        Region[] edges =
        [
            .. new[] { new Region("EdgeRows", false, true), new Region("EdgeColumns", true, false), new Region("Corners", false, false) }
                .Where(region => CountRows(region) > 0 && CountColumns(region) > 0),
        ];
        foreach (Region edge in edges)
        {
            EmitMethod(code, lanes, edge, []);
            code.Line();
        }

        EmitMethod(code, lanes, new Region(string.Empty, true, true), edges);
    }

    private void EmitMethod(CodeWriter code, Lanes lanes, Region region, Region[] others)
    {
        string part = region.Suffix switch
        {
            "EdgeRows" => ", rows at the edges",
            "EdgeColumns" => ", columns at the edges",
            "Corners" => ", corners",
            _ => string.Empty,
        };
        List<Piece> pieces = Pieces(lanes);
        PixelTile tile = Tile(lanes, CountRows(region), CountColumns(region), (region.RowsInside, region.ColumnsInside));
        code.Line($"// {Comment}{part}: tiles of {tile.Height} x {tile.Width} pixels x {tile.Vectors} vectors.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        string access = region.Suffix.Length == 0 ? "internal" : "private";
        using (code.Open($"{access} static void {Name}{region.Suffix}(ref float x, ref float p, ref float y)"))
        {
            if (IsGrouped && region.Suffix.Length == 0)
            {
                EmitPadding(code, lanes);
            }

            foreach (Region other in others)
            {
                code.Line($"{Name}{other.Suffix}(ref x, ref p, ref y);");
            }

            if (CountRows(region) > 0 && CountColumns(region) > 0)
            {
                EmitGroups(code, () => ColumnBlocks.Emit(code, pieces, tile.Vectors, (block, start) =>
                    EmitOutputs(code, Rows, "oy", "ky", region.RowsInside, tile.Height, () =>
                        EmitOutputs(code, Columns, "ox", "kx", region.ColumnsInside, tile.Width, () =>
                            EmitTile(code, lanes, block, start, tile, region)))));
            }
        }
    }

    private List<Piece> Pieces(Lanes lanes) => IsGrouped ? Piece.OfExact(Shape.GroupOutputs, lanes) : Piece.OfPadded(Shape.OutputChannels, lanes);

    private PixelTile Tile(Lanes lanes, int rows, int columns, (bool RowsAlike, bool ColumnsAlike) region) =>
        PixelTile.Choose(lanes, Pieces(lanes).Count, rows, columns, region, (Channels, Shape.Window.Taps), IsElementwise);

    // Groups write their own outputs and no padding, which could be anything then. The vectors that have some are cleared before.
    private void EmitPadding(CodeWriter code, Lanes lanes)
    {
        List<Piece> padded = [.. Piece.OfPadded(Shape.OutputChannels, lanes).Where(piece => piece.Exceeds(Shape.OutputChannels))];
        if (padded.Count == 0)
        {
            return;
        }

        using (code.Open($"for (nint i = 0; i < {Invariant.Text(Shape.Window.OutputPositions)}; i++)"))
        {
            code.Line(References.Declare("row", References.Element("y", Product("i", Shape.OutputStride))));
            foreach (Piece piece in padded)
            {
                piece.Store(code, piece.Lanes.Zero, "row");
            }
        }
    }

    // References to the weights, biases and outputs of a group.
    private void EmitGroups(CodeWriter code, Action body)
    {
        if (!IsGrouped)
        {
            EmitReferences("0");
            body();
            return;
        }

        using (code.Open($"for (nint g = 0; g < {Invariant.Text(Shape.Groups)}; g++)"))
        {
            EmitReferences(Product("g", Shape.GroupOutputs));
            body();
        }

        void EmitReferences(string output)
        {
            code.Line(References.Declare("w", References.Element("p", output, WeightOffset)));
            if (BiasOffset is { } bias)
            {
                code.Line(References.Declare("b", References.Element("p", output, bias)));
            }

            code.Line(References.Declare("yg", References.Element("y", output)));
        }
    }

    // A loop over the tiles along an axis: inside, the last one is moved back to end where the inside does; at the edges, single outputs before and behind it.
    private static void EmitOutputs(CodeWriter code, SlidingAxis axis, string output, string tap, bool isInside, int size, Action body)
    {
        (int first, int end) = axis.Interior;
        if (!isInside)
        {
            string next = first > 0 && end < axis.Output ? $"{output} = {output} == {Invariant.Text(first - 1)} ? {Invariant.Text(end)} : {output} + 1" : $"{output}++";
            int last = end < axis.Output ? axis.Output : first;
            using (code.Open($"for (int {output} = {Invariant.Text(first > 0 ? 0 : end)}; {output} < {Invariant.Text(last)}; {next})"))
            {
                TapRange.Emit(code, axis, output, tap);
                body();
            }
        }
        else if (end - first == size)
        {
            using (code.OpenScope())
            {
                code.Line($"const int {output} = {Invariant.Text(first)};");
                body();
            }
        }
        else
        {
            string last = Invariant.Text(end - size);
            using (code.Open($"for (int {output} = {Invariant.Text(first)}; ; {output} = Math.Min({output} + {Invariant.Text(size)}, {last}))"))
            {
                body();
                using (code.Open($"if ({output} == {last})"))
                {
                    code.Line("break;");
                }
            }
        }
    }

    private void EmitTile(CodeWriter code, Lanes lanes, List<Piece> block, string start, PixelTile tile, Region region)
    {
        int sums = tile.Pixels * block.Count;
        int streams = PixelTile.Streams(lanes, sums, Channels);
        for (int s = 0; s < streams; s++)
        {
            for (int i = 0; i < tile.Pixels; i++)
            {
                for (int j = 0; j < block.Count; j++)
                {
                    string bias = BiasOffset is null ? block[j].Lanes.Zero : i > 0 ? Sum(0, j) : block[j].Load(References.Element("b", start));
                    code.Line($"{block[j].Lanes.Type} {Sum(i, j, s)} = {(s == 0 ? bias : block[j].Lanes.Zero)};");
                }
            }
        }

        // Indices, not references: those move on beyond the last input before a loop ends.
        string row = region.RowsInside ? TapRange.Start(Rows, "oy") : $"kyStart + {Product("kyFirst", Rows.Dilation)}";
        string column = region.ColumnsInside ? TapRange.Start(Columns, "ox") : $"kxStart + {Product("kxFirst", Columns.Dilation)}";
        string group = IsGrouped ? $" + {Product("g", Channels * InputChannelStride)}" : IsElementwise && start != "0" ? $" + {start}" : string.Empty;
        code.Line($"nint xc = {Product($"(nint)({row})", InputRowStride)} + {Product($"(nint)({column})", InputPositionStride)}{group};");
        var weight = new List<string>();
        if (!region.RowsInside)
        {
            weight.Add(Product("(nint)kyFirst", Columns.Kernel * Shape.OutputStride));
        }

        if (!region.ColumnsInside)
        {
            weight.Add(Product("(nint)kxFirst", Shape.OutputStride));
        }

        if (start != "0" || weight.Count == 0)
        {
            weight.Add(start);
        }

        code.Line($"nint wc = {string.Join(" + ", weight)};");

        EmitChannels(code, lanes, block, tile, region, Channels / streams, streams);
        for (int s = 1; s < streams; s++)
        {
            for (int i = 0; i < tile.Pixels; i++)
            {
                for (int j = 0; j < block.Count; j++)
                {
                    code.Line($"{Sum(i, j)} += {Sum(i, j, s)};");
                }
            }
        }

        EmitChannels(code, lanes, block, tile, region, Channels % streams, 1);
        EmitStores(code, block, start, tile);
    }

    private void EmitChannels(CodeWriter code, Lanes lanes, List<Piece> block, PixelTile tile, Region region, int count, int streams)
    {
        if (count == 0)
        {
            return;
        }

        using (count == 1 ? code.OpenScope() : code.Open($"for (int i = 0; i < {Invariant.Text(count)}; i++)"))
        {
            code.Line("nint xr = xc;");
            code.Line("nint wr = wc;");
            EmitTaps(code, Rows, "ky", !region.RowsInside, ("xr", Rows.Dilation * InputRowStride), ("wr", Columns.Kernel * Shape.OutputStride), () =>
            {
                code.Line("nint xi = xr;");
                code.Line("nint wi = wr;");
                if (region.ColumnsInside && Columns.Kernel > 1 && Columns.Kernel * tile.Pixels * block.Count * streams <= MostUnrolled)
                {
                    EmitUnrolled(code, lanes, block, tile, streams);
                }
                else
                {
                    EmitTaps(code, Columns, "kx", !region.ColumnsInside, ("xi", Columns.Dilation * InputPositionStride), ("wi", Shape.OutputStride), () =>
                        EmitProducts(code, block, tile, streams, 0));
                }
            });
            code.Line($"xc += {Invariant.Text(streams * InputChannelStride)};");
            code.Line($"wc += {Invariant.Text(streams * Shape.ChannelStride)};");
        }
    }

    private static void EmitTaps(CodeWriter code, SlidingAxis axis, string tap, bool isRanged, (string Index, int Step) input, (string Index, int Step) weight, Action body)
    {
        if (axis.Kernel == 1 && !isRanged)
        {
            body();
            return;
        }

        using (code.Open(TapRange.Loop(axis, tap, isRanged)))
        {
            body();
            code.Line($"{input.Index} += {Invariant.Text(input.Step)};");
            code.Line($"{weight.Index} += {Invariant.Text(weight.Step)};");
        }
    }

    // All taps of a row of the kernel. Where registers hold the weights of all of them, an input is broadcast once for all outputs that see it; else the taps
    // follow each other.
    private void EmitUnrolled(CodeWriter code, Lanes lanes, List<Piece> block, PixelTile tile, int streams)
    {
        int registers = (tile.Pixels + Columns.Kernel) * block.Count;
        if (IsElementwise || streams > 1 || Columns.Dilation > 1 || registers > (lanes.Count == 16 ? 30 : 14))
        {
            for (int tap = 0; tap < Columns.Kernel; tap++)
            {
                using (code.OpenScope())
                {
                    EmitProducts(code, block, tile, streams, tap);
                }
            }

            return;
        }

        Lanes widest = block[0].Lanes;
        code.Line(References.Declare("xk", References.Element("x", "xi")));
        code.Line(References.Declare("wk", References.Element("w", "wi")));
        for (int tap = 0; tap < Columns.Kernel; tap++)
        {
            for (int j = 0; j < block.Count; j++)
            {
                code.Line($"{block[j].Lanes.Type} w{j}_{tap} = {block[j].Load("wk", tap * Shape.OutputStride)};");
            }
        }

        code.Line($"{widest.Type} v;");
        foreach ((int row, int column) in InTurn(tile.Height, ((tile.Width - 1) * Columns.Stride) + Columns.Kernel))
        {
            int[] taps = [.. Enumerable.Range(0, Columns.Kernel).Where(tap => column >= tap && (column - tap) % Columns.Stride == 0 && (column - tap) / Columns.Stride < tile.Width)];
            if (taps.Length > 0)
            {
                code.Line($"v = {widest.Broadcast(References.Element("xk", (row * Rows.Stride * InputRowStride) + (column * InputPositionStride)))};");
            }

            foreach (int tap in taps)
            {
                for (int j = 0; j < block.Count; j++)
                {
                    string sum = Sum((row * tile.Width) + ((column - tap) / Columns.Stride), j);
                    code.Line($"{sum} = {block[j].Lanes.MultiplyAdd(Broadcasts.Narrow("v", widest, block[j].Lanes), $"w{j}_{tap}", sum)};");
                }
            }
        }
    }

    // Inputs of a tile, so that those that go into the same sums do not follow each other: the sums would wait.
    private static IEnumerable<(int Row, int Column)> InTurn(int rows, int columns)
    {
        int half = rows > 1 ? columns : (columns + 1) / 2;
        for (int column = 0; column < half; column++)
        {
            for (int row = 0; row < rows; row++)
            {
                yield return (row, column);
            }

            if (column + half < columns)
            {
                yield return (0, column + half);
            }
        }
    }

    private void EmitProducts(CodeWriter code, List<Piece> block, PixelTile tile, int streams, int tap)
    {
        Lanes widest = block[0].Lanes;
        code.Line(References.Declare("xk", References.Element("x", "xi", tap * Columns.Dilation * InputPositionStride)));
        code.Line(References.Declare("wk", References.Element("w", "wi", tap * Shape.OutputStride)));
        if (!IsElementwise)
        {
            code.Line($"{widest.Type} v;");
        }

        for (int s = 0; s < streams; s++)
        {
            for (int j = 0; j < block.Count; j++)
            {
                code.Line($"{block[j].Lanes.Type} w{j}_{s} = {block[j].Load("wk", s * Shape.ChannelStride)};");
            }

            for (int i = 0; i < tile.Pixels; i++)
            {
                int input = (i / tile.Width * Rows.Stride * InputRowStride) + (i % tile.Width * Columns.Stride * InputPositionStride) + (s * InputChannelStride);
                if (!IsElementwise)
                {
                    code.Line($"v = {widest.Broadcast(References.Element("xk", input))};");
                }

                for (int j = 0; j < block.Count; j++)
                {
                    string x = IsElementwise ? block[j].Load("xk", input) : Broadcasts.Narrow("v", widest, block[j].Lanes);
                    code.Line($"{Sum(i, j, s)} = {block[j].Lanes.MultiplyAdd(x, $"w{j}_{s}", Sum(i, j, s))};");
                }
            }
        }
    }

    private void EmitStores(CodeWriter code, List<Piece> block, string start, PixelTile tile)
    {
        string position = Product($"((nint)oy * {Invariant.Text(Columns.Output)} + ox)", Shape.OutputStride);
        code.Line(References.Declare("yt", References.Element("yg", start == "0" ? position : $"{position} + {start}")));
        for (int i = 0; i < tile.Pixels; i++)
        {
            for (int j = 0; j < block.Count; j++)
            {
                string value = Finish(block[j].Lanes, Sum(i, j));
                if (!block[j].IsWhole && value != Sum(i, j))
                {
                    code.Line($"{Sum(i, j)} = {value};");
                    value = Sum(i, j);
                }

                block[j].Store(code, value, "yt", ((i / tile.Width * Columns.Output) + (i % tile.Width)) * Shape.OutputStride);
            }
        }
    }

    private int CountRows(Region region) => Count(Rows, region.RowsInside);

    private int CountColumns(Region region) => Count(Columns, region.ColumnsInside);

    private static int Count(SlidingAxis axis, bool inside)
    {
        (int first, int end) = axis.Interior;
        return inside ? end - first : axis.Output - (end - first);
    }

    private static string Sum(int pixel, int vector, int stream = 0) => stream == 0 ? $"a{pixel}_{vector}" : $"a{pixel}_{vector}_{stream}";

    private static string Product(string factor, int number) => number == 1 ? factor : $"{factor} * {Invariant.Text(number)}";

    // A part of the image: rows inside see all rows of the kernel, columns likewise.
    private readonly record struct Region(string Suffix, bool RowsInside, bool ColumnsInside);
}
