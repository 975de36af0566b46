using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// G = A^T B, or G += A^T B: the sum over the rows of a batch of outer products, which is the gradient of a weight matrix.
/// A tile of G stays in registers while the batch runs through it.
/// </summary>
internal sealed class OuterProduct
{
    /// <summary>Columns of A, rows of G.</summary>
    public required int Height { get; init; }

    /// <summary>Floats from one row of A to the next.</summary>
    public required int LeftStride { get; init; }

    /// <summary>The vectors of a row of B; those of G begin at the same offsets. Lanes that are not valid come out as zero.</summary>
    public required List<Piece> Pieces { get; init; }

    /// <summary>Whether rows of B are padded: then all lanes are loaded, and those that are not valid masked.</summary>
    public required bool IsRightPadded { get; init; }

    /// <summary>Floats from one row of B to the next.</summary>
    public required int RightStride { get; init; }

    /// <summary>Floats from one row of G to the next.</summary>
    public required int OutputStride { get; init; }

    /// <summary>Writes statements that use references a, b and g (to the first float of G), int rows and bool accumulate.</summary>
    public void Emit(CodeWriter code, Lanes lanes)
    {
        TileShape tile = TileShape.For(lanes, Pieces.Count, Height);
        int regular = Height / tile.Rows;
        if (regular == 1)
        {
            using (code.OpenScope())
            {
                EmitRows(code, tile.Rows, tile.Columns, "0");
            }
        }
        else if (regular > 1)
        {
            using (code.Open($"for (nint k = 0; k < {Invariant.Text(regular * tile.Rows)}; k += {Invariant.Text(tile.Rows)})"))
            {
                EmitRows(code, tile.Rows, tile.Columns, "k");
            }
        }

        int rest = Height - (regular * tile.Rows);
        if (rest > 0)
        {
            using (code.OpenScope())
            {
                EmitRows(code, rest, TileShape.For(lanes, Pieces.Count, rest).Columns, Invariant.Text(regular * tile.Rows));
            }
        }
    }

    private void EmitRows(CodeWriter code, int rows, int columns, string k) =>
        ColumnBlocks.Emit(code, Pieces, columns, (block, start) => EmitTile(code, block, start, rows, k));

    private void EmitTile(CodeWriter code, List<Piece> block, string start, int rows, string k)
    {
        Lanes widest = block[0].Lanes;
        string right = References.Element("br", start);
        string row = int.TryParse(k, out int number) ? References.Element("g", number * OutputStride) : References.Element("g", $"{k} * {Invariant.Text(OutputStride)}");
        code.Line(References.Declare("gr", row));
        code.Line(References.Declare("gk", References.Element("gr", start)));
        List<Piece> stored = [.. block.Select(piece => piece with { Valid = piece.Lanes.Count })];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < block.Count; j++)
            {
                code.Line($"{block[j].Lanes.Type} a{i}_{j} = accumulate ? {stored[j].Load("gk", i * OutputStride)} : {block[j].Lanes.Zero};");
            }
        }


        // Both stand at the beginning of a row, so that behind the last row they do not leave the memory they point into.
        code.Line("ref float ar = ref a;");
        code.Line("ref float br = ref b;");
        using (code.Open("for (int r = 0; r < rows; r++)"))
        {
            for (int j = 0; j < block.Count; j++)
            {
                code.Line($"{block[j].Lanes.Type} b{j} = {(IsRightPadded ? block[j].LoadMasked(right) : block[j].Load(right))};");
            }

            code.Line($"{widest.Type} v;");
            for (int i = 0; i < rows; i++)
            {
                code.Line($"v = {widest.Broadcast(References.Element("ar", k, i))};");
                for (int j = 0; j < block.Count; j++)
                {
                    code.Line($"a{i}_{j} = {block[j].Lanes.MultiplyAdd(Broadcasts.Narrow("v", widest, block[j].Lanes), $"b{j}", $"a{i}_{j}")};");
                }
            }

            code.Line(References.Advance("ar", LeftStride));
            code.Line(References.Advance("br", RightStride));
        }

        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < block.Count; j++)
            {
                stored[j].Store(code, $"a{i}_{j}", "gk", i * OutputStride);
            }
        }
    }
}
