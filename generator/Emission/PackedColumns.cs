using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Takes the columns of as many rows as a vector has lanes out of a user's memory, where rows have no padding and nothing beyond the last of them is read: one
/// vector for each column, a row in each lane.
/// </summary>
internal static class PackedColumns
{
    /// <summary>Declares NAME0, NAME1, ..., one for each column.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="lanes">The vector width.</param>
    /// <param name="name">How the vectors are called.</param>
    /// <param name="reference">The first float of the first row.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="stride">Floats from one row to the next, at least the width.</param>
    public static void Load(CodeWriter code, Lanes lanes, string name, string reference, int width, int stride)
    {
        if (width >= RowQuads.Columns)
        {
            for (int column = 0; column < width; column += RowQuads.Columns)
            {
                LoadQuad(code, lanes, name, width, column, (row, first) => References.Element(reference, (row * stride) + first));
            }
        }
        else if (width == stride)
        {
            LoadFlat(code, lanes, name, reference, width);
        }
        else
        {
            for (int column = 0; column < width; column++)
            {
                IEnumerable<string> values = Enumerable.Range(0, lanes.Count).Select(row => References.Element(reference, (row * stride) + column));
                code.Line($"{lanes.Type} {name}{column} = {lanes.Class}.Create({string.Join(", ", values)});");
            }
        }
    }

    /// <summary>The same of fewer rows than lanes, which the variable rows counts; the last stands in all lanes that are left.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="lanes">The vector width.</param>
    /// <param name="name">How the vectors are called.</param>
    /// <param name="reference">The first float of the first row.</param>
    /// <param name="width">The number of columns, and the floats from one row to the next.</param>
    public static void LoadFew(CodeWriter code, Lanes lanes, string name, string reference, int width)
    {
        for (int row = 1; row < lanes.Count; row++)
        {
            code.Line($"nint {name}At{row} = {(width == 1 ? string.Empty : $"{Invariant.Text(width)} * ")}(nint)Math.Min({row}, rows - 1);");
        }

        for (int column = 0; column < width; column += width >= RowQuads.Columns ? RowQuads.Columns : 1)
        {
            if (width >= RowQuads.Columns)
            {
                LoadQuad(code, lanes, name, width, column, Element);
            }
            else
            {
                code.Line($"{lanes.Type} {name}{column} = {lanes.Class}.Create({string.Join(", ", Enumerable.Range(0, lanes.Count).Select(row => Element(row, column)))});");
            }
        }

        string Element(int row, int column) => row == 0 ? References.Element(reference, column) : References.Element(reference, $"{name}At{row}", column);
    }

    // What is left at the end of a row is taken together with columns before.
    private static void LoadQuad(CodeWriter code, Lanes lanes, string name, int width, int column, Func<int, int, string> element)
    {
        int first = Math.Min(column, width - RowQuads.Columns);
        string quad = $"{name}From{Invariant.Text(first)}At";
        RowQuads.Load(code, lanes, quad, row => element(row, first));
        for (int i = column; i < first + RowQuads.Columns; i++)
        {
            code.Line($"{lanes.Type} {name}{i} = {quad}{i - first};");
        }
    }

    // Two or three columns of so many rows are two or three vectors; each column has its lanes in all of them.
    private static void LoadFlat(CodeWriter code, Lanes lanes, string name, string reference, int width)
    {
        if (width == 1)
        {
            code.Line($"{lanes.Type} {name}0 = {lanes.Load(reference, 0)};");
            return;
        }

        for (int part = 0; part < width; part++)
        {
            code.Line($"{lanes.Type} {name}Part{part} = {lanes.Load(reference, part * lanes.Count)};");
        }

        for (int column = 0; column < width; column++)
        {
            string value = From(0, column);
            for (int part = 1; part < width; part++)
            {
                value = $"{lanes.Class}.ConditionalSelect({lanes.Class}.Create({Lanes(row => Place(row, column) / lanes.Count < part ? "-1" : "0")}).AsSingle(), {value}, {From(part, column)})";
            }

            code.Line($"{lanes.Type} {name}{column} = {value};");
        }

        int Place(int row, int column) => (row * width) + column;

        string From(int part, int column) =>
            $"{lanes.Class}.Shuffle({name}Part{part}, {lanes.Class}.Create({Lanes(row => Invariant.Text(Place(row, column) % lanes.Count))}))";

        string Lanes(Func<int, string> each) => string.Join(", ", Enumerable.Range(0, lanes.Count).Select(each));
    }
}
