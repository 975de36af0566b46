using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// Y = X W (+ b) for many rows: a tile of rows times columns stays in registers while the depth runs through it. What is left of the rows takes tiles of
/// half the rows; the last of either is moved back so that it ends with the last row: what it computes twice comes out the same, and no row needs code of its own.
/// Fewer rows than half a tile holds go one by one.
/// </summary>
internal sealed class TiledProduct
{
    /// <summary>The method's name; it takes (ref float x, ref float w, EXTRA, ref float y, int rows).</summary>
    public required string Name { get; init; }

    /// <summary>A comment over the method.</summary>
    public required string Comment { get; init; }

    /// <summary>Columns of X, rows of W.</summary>
    public required int Depth { get; init; }

    /// <summary>Floats from one row of X to the next.</summary>
    public required int InputStride { get; init; }

    /// <summary>Columns of W and Y; both are padded.</summary>
    public required int Width { get; init; }

    /// <summary>Where W begins after its reference.</summary>
    public required int MatrixOffset { get; init; }

    /// <summary>Where the biases begin after the reference of W, or null.</summary>
    public int? BiasOffset { get; init; }

    /// <summary>A further reference, such as to what an activation kept, whose rows are like those of Y; or null.</summary>
    public string? Extra { get; init; }

    /// <summary>What is done to a sum before it is stored: (lanes, variable, expression that loads the piece of the extra row).</summary>
    public required Func<Lanes, string, string, string> Finish { get; init; }

    public void Emit(CodeWriter code, Lanes lanes)
    {
        List<Piece> pieces = Piece.OfPadded(Width, lanes);
        TileShape tile = TileShape.For(lanes, pieces.Count);
        TileShape half = tile.Half(pieces.Count);
        int stride = Padding.Of(Width);
        string extraParameter = Extra is null ? string.Empty : $", ref float {Extra}";
        string extraArgument = Extra is null ? string.Empty : $", ref Unsafe.Add(ref {Extra}, r * {Invariant.Text(stride)})";

        code.Line($"// {Comment}: tiles of {tile.Rows} rows x {tile.Columns} vectors, and of {half.Rows} x {half.Columns} for what is left.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {Name}(ref float x, ref float w{extraParameter}, ref float y, int rows)"))
        {
            using (code.Open($"if (rows < {half.Rows})"))
            {
                using (code.Open("for (nint r = 0; r < rows; r++)"))
                {
                    code.Line($"{Name}Row(ref Unsafe.Add(ref x, r * {Invariant.Text(InputStride)}), ref w{extraArgument}, ref Unsafe.Add(ref y, r * {Invariant.Text(stride)}));");
                }

                code.Line();
                code.Line("return;");
            }

            code.Line();
            code.Line("// More than half a tile is a whole one.");
            code.Line($"int whole = rows < {tile.Rows} ? 0 : (rows + {tile.Rows - half.Rows - 1}) / {tile.Rows} * {tile.Rows};");
            EmitTiles(code, pieces, tile, "first = 0; first < whole");
            code.Line();
            EmitTiles(code, pieces, half, "first = whole; first < rows");
        }

        code.Line();
        EmitRow(code, lanes, pieces, stride);
    }

    private void EmitTiles(CodeWriter code, List<Piece> pieces, TileShape tile, string range)
    {
        int stride = Padding.Of(Width);
        using (code.Open($"for (int {range}; first += {tile.Rows})"))
        {
            code.Line($"nint r = Math.Min(first, rows - {tile.Rows});");
            code.Line($"ref float xr = ref Unsafe.Add(ref x, r * {Invariant.Text(InputStride)});");
            code.Line($"ref float yr = ref Unsafe.Add(ref y, r * {Invariant.Text(stride)});");
            if (Extra is not null)
            {
                code.Line($"ref float er = ref Unsafe.Add(ref {Extra}, r * {Invariant.Text(stride)});");
            }

            ColumnBlocks.Emit(code, pieces, tile.Columns, (block, start) => EmitTile(code, block, start, tile.Rows, stride), pieces[0].Lanes.Accumulators / tile.Rows);
        }
    }

    private void EmitTile(CodeWriter code, List<Piece> block, string start, int rows, int stride)
    {
        Lanes widest = block[0].Lanes;
        code.Line(References.Declare("wk", References.Element("w", MatrixOffset)));
        if (BiasOffset is { } bias)
        {
            code.Line(References.Declare("b", References.Element("w", start, bias)));
        }

        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < block.Count; j++)
            {
                string begin = BiasOffset is null ? block[j].Lanes.Zero : i == 0 ? block[j].Load("b") : $"a0_{j}";
                code.Line($"{block[j].Lanes.Type} a{i}_{j} = {begin};");
            }
        }

        code.Line("ref float xk = ref xr;");
        using (code.Open($"for (int k = 0; k < {Invariant.Text(Depth)}; k++)"))
        {
            for (int j = 0; j < block.Count; j++)
            {
                code.Line($"{block[j].Lanes.Type} w{j} = {block[j].Load(References.Element("wk", start))};");
            }

            code.Line($"{widest.Type} v;");
            for (int i = 0; i < rows; i++)
            {
                code.Line($"v = {widest.Broadcast(References.Element("xk", i * InputStride))};");
                for (int j = 0; j < block.Count; j++)
                {
                    code.Line($"a{i}_{j} = {block[j].Lanes.MultiplyAdd(Broadcasts.Narrow("v", widest, block[j].Lanes), $"w{j}", $"a{i}_{j}")};");
                }
            }

            code.Line("xk = ref Unsafe.Add(ref xk, 1);");
            code.Line(References.Advance("wk", stride));
        }

        code.Line(References.Declare("yc", References.Element("yr", start)));
        if (Extra is not null)
        {
            code.Line(References.Declare("ec", References.Element("er", start)));
        }

        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < block.Count; j++)
            {
                string value = Finish(block[j].Lanes, $"a{i}_{j}", block[j].Load("ec", i * stride));
                block[j].Store(code, value, "yc", i * stride);
            }
        }
    }

    private void EmitRow(CodeWriter code, Lanes lanes, List<Piece> pieces, int stride)
    {
        string extraParameter = Extra is null ? string.Empty : $", ref float {Extra}";
        var product = new RowProduct(Depth, stride);
        code.Line($"// {Comment}: one row.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {Name}Row(ref float x, ref float w{extraParameter}, ref float y)"))
        {
            // Blocks of equal size, as few as the registers allow.
            int blocks = (pieces.Count + lanes.Accumulators - 1) / lanes.Accumulators;
            int size = (pieces.Count + blocks - 1) / blocks;
            ColumnBlocks.Emit(code, pieces, size, (block, start) =>
            {
                Registers sums = product.Emit(
                    code, "a", block, start, "x", "w", MatrixOffset, piece => BiasOffset is { } bias ? piece.Load(References.Element("w", start, bias)) : piece.Lanes.Zero);
                code.Line(References.Declare("yc", References.Element("y", start)));
                if (Extra is not null)
                {
                    code.Line(References.Declare("ec", References.Element(Extra, start)));
                }

                for (int i = 0; i < block.Count; i++)
                {
                    string value = Finish(block[i].Lanes, sums.Names[i], block[i].Load("ec"));
                    block[i].Store(code, value, "yc");
                }
            });
        }
    }
}
