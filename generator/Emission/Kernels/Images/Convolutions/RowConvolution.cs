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

    public SlidingAxis Rows => Shape.Window.Rows;

    public SlidingAxis Columns => Shape.Window.Columns;

    /// <summary>Whether vectors of channels are multiplied element by element. They are loaded whole, so there must be padding behind the last.</summary>
    public bool IsElementwise =>
        Shape.IsDepthwise && Shape.Groups > 1 && Input.ChannelStride == 1 && Input.ColumnStride >= Shape.OutputStride;

    /// <summary>Whether groups come one after another.</summary>
    public bool IsGrouped => Shape.Groups > 1 && !IsElementwise;

    /// <summary>Input channels of a group.</summary>
    public int Channels => Shape.GroupInputs;

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
                            new RowConvolutionTile(this, block, start, tile, region.RowsInside, region.ColumnsInside).Emit(code, lanes)))));
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

    private int CountRows(Region region) => Count(Rows, region.RowsInside);

    private int CountColumns(Region region) => Count(Columns, region.ColumnsInside);

    private static int Count(SlidingAxis axis, bool inside)
    {
        (int first, int end) = axis.Interior;
        return inside ? end - first : axis.Output - (end - first);
    }

    /// <summary>The text of a product.</summary>
    public static string Product(string factor, int number) => number == 1 ? factor : $"{factor} * {Invariant.Text(number)}";

    // A part of the image: rows inside see all rows of the kernel, columns likewise.
    private readonly record struct Region(string Suffix, bool RowsInside, bool ColumnsInside);
}
