using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Four columns of as many rows as a vector has lanes, a row in each lane: taken out of rows and put back in registers. Each vector of the way holds four columns
/// of every fourth row, and those of four of them are turned within groups of four lanes.
/// </summary>
internal static class RowQuads
{
    public const int Columns = 4;

    /// <summary>Declares NAME0 to NAME3, one for each column.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="lanes">The vector width.</param>
    /// <param name="name">How the vectors are called.</param>
    /// <param name="reference">The first float of the first row.</param>
    /// <param name="column">The first of the columns: a variable or a number. All four may be read.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    public static void Load(CodeWriter code, Lanes lanes, string name, string reference, string column, int stride) =>
        Load(code, lanes, name, row => References.Element(reference, column, row * stride));

    /// <summary>The same from rows that lie anywhere.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="lanes">The vector width.</param>
    /// <param name="name">How the vectors are called.</param>
    /// <param name="element">The first of the columns in each row.</param>
    public static void Load(CodeWriter code, Lanes lanes, string name, Func<int, string> element)
    {
        for (int i = 0; i < Columns; i++)
        {
            code.Line($"{lanes.Type} {name}Row{i} = {EveryFourth(lanes, i)};");
        }

        Turn(code, lanes, $"{name}Half", [.. Enumerable.Range(0, Columns).Select(i => $"{name}Row{i}")], [.. Enumerable.Range(0, Columns).Select(i => $"{lanes.Type} {name}{i}")]);

        string EveryFourth(Lanes width, int row)
        {
            if (width.Count == 4)
            {
                return $"Vector128.LoadUnsafe(ref {element(row)})";
            }

            int half = width.Count / 2;
            return $"LaneInterleaving.Join({EveryFourth(width.Narrower, row)}, {EveryFourth(width.Narrower, row + half)})";
        }
    }

    /// <summary>Writes columns, given as names of four vectors, into the rows.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="lanes">The vector width.</param>
    /// <param name="name">How the vectors are called.</param>
    /// <param name="values">The columns.</param>
    /// <param name="reference">The first float of the first row.</param>
    /// <param name="column">The first of the columns: a variable or a number.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="count">How many of the four are written.</param>
    public static void Store(CodeWriter code, Lanes lanes, string name, IReadOnlyList<string> values, string reference, string column, int stride, int count = Columns)
    {
        Turn(code, lanes, $"{name}Half", values, [.. Enumerable.Range(0, Columns).Select(i => $"{lanes.Type} {name}Row{i}")]);
        for (int i = 0; i < Columns; i++)
        {
            StoreEveryFourth(lanes, $"{name}Row{i}", i);
        }

        void StoreEveryFourth(Lanes width, string value, int row)
        {
            if (width.Count == 4)
            {
                StoreFirst(value, row * stride);
                return;
            }

            StoreEveryFourth(width.Narrower, $"{value}.GetLower()", row);
            StoreEveryFourth(width.Narrower, $"{value}.GetUpper()", row + (width.Count / 2));
        }

        // Not a float more: what stands behind belongs to another row, or to nobody.
        void StoreFirst(string value, int offset)
        {
            if (count >= 2)
            {
                code.Line($"{value}{(count < Columns ? ".GetLower()" : string.Empty)}.StoreUnsafe(ref {References.Element(reference, column, offset)});");
            }

            if (count % 2 == 1)
            {
                code.Line($"{References.Element(reference, column, offset + count - 1)} = {value}.GetElement({Invariant.Text(count - 1)});");
            }
        }
    }

    /// <summary>Writes zero into what lies between the quads of a row and its end.</summary>
    public static void Clear(CodeWriter code, Lanes lanes, string reference, int from, int stride)
    {
        for (int column = from; column < stride; column += Columns)
        {
            for (int row = 0; row < lanes.Count; row++)
            {
                code.Line($"Vector128<float>.Zero.StoreUnsafe(ref {References.Element(reference, Invariant.Text(column), row * stride)});");
            }
        }
    }

    // Twice turned is as it was.
    private static void Turn(CodeWriter code, Lanes lanes, string half, IReadOnlyList<string> from, IReadOnlyList<string> to)
    {
        code.Line($"{lanes.Type} {half}0 = LaneInterleaving.Low({from[0]}, {from[1]});");
        code.Line($"{lanes.Type} {half}1 = LaneInterleaving.Low({from[2]}, {from[3]});");
        code.Line($"{lanes.Type} {half}2 = LaneInterleaving.High({from[0]}, {from[1]});");
        code.Line($"{lanes.Type} {half}3 = LaneInterleaving.High({from[2]}, {from[3]});");
        code.Line($"{to[0]} = LaneInterleaving.LowPairs({half}0, {half}1);");
        code.Line($"{to[1]} = LaneInterleaving.HighPairs({half}0, {half}1);");
        code.Line($"{to[2]} = LaneInterleaving.LowPairs({half}2, {half}3);");
        code.Line($"{to[3]} = LaneInterleaving.HighPairs({half}2, {half}3);");
    }
}
