using StaticNet.Generator.Checking;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>
/// A convolution of one sample with neighbouring columns in the lanes, for few output channels, which would fill lanes badly. The image is first laid out
/// plane by plane with zeros around; then a tile of channels, rows and vectors of columns stays in registers while all channels of the input and taps run
/// through it, and each weight is broadcast. A pool behind may be taken while the tile is in registers.
/// </summary>
internal sealed class ColumnConvolution
{
    /// <summary>The widest vector, to whose multiples rows are padded at every width, so that memory is laid out alike.</summary>
    private const int Widest = 16;

    // Up to so many multiply-adds, the taps of a row of the kernel are written out: their loop would end too often.
    private const int MostUnrolled = 128;

    // Beyond these, planes of the input are not worth their memory: floats of them all, and how many of them there are for each of the input.
    private const int MostFloats = 1 << 24;
    private const double MostZeros = 4;

    // The columns of an image are dealt out one by one, of which a larger stride uses ever fewer.
    private const int MostStride = 4;

    private const string Planes = "global::StaticNet.Numerics.ImagePlanes";

    public required string Name { get; init; }

    /// <summary>A comment over the method.</summary>
    public required string Comment { get; init; }

    public required ConvolutionShape Shape { get; init; }

    /// <summary>Where the weights begin after p.</summary>
    public required int WeightOffset { get; init; }

    /// <summary>Where the biases begin after p, or null.</summary>
    public int? BiasOffset { get; init; }

    /// <summary>How the input lies.</summary>
    public required ImageLayout Input { get; init; }

    /// <summary>Whether the output is left plane by plane, in <see cref="Output"/>, and not channels last.</summary>
    public required bool LeavesPlanes { get; init; }

    /// <summary>What is done to a sum before it is stored: (lanes, variable).</summary>
    public required Func<Lanes, string, string> Finish { get; init; }

    /// <summary>A pool of the result, or null.</summary>
    public TilePool? Pool { get; init; }

    /// <summary>How the output lies if it is left plane by plane.</summary>
    public ImageLayout Output => ImageLayout.Planes(OutputRows, WidestColumns / (Pool is null ? 1 : TilePool.Width));

    /// <summary>Floats of these planes.</summary>
    public int OutputFloats => Shape.OutputChannels * Output.ChannelStride;

    /// <summary>Floats that the method needs for itself.</summary>
    public int Scratch => Padding.ToLine(Shape.InputChannels * SourceChannel) + (LeavesPlanes ? 0 : OutputFloats);

    private SlidingAxis Rows => Shape.Window.Rows;

    private SlidingAxis Columns => Shape.Window.Columns;

    private int OutputRows => Pool?.Window.Rows.Output ?? Rows.Output;

    private int OutputColumns => Pool?.Window.Columns.Output ?? Columns.Output;

    private int RowUnit => Pool?.Height ?? 1;

    // Rows and columns of sums; a pool may leave the last of them out.
    private int SumRows => OutputRows * RowUnit;

    private int SumColumns => OutputColumns * (Pool is null ? 1 : TilePool.Width);

    private int WidestColumns => RoundUp(SumColumns, Widest);

    // The planes of the input: rows that some window sees, columns dealt out by the stride, as many of each sequence as vectors may reach.
    private int Phase => RoundUp(Math.Max(WidestColumns + ((Columns.Kernel - 1) * Columns.Dilation / Columns.Stride) + 1, ((Columns.Before + Columns.Input) / Columns.Stride) + 1), 4);

    private int SourceRow => Columns.Stride * Phase;

    private int SourceRows => Math.Max(Rows.Before + Rows.Input, ((Rows.Output - 1) * Rows.Stride) + (int)Rows.Span);

    private int SourceChannel => SourceRows * SourceRow;

    /// <summary>Cycles, about; more than anything where planes would hold little but zeros.</summary>
    public double Cycles(Lanes lanes)
    {
        double floats = Shape.InputChannels * ((double)Rows.Padded + Rows.Span) * ((double)Columns.Padded + Columns.Span + Widest);
        if (Columns.Stride > MostStride || floats > MostFloats || floats > MostZeros * Shape.InputChannels * (Rows.Input + (double)Widest) * (Columns.Input + Widest))
        {
            return double.MaxValue;
        }

        bool isCopy = Input.ColumnStride == 1 && Columns.Stride == 1;
        double spread = (Shape.InputChannels * SourceChannel / (double)lanes.Count) + (Shape.InputChannels * Rows.Input * (isCopy ? 12 + (Columns.Input / 8.0) : 8 + (1.5 * Columns.Input)));
        double turned = LeavesPlanes ? 0 : Shape.OutputChannels * OutputRows * OutputColumns * 1.2;
        return (Shape.Groups * Tile(lanes).Cycles) + spread + turned + 20;
    }

    /// <summary>Writes {Name}(ref float x, ref float p, ref float y, ref float scratch).</summary>
    public void Emit(CodeWriter code, Lanes lanes)
    {
        ColumnTile tile = Tile(lanes);
        string pooled = Pool is null ? string.Empty : $", {Pool.Kind} of {Invariant.Text(Pool.Height)}x{Invariant.Text(TilePool.Width)}";
        code.Line($"// {Comment}{pooled}: tiles of {tile.Channels} channels x {tile.Rows} rows x {tile.Vectors} vectors of columns.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {Name}(ref float x, ref float p, ref float y, ref float scratch)"))
        {
            code.Line($"{Planes}.Spread(ref x, new({Numbers(Shape.InputChannels, Rows.Input, Columns.Input, Input.ChannelStride, Input.RowStride, Input.ColumnStride)}), ref scratch, new({Numbers(SourceChannel, SourceRow, Rows.Before, Columns.Before, Columns.Stride, Phase)}));");
            code.Line(References.Declare("planes", LeavesPlanes ? "y" : References.Element("scratch", Padding.ToLine(Shape.InputChannels * SourceChannel))));
            using (LaneLoop groups = LaneLoop.Open(code, "g", "0", Invariant.Text(Shape.Groups)))
            {
                code.Line(References.Declare("xg", IndexSum.Element("scratch", (groups.Index, (long)Shape.GroupInputs * SourceChannel))));
                code.Line(References.Declare("wg", IndexSum.Element("p", (groups.Index, Shape.GroupOutputs), ("1", WeightOffset))));
                if (BiasOffset is { } bias)
                {
                    code.Line(References.Declare("bg", IndexSum.Element("p", (groups.Index, Shape.GroupOutputs), ("1", bias))));
                }

                code.Line(References.Declare("yg", IndexSum.Element("planes", (groups.Index, (long)Shape.GroupOutputs * Output.ChannelStride))));
                EmitAlong(code, "oy", SumRows, tile.Rows, 1, () =>
                    EmitAlong(code, "ox", Vectors(lanes), tile.Vectors, lanes.Count, () =>
                        EmitChannels(code, lanes, tile)));
            }

            if (!LeavesPlanes)
            {
                EmitTurn(code);
            }
        }
    }

    private static string Numbers(params int[] numbers) => string.Join(", ", numbers.Select(number => Invariant.Text(number)));

    private static int RoundUp(int count, int unit) => (count + unit - 1) / unit * unit;

    private static string Sum(int channel, int row, int vector) => $"a{channel}_{row}_{vector}";

    private ColumnTile Tile(Lanes lanes) => ColumnTile.Choose(lanes, Shape.GroupOutputs, SumRows, RowUnit, Vectors(lanes), Shape.GroupInputs * Shape.Window.Taps);

    private int Vectors(Lanes lanes) => (SumColumns + lanes.Count - 1) / lanes.Count;

    // A loop over the tiles along an axis; the last one is moved back to end where the axis does.
    private static void EmitAlong(CodeWriter code, string index, int length, int size, int unit, Action body)
    {
        string last = Invariant.Text((length - size) * unit);
        if (length == size)
        {
            using (code.OpenScope())
            {
                code.Line($"const int {index} = 0;");
                body();
            }

            return;
        }

        using (code.Open($"for (int {index} = 0; ; {index} = Math.Min({index} + {Invariant.Text(size * unit)}, {last}))"))
        {
            body();
            using (code.Open($"if ({index} == {last})"))
            {
                code.Line("break;");
            }
        }
    }

    // Whole tiles in a loop, what is left of the channels behind it.
    private void EmitChannels(CodeWriter code, Lanes lanes, ColumnTile tile)
    {
        code.Line($"nint from = {IndexSum.Of(("(nint)oy", (long)Rows.Stride * SourceRow), ("ox", 1))};");
        int whole = Shape.GroupOutputs / tile.Channels * tile.Channels;
        using (LaneLoop channels = LaneLoop.OpenBlock(code, "o", "0", Invariant.Text(whole), tile.Channels))
        {
            EmitTile(code, lanes, tile, channels.Index);
        }

        if (whole < Shape.GroupOutputs)
        {
            using (code.OpenScope())
            {
                EmitTile(code, lanes, tile with { Channels = Shape.GroupOutputs - whole }, Invariant.Text(whole));
            }
        }
    }

    private void EmitTile(CodeWriter code, Lanes lanes, ColumnTile tile, string output)
    {
        for (int c = 0; c < tile.Channels; c++)
        {
            for (int i = 0; i < tile.Rows * tile.Vectors; i++)
            {
                string bias = BiasOffset is null ? lanes.Zero : i > 0 ? Sum(c, 0, 0) : lanes.Broadcast(IndexSum.Element("bg", (output, 1), (Invariant.Text(c), 1)));
                code.Line($"{lanes.Type} {Sum(c, i / tile.Vectors, i % tile.Vectors)} = {bias};");
            }
        }

        code.Line("nint xc = from;");
        code.Line($"nint wc = {output};");
        EmitLoop(code, "c", Shape.GroupInputs, () =>
        {
            code.Line("nint xr = xc;");
            code.Line("nint wr = wc;");
            EmitLoop(code, "ky", Rows.Kernel, () =>
            {
                if (Columns.Kernel * tile.Sums <= MostUnrolled)
                {
                    for (int tap = 0; tap < Columns.Kernel; tap++)
                    {
                        using (code.OpenScope())
                        {
                            code.Line(References.Declare("xk", References.Element("xg", "xr", Tap(tap))));
                            code.Line(References.Declare("wk", References.Element("wg", "wr", tap * Shape.OutputStride)));
                            EmitProducts(code, lanes, tile);
                        }
                    }
                }
                else
                {
                    using (code.Open($"for (int kx = 0; kx < {Invariant.Text(Columns.Kernel)}; kx++)"))
                    {
                        code.Line(References.Declare("xk", $"Unsafe.Add(ref xg, xr + {Tap("kx")})"));
                        code.Line(References.Declare("wk", $"Unsafe.Add(ref wg, wr + (nint)kx * {Invariant.Text(Shape.OutputStride)})"));
                        EmitProducts(code, lanes, tile);
                    }
                }

                code.Line($"xr += {Invariant.Text(Rows.Dilation * SourceRow)};");
                code.Line($"wr += {Invariant.Text(Columns.Kernel * Shape.OutputStride)};");
            });
            code.Line($"xc += {Invariant.Text(SourceChannel)};");
            code.Line($"wc += {Invariant.Text(Shape.ChannelStride)};");
        });
        EmitStores(code, lanes, tile, output);
    }

    private static void EmitLoop(CodeWriter code, string index, int count, Action body)
    {
        using (count == 1 ? code.OpenScope() : code.Open($"for (int {index} = 0; {index} < {Invariant.Text(count)}; {index}++)"))
        {
            body();
        }
    }

    // Where the columns under a tap lie, counted from those under the first: in another sequence where they are dealt out.
    private int Tap(int tap) => (tap * Columns.Dilation % Columns.Stride * Phase) + (tap * Columns.Dilation / Columns.Stride);

    private string Tap(string tap)
    {
        string column = Columns.Dilation == 1 ? tap : $"{tap} * {Invariant.Text(Columns.Dilation)}";
        string stride = Invariant.Text(Columns.Stride);
        return Columns.Stride == 1 ? column : $"(nint)({column} % {stride} * {Invariant.Text(Phase)} + {column} / {stride})";
    }

    private void EmitProducts(CodeWriter code, Lanes lanes, ColumnTile tile)
    {
        for (int r = 0; r < tile.Rows; r++)
        {
            for (int v = 0; v < tile.Vectors; v++)
            {
                code.Line($"{lanes.Type} x{r}_{v} = {lanes.Load("xk", (r * Rows.Stride * SourceRow) + (v * lanes.Count))};");
            }
        }

        code.Line($"{lanes.Type} w;");
        for (int c = 0; c < tile.Channels; c++)
        {
            code.Line($"w = {lanes.Broadcast(References.Element("wk", c))};");
            for (int r = 0; r < tile.Rows; r++)
            {
                for (int v = 0; v < tile.Vectors; v++)
                {
                    code.Line($"{Sum(c, r, v)} = {lanes.MultiplyAdd($"x{r}_{v}", "w", Sum(c, r, v))};");
                }
            }
        }
    }

    private void EmitStores(CodeWriter code, Lanes lanes, ColumnTile tile, string output)
    {
        string row = RowUnit == 1 ? "(nint)oy" : $"(nint)(oy / {Invariant.Text(RowUnit)})";
        string column = Pool is null ? "ox" : $"ox / {Invariant.Text(TilePool.Width)}";
        code.Line(References.Declare("yt", $"Unsafe.Add(ref yg, {IndexSum.Of((output, Output.ChannelStride), (row, Output.RowStride), (column, 1))})"));
        for (int c = 0; c < tile.Channels; c++)
        {
            for (int v = 0; v < tile.Vectors; v++)
            {
                for (int r = 0; r < tile.Rows; r++)
                {
                    int at = (c * Output.ChannelStride) + (r / RowUnit * Output.RowStride) + (v * lanes.Count / (Pool is null ? 1 : TilePool.Width));
                    string finished = Finish(lanes, Sum(c, r, v));
                    if (Pool is null)
                    {
                        code.Line(lanes.Store(finished, "yt", at));
                        continue;
                    }

                    if (finished != Sum(c, r, v))
                    {
                        code.Line($"{Sum(c, r, v)} = {finished};");
                    }

                    if (r % RowUnit > 0)
                    {
                        Pool.EmitJoin(code, lanes, Sum(c, r - 1, v), Sum(c, r, v));
                    }

                    if (r % RowUnit == RowUnit - 1)
                    {
                        Pool.EmitPairs(code, lanes, Sum(c, r - RowUnit + 1, v), "yt", at);
                    }
                }
            }
        }
    }

    // Planes become rows of channels, a row of the image at a time; padding of channels becomes zero.
    private void EmitTurn(CodeWriter code)
    {
        using (code.Open($"for (nint oy = 0; oy < {Invariant.Text(OutputRows)}; oy++)"))
        {
            string from = IndexSum.Element("planes", ("oy", Output.RowStride));
            string to = IndexSum.Element("y", ("oy", (long)OutputColumns * Shape.OutputStride));
            code.Line($"global::StaticNet.Numerics.LaneTransposition.ToLanes(ref {from}, {Numbers(Output.ChannelStride, OutputColumns)}, ref {to}, {Numbers(Shape.OutputChannels, Shape.OutputStride)});");
        }
    }
}
