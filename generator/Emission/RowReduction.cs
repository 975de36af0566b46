namespace StaticNet.Generator.Emission;

/// <summary>A running sum or maximum over the pieces of a row: a vector for each width that occurs, brought together at the end.</summary>
internal sealed class RowReduction
{
    private readonly string name;
    private readonly bool isMaximum;
    private readonly List<Lanes> widths;

    private RowReduction(string name, bool isMaximum, List<Lanes> widths)
    {
        this.name = name;
        this.isMaximum = isMaximum;
        this.widths = widths;
    }

    /// <summary>Declares the running vectors for rows of the given width.</summary>
    public static RowReduction Declare(CodeWriter code, string name, int width, Lanes lanes, bool isMaximum = false)
    {
        var reduction = new RowReduction(name, isMaximum, [.. Piece.OfPadded(width, lanes).Select(piece => piece.Lanes).Distinct()]);
        foreach (Lanes each in reduction.widths)
        {
            code.Line($"{each.Type} {reduction.Variable(each)} = {(isMaximum ? each.Broadcast("float.NegativeInfinity") : each.Zero)};");
        }

        return reduction;
    }

    public void Add(CodeWriter code, Lanes lanes, string value)
    {
        string variable = Variable(lanes);
        code.Line(isMaximum ? $"{variable} = {lanes.Class}.MaxNative({variable}, {value});" : $"{variable} += {value};");
    }

    /// <summary>The expression of the whole reduction, a float.</summary>
    public string Total() =>
        isMaximum
            ? widths.Select(lanes => $"VectorMath.MaxAcross({Variable(lanes)})").Aggregate((a, b) => $"Math.Max({a}, {b})")
            : string.Join(" + ", widths.Select(lanes => $"VectorMath.SumAcross({Variable(lanes)})"));

    private string Variable(Lanes lanes) => $"{name}{lanes}";
}
