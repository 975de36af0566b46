using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// G = A^T B, or G += A^T B: the sum over the rows of a batch of outer products, which is the gradient of a weight matrix.
/// A tile of G stays in registers while the batch runs through it. Or the step by it: then G is the matrix of weights, and a tile goes through a block of memory
/// as large as itself, which stays in the first-level cache, to the optimizer.
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

    /// <summary>Whether the weights move by the product, instead of the product being stored.</summary>
    public bool Moves { get; init; }

    /// <summary>
    /// Writes statements that use references a, b and g (to the first float of G), int rows and bool accumulate; or, where the weights move, also references s (to
    /// the state of the first weight) and block, and move, but not accumulate.
    /// </summary>
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

    private string Row(string reference, string k) =>
        int.TryParse(k, out int number) ? References.Element(reference, number * OutputStride) : References.Element(reference, $"{k} * {Invariant.Text(OutputStride)}");

    private void EmitRows(CodeWriter code, int rows, int columns, string k) =>
        ColumnBlocks.Emit(code, Pieces, columns, (block, start) => EmitTile(code, block, start, rows, k), Pieces[0].Lanes.Accumulators / rows);

    private void EmitTile(CodeWriter code, List<Piece> block, string start, int rows, string k)
    {
        Lanes widest = block[0].Lanes;
        string right = References.Element("br", start);
        code.Line(References.Declare("gr", Row("g", k)));
        code.Line(References.Declare("gk", References.Element("gr", start)));
        if (Moves)
        {
            code.Line(References.Declare("sr", Row("s", k)));
            code.Line(References.Declare("sk", References.Element("sr", start)));
        }

        List<Piece> stored = [.. block.Select(piece => piece with { Valid = piece.Lanes.Count })];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < block.Count; j++)
            {
                code.Line($"{block[j].Lanes.Type} a{i}_{j} = {block[j].Lanes.Zero};");
            }
        }

        if (!Moves)
        {
            using (code.Open("if (accumulate)"))
            {
                for (int i = 0; i < rows; i++)
                {
                    for (int j = 0; j < block.Count; j++)
                    {
                        code.Line($"a{i}_{j} = {stored[j].Load("gk", i * OutputStride)};");
                    }
                }
            }

            code.Line();
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

        if (Moves)
        {
            EmitMove(code, stored, rows);
            return;
        }

        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < block.Count; j++)
            {
                stored[j].Store(code, $"a{i}_{j}", "gk", i * OutputStride);
            }
        }
    }

    // A loop over the rows, so that what the optimizer does stands once for each column of the tile: the JIT inlines only so much.
    private void EmitMove(CodeWriter code, List<Piece> pieces, int rows)
    {
        int width = pieces.Sum(piece => piece.Lanes.Count);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < pieces.Count; j++)
            {
                pieces[j].Store(code, $"a{i}_{j}", "block", i * width);
            }
        }

        code.Line("ref float gradient = ref block;");
        using (code.Open($"for (nint i = 0; i < {Invariant.Text(rows * OutputStride)}; i += {Invariant.Text(OutputStride)})"))
        {
            foreach (Piece piece in pieces)
            {
                code.Line($"move.Move(ref {References.Element("gk", "i", piece.Offset)}, ref {References.Element("sk", "i", piece.Offset)}, {piece.Load("gradient")});");
            }

            code.Line(References.Advance("gradient", width));
        }
    }
}
