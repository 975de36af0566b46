using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>Copies rows, and writes nothing beyond the width of what they are copied to.</summary>
internal static class ColumnCopy
{
    private const int MostUnrolled = 8;

    /// <summary>Copies a row to the user, or into the middle of another row.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="pieces">The row, cut exactly.</param>
    /// <param name="from">A reference to its first float.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="isFromPadded">Whether the last vector may be read as a whole.</param>
    public static void Emit(CodeWriter code, List<Piece> pieces, string from, string to, bool isFromPadded = true)
    {
        if (pieces.Count > MostUnrolled)
        {
            int width = pieces[pieces.Count - 1].Offset + pieces[pieces.Count - 1].Valid;
            code.Line($"MemoryMarshal.CreateReadOnlySpan(ref {from}, {Invariant.Text(width)}).CopyTo(MemoryMarshal.CreateSpan(ref {to}, {Invariant.Text(width)}));");
            return;
        }

        foreach (Piece piece in pieces)
        {
            string name = $"o{piece.Offset}";
            code.Line($"{piece.Lanes.Type} {name} = {(isFromPadded ? piece with { Valid = piece.Lanes.Count } : piece).Load(from)};");
            piece.Store(code, name, to);
        }
    }

    /// <summary>Copies a user's row, of which nothing beyond its width is read, into a padded one. Padding becomes zero: what was there before may not be finite.</summary>
    public static void EmitPadded(CodeWriter code, int width, Lanes lanes, string from, string to)
    {
        List<Piece> pieces = Piece.OfPadded(width, lanes);
        if (pieces.Count > MostUnrolled)
        {
            Emit(code, Piece.OfExact(width, lanes), from, to, isFromPadded: false);
            ClearPadding(code, width, to);
            return;
        }

        foreach (Piece piece in pieces)
        {
            piece.Store(code, Lanes.Parenthesised(piece.Within(width).Load(from)), to);
        }
    }

    /// <summary>Writes zero into the padding of a row.</summary>
    public static void ClearPadding(CodeWriter code, int width, string row)
    {
        int padding = Padding.Of(width) - width;
        if (padding > 0)
        {
            code.Line($"MemoryMarshal.CreateSpan(ref {References.Element(row, width)}, {Invariant.Text(padding)}).Clear();");
        }
    }
}
