using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>Copies a row of the network's own to the user's, and nothing beyond its width.</summary>
internal static class ColumnCopy
{
    private const int MostUnrolled = 8;

    public static void Emit(CodeWriter code, List<Piece> pieces, string from, string to)
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
            code.Line($"{piece.Lanes.Type} {name} = {(piece with { Valid = piece.Lanes.Count }).Load(from)};");
            piece.Store(code, name, to);
        }
    }
}
