using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// Cuts the vectors of a row into blocks of a tile's width: equal blocks become one loop over c, the rest is written out once.
/// </summary>
internal static class ColumnBlocks
{
    /// <summary>Writes the body for every block. It gets the pieces of the block, their offsets counted from its beginning, and c or a number as that beginning.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="pieces">The vectors of a row.</param>
    /// <param name="blockSize">Vectors of a block.</param>
    /// <param name="body">Writes a block.</param>
    /// <param name="most">Vectors that the last block may have, so that a single one that is left needs no block of its own.</param>
    public static void Emit(CodeWriter code, List<Piece> pieces, int blockSize, Action<List<Piece>, string> body, int most = 0)
    {
        Lanes lanes = pieces[0].Lanes;
        int regular = pieces.TakeWhile(piece => piece.Lanes == lanes && piece.IsWhole).Count() / blockSize;
        bool joinsLast = blockSize < most && pieces.Count % blockSize == 1;
        if (joinsLast && regular == pieces.Count / blockSize)
        {
            regular--;
        }

        if (regular > 1)
        {
            int width = blockSize * lanes.Count;
            using (code.Open($"for (nint c = 0; c < {Invariant.Text(regular * width)}; c += {Invariant.Text(width)})"))
            {
                body(pieces.GetRange(0, blockSize), "c");
            }
        }

        for (int first = regular > 1 ? regular * blockSize : 0; first < pieces.Count;)
        {
            int rest = pieces.Count - first;
            List<Piece> block = pieces.GetRange(first, joinsLast && rest == blockSize + 1 ? rest : Math.Min(blockSize, rest));
            first += block.Count;
            int start = block[0].Offset;
            using (code.OpenScope())
            {
                body([.. block.Select(piece => piece with { Offset = piece.Offset - start })], Invariant.Text(start));
            }
        }
    }
}
