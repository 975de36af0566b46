using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Goes through the pieces of one padded row: a few are written out, many become a loop over the whole vectors within the width.
/// Whatever exceeds the width, or is narrower, is written out.
/// </summary>
internal static class RowLoop
{
    private const int MostUnrolled = 4;

    /// <param name="code">Where to write.</param>
    /// <param name="width">The width of the row.</param>
    /// <param name="lanes">The vector width.</param>
    /// <param name="body">
    /// Writes the statements for a piece. It gets a function that turns a reference to the row into one to its part: within
    /// the loop that is the reference moved by c.
    /// </param>
    public static void Emit(CodeWriter code, int width, Lanes lanes, Action<Piece, Func<string, string>> body)
    {
        List<Piece> pieces = Piece.OfPadded(width, lanes);
        int looped = pieces.Count > MostUnrolled ? pieces.Count(piece => piece.Lanes == lanes && !piece.Exceeds(width)) : 0;
        if (looped > 0)
        {
            using (code.Open($"for (nint c = 0; c < {Invariant.Text(looped * lanes.Count)}; c += {lanes})"))
            {
                body(pieces[0], reference => $"Unsafe.Add(ref {reference}, c)");
            }
        }

        foreach (Piece piece in pieces.Skip(looped))
        {
            using (code.OpenScope())
            {
                body(piece, reference => reference);
            }
        }
    }
}
