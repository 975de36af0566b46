using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// Cuts the vectors of a row into blocks of a tile's width: equal blocks become one loop over c, the rest is written out once.
/// </summary>
internal static class ColumnBlocks
{
    /// <summary>Writes the body for every block. It gets the pieces of the block, their offsets counted from its beginning, and c or a number as that beginning.</summary>
    public static void Emit(CodeWriter code, List<Piece> pieces, int blockSize, Action<List<Piece>, string> body)
    {
        Lanes lanes = pieces[0].Lanes;
        int regular = pieces.TakeWhile(piece => piece.Lanes == lanes && piece.IsWhole).Count() / blockSize;
        if (regular > 1)
        {
            int width = blockSize * lanes.Count;
            using (code.Open($"for (nint c = 0; c < {Invariant.Text(regular * width)}; c += {Invariant.Text(width)})"))
            {
                body(pieces.GetRange(0, blockSize), "c");
            }
        }

        for (int first = regular > 1 ? regular * blockSize : 0; first < pieces.Count; first += blockSize)
        {
            List<Piece> block = pieces.GetRange(first, Math.Min(blockSize, pieces.Count - first));
            int start = block[0].Offset;
            using (code.OpenScope())
            {
                body([.. block.Select(piece => piece with { Offset = piece.Offset - start })], Invariant.Text(start));
            }
        }
    }
}
