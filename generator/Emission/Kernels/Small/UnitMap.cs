using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Small;

/// <summary>
/// Applies the same statements to the vectors of all units: written out for each where they are short or the units few, else once in a loop over scratch memory.
/// </summary>
/// <param name="code">Where to write.</param>
/// <param name="lanes">The vector width.</param>
/// <param name="scratch">A reference to memory for the operands of all units, a vector each.</param>
internal sealed class UnitMap(CodeWriter code, Lanes lanes, string scratch)
{
    private const int MostUnrolled = 3;

    /// <summary>Declares NAME0, NAME1, ..., one for each unit, and gives their names.</summary>
    /// <param name="name">How the results are called.</param>
    /// <param name="isLong">Whether the statements are many.</param>
    /// <param name="operands">The vectors that the statements take, for each unit one of each.</param>
    /// <param name="statements">Writes statements over such operands, and gives the expression of the result.</param>
    public IReadOnlyList<string> Emit(string name, bool isLong, IReadOnlyList<IReadOnlyList<string>> operands, Func<IReadOnlyList<string>, string> statements)
    {
        int units = operands[0].Count;
        string[] results = [.. Enumerable.Range(0, units).Select(unit => name + Invariant.Text(unit))];
        if (!isLong || units <= MostUnrolled)
        {
            for (int unit = 0; unit < units; unit++)
            {
                code.Line($"{lanes.Type} {results[unit]};");
                using (code.OpenScope())
                {
                    code.Line($"{results[unit]} = {statements([.. operands.Select(each => each[unit])])};");
                }
            }

            return results;
        }

        for (int operand = 0; operand < operands.Count; operand++)
        {
            for (int unit = 0; unit < units; unit++)
            {
                code.Line($"{operands[operand][unit]}.StoreUnsafe(ref {Place(operand, unit)});");
            }
        }

        using (code.Open($"for (nint unit = 0; unit < {Invariant.Text(units * lanes.Count)}; unit += {lanes})"))
        {
            string[] names = [.. Enumerable.Range(0, operands.Count).Select(operand => $"operand{operand}")];
            for (int operand = 0; operand < operands.Count; operand++)
            {
                code.Line($"{lanes.Type} {names[operand]} = {lanes.Class}.LoadUnsafe(ref {References.Element(scratch, "unit", operand * units * lanes.Count)});");
            }

            code.Line($"{Lanes.Parenthesised(statements(names))}.StoreUnsafe(ref Unsafe.Add(ref {scratch}, unit));");
        }

        for (int unit = 0; unit < units; unit++)
        {
            code.Line($"{lanes.Type} {results[unit]} = {lanes.Class}.LoadUnsafe(ref {Place(0, unit)});");
        }

        return results;

        string Place(int operand, int unit) => References.Element(scratch, ((operand * units) + unit) * lanes.Count);
    }
}
