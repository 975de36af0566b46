using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// A part of a row that one vector holds: where it begins, in which width, and how many of its lanes are of the row.
/// Rows that the network owns are padded, and every lane may be loaded and stored; of a user's row only the valid ones.
/// </summary>
internal readonly record struct Piece(int Offset, Lanes Lanes, int Valid)
{
    public bool IsWhole => Valid == Lanes.Count;

    /// <summary>Cuts a padded row: whole vectors, then one narrower vector where that holds the rest.</summary>
    public static List<Piece> OfPadded(int width, Lanes lanes)
    {
        var pieces = new List<Piece>();
        int padded = Padding.Of(width);
        for (int offset = 0; offset < padded;)
        {
            while (lanes.Count > padded - offset)
            {
                lanes = lanes.Narrower;
            }

            pieces.Add(new Piece(offset, lanes, lanes.Count));
            offset += lanes.Count;
        }

        return pieces;
    }

    /// <summary>Cuts a padded row too, but counts only lanes of the row itself as valid, and leaves out vectors without any.</summary>
    public static List<Piece> OfPaddedWithin(int width, Lanes lanes) =>
        [.. OfPadded(width, lanes).Select(piece => piece.Within(width)).Where(piece => piece.Valid > 0)];

    /// <summary>Cuts a row of which nothing beyond its width may be touched: the last piece may be partly valid.</summary>
    public static List<Piece> OfExact(int width, Lanes lanes)
    {
        var pieces = new List<Piece>();
        for (int offset = 0; offset < width;)
        {
            int rest = width - offset;
            while (lanes.Count > 4 && lanes.Narrower.Count >= rest)
            {
                lanes = lanes.Narrower;
            }

            int valid = Math.Min(rest, lanes.Count);
            pieces.Add(new Piece(offset, lanes, valid));
            offset += valid;
        }

        return pieces;
    }

    /// <summary>The value of this piece of the row at a reference; lanes that are not valid are zero.</summary>
    public string Load(string reference, int shift = 0) => Load(Lanes, reference, Offset + shift, Valid);

    /// <summary>The same where all lanes may be loaded: a mask makes those that are not valid zero.</summary>
    public string LoadMasked(string reference) =>
        IsWhole ? Load(reference) : $"{Load(Lanes, reference, Offset, Lanes.Count)} & {Mask(Offset + Valid)}";

    /// <summary>Writes the valid lanes of a value into the row at a reference.</summary>
    public void Store(CodeWriter code, string value, string reference, int shift = 0) => Store(code, Lanes, value, reference, Offset + shift, Valid);

    /// <summary>A vector whose bits are all set in the lanes that belong to a row of the given width, and zero beyond.</summary>
    public string Mask(int width) => $"{Constant(width, "-1", "0")}.AsSingle()";

    /// <summary>A vector of one value in the lanes that belong to a row of the given width, and another beyond.</summary>
    public string Constant(int width, string within, string beyond)
    {
        int valid = Within(width).Valid;
        return $"{Lanes.Class}.Create({string.Join(", ", Enumerable.Range(0, Lanes.Count).Select(lane => lane < valid ? within : beyond))})";
    }

    /// <summary>The same piece with only those lanes valid that belong to a row of the given width.</summary>
    public Piece Within(int width) => this with { Valid = Math.Max(0, Math.Min(Lanes.Count, width - Offset)) };

    /// <summary>Whether some of its lanes lie beyond a row of the given width.</summary>
    public bool Exceeds(int width) => Offset + Lanes.Count > width;

    private static string Load(Lanes lanes, string reference, int offset, int valid)
    {
        if (valid <= 0)
        {
            return lanes.Zero;
        }

        if (valid == lanes.Count)
        {
            return lanes.Load(reference, offset);
        }

        if (lanes.Count == 4)
        {
            IEnumerable<string> items = Enumerable.Range(0, 4).Select(i => i < valid ? References.Element(reference, offset + i) : "0f");
            return valid == 1 ? $"Vector128.CreateScalar({References.Element(reference, offset)})" : $"Vector128.Create({string.Join(", ", items)})";
        }

        int half = lanes.Count / 2;
        string lower = Load(lanes.Narrower, reference, offset, Math.Min(half, valid));
        return $"{lanes.Class}.Create({lower}, {Load(lanes.Narrower, reference, offset + half, valid - half)})";
    }

    private static void Store(CodeWriter code, Lanes lanes, string value, string reference, int offset, int valid)
    {
        if (valid == lanes.Count)
        {
            code.Line(lanes.Store(value, reference, offset));
        }
        else if (lanes.Count == 4)
        {
            for (int i = 0; i < valid; i++)
            {
                code.Line($"{References.Element(reference, offset + i)} = {value}.{(i == 0 ? "ToScalar()" : $"GetElement({Invariant.Text(i)})")};");
            }
        }
        else
        {
            int half = lanes.Count / 2;
            Store(code, lanes.Narrower, $"{value}.GetLower()", reference, offset, Math.Min(half, valid));
            if (valid > half)
            {
                Store(code, lanes.Narrower, $"{value}.GetUpper()", reference, offset + half, valid - half);
            }
        }
    }
}
