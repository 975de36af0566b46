using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes the softmax of a group of narrow rows, one in each lane, whose columns all stay in registers: nothing is stored between the rows of logits and the packed
/// rows of probabilities.
/// </summary>
internal static class RegisterSoftmax
{
    // Of 32 registers; the others hold what exponentials are made with.
    private const int MostColumns = 12;

    // With narrower vectors there are 16.
    private const int Lanes = 16;

    public static bool Fits(Lanes lanes, int width) => lanes.Count == Lanes && width <= MostColumns;

    /// <summary>Writes one group.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="lanes">The vector width, and the number of rows.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="from">The first float of the first row, padded.</param>
    /// <param name="to">That of the first packed row.</param>
    public static void Emit(CodeWriter code, Lanes lanes, int width, string from, string to)
    {
        for (int column = 0; column < width; column += RowQuads.Columns)
        {
            RowQuads.Load(code, lanes, Quad(column), from, Invariant.Text(column), Padding.Of(width));
        }

        code.Line($"{lanes.Type} most = {Tree([.. Enumerable.Range(0, width).Select(Name)], (a, b) => $"{lanes.Class}.MaxNative({a}, {b})")};");
        for (int column = 0; column < width; column++)
        {
            code.Line($"{Name(column)} = {lanes.Math("ExpUpTo89", $"{Name(column)} - most")};");
        }

        code.Line($"{lanes.Type} total = {Tree([.. Enumerable.Range(0, width).Select(Name)], (a, b) => $"({a} + {b})")};");
        code.Line($"{lanes.Type} inverses = {lanes.One} / total;");
        for (int column = 0; column < width; column += RowQuads.Columns)
        {
            int valid = Math.Min(RowQuads.Columns, width - column);
            for (int i = 0; i < valid; i++)
            {
                code.Line($"{Name(column + i)} *= inverses;");
            }

            string[] values = [.. Enumerable.Range(column, RowQuads.Columns).Select(c => c < width ? Name(c) : lanes.Zero)];
            RowQuads.Store(code, lanes, $"{Quad(column)}Out", values, to, Invariant.Text(column), width, valid);
        }
    }

    private static string Quad(int column) => $"q{Invariant.Text(column / RowQuads.Columns)}z";

    private static string Name(int column) => Quad(column) + Invariant.Text(column % RowQuads.Columns);

    private static string Tree(IReadOnlyList<string> items, Func<string, string, string> join) =>
        items.Count == 1 ? items[0] : join(Tree([.. items.Take(items.Count / 2)], join), Tree([.. items.Skip(items.Count / 2)], join));
}
