using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes exponentials of rows with a row in each lane, so that the greatest value of a row and the sum of its exponentials need nothing across lanes. The columns
/// stand in memory of the method's own: a vector of rows each.
/// </summary>
internal static class LaneExponentials
{
    // A wider row fills vectors by itself, and what goes across lanes is little of it.
    private const int MostColumns = 32;

    public static bool Fits(int width) => width <= MostColumns;

    /// <summary>Declares the memory, columns. It stands outside of all loops.</summary>
    public static void Declare(CodeWriter code, Lanes lanes, int width)
    {
        code.Line($"Span<float> memory = stackalloc float[{Invariant.Text(width * lanes.Count)}];");
        code.Line("ref float columns = ref MemoryMarshal.GetReference(memory);");
    }

    /// <summary>
    /// Writes the exponentials of the differences to the greatest value of each row into the columns, and declares the vectors most and total. Where labels
    /// are wanted, picked is the value that the vector label says.
    /// </summary>
    public static void Emit(CodeWriter code, Lanes lanes, int width, string rows, bool picks)
    {
        code.Line($"{lanes.Type} most = {lanes.Broadcast("float.NegativeInfinity")};");
        ForQuads(code, width, (column, valid) =>
        {
            RowQuads.Load(code, lanes, "z", rows, column, Padding.Of(width));
            for (int i = 0; i < valid; i++)
            {
                code.Line($"most = {lanes.Class}.MaxNative(most, z{i});");
                code.Line($"z{i}.StoreUnsafe(ref {Column(lanes, column, i)});");
            }
        });
        code.Line();
        code.Line($"{lanes.Type} total = {lanes.Zero};");
        if (picks)
        {
            code.Line($"{lanes.Type} picked = {lanes.Zero};");
        }

        using (code.Open($"for (nint c = 0; c < {Invariant.Text(width)}; c++)"))
        {
            code.Line($"ref float column = ref Unsafe.Add(ref columns, c * {lanes});");
            code.Line($"{lanes.Type} z = {lanes.Class}.LoadUnsafe(ref column);");
            code.Line($"{lanes.Type} exp = {lanes.Math("ExpUpTo89", "z - most")};");
            code.Line("exp.StoreUnsafe(ref column);");
            code.Line("total += exp;");
            if (picks)
            {
                code.Line($"picked = {lanes.Class}.ConditionalSelect({IsLabel(lanes, "c")}, z, picked);");
            }
        }

        code.Line();
    }

    /// <summary>In which rows the label is a column.</summary>
    public static string IsLabel(Lanes lanes, string column) => $"{lanes.Class}.Equals(label, {lanes.Broadcast($"(int){column}")}).AsSingle()";

    /// <summary>The exponentials of a column: the first of a quad and so many behind it.</summary>
    public static string Load(Lanes lanes, string column, int further) => $"{lanes.Class}.LoadUnsafe(ref {Column(lanes, column, further)})";

    /// <summary>Goes through a row in quads, with how many columns of each are valid: whole ones in a loop over c.</summary>
    public static void ForQuads(CodeWriter code, int width, Action<string, int> body)
    {
        int whole = width / RowQuads.Columns * RowQuads.Columns;
        if (whole > 0)
        {
            using (code.Open($"for (nint c = 0; c < {Invariant.Text(whole)}; c += {Invariant.Text(RowQuads.Columns)})"))
            {
                body("c", RowQuads.Columns);
            }
        }

        if (whole < width)
        {
            using (code.OpenScope())
            {
                body(Invariant.Text(whole), width - whole);
            }
        }
    }

    /// <summary>Puts the columns back into rows: what the body makes of each exponential, and zero behind the width.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="lanes">The vector width.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="rows">The first float of the first row.</param>
    /// <param name="prepare">Writes statements before those of a quad.</param>
    /// <param name="value">The expression of the value in the column (first, further, exponential).</param>
    public static void EmitRows(CodeWriter code, Lanes lanes, int width, string rows, Action<string, int> prepare, Func<string, int, string, string> value)
    {
        ForQuads(code, width, (column, valid) =>
        {
            prepare(column, valid);
            for (int i = 0; i < RowQuads.Columns; i++)
            {
                code.Line($"{lanes.Type} e{i} = {(i < valid ? value(column, i, Load(lanes, column, i)) : lanes.Zero)};");
            }

            RowQuads.Store(code, lanes, "e", ["e0", "e1", "e2", "e3"], rows, column, Padding.Of(width));
        });
        RowQuads.Clear(code, lanes, rows, (width + RowQuads.Columns - 1) / RowQuads.Columns * RowQuads.Columns, Padding.Of(width));
    }

    /// <summary>Puts a multiple of the columns into packed rows, without padding.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="lanes">The vector width.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="rows">The first float of the first row.</param>
    /// <param name="factor">By what all of a row is multiplied: a vector with a row in each lane.</param>
    public static void EmitPackedRows(CodeWriter code, Lanes lanes, int width, string rows, string factor) =>
        ForQuads(code, width, (column, valid) =>
        {
            string[] values = [.. Enumerable.Range(0, RowQuads.Columns).Select(i => i < valid ? $"e{i}" : lanes.Zero)];
            for (int i = 0; i < valid; i++)
            {
                code.Line($"{lanes.Type} e{i} = {Load(lanes, column, i)} * {factor};");
            }

            RowQuads.Store(code, lanes, "e", values, rows, column, width, valid);
        });

    private static string Column(Lanes lanes, string column, int further) =>
        int.TryParse(column, out int number)
            ? References.Element("columns", (number + further) * lanes.Count)
            : References.Element("columns", $"{column} * {lanes}", further * lanes.Count);
}
