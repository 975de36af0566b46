using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>s = the sum of the rows of D, or s += it: the gradient of biases; or the step by it.</summary>
internal static class ColumnSum
{
    private const int VectorsAtOnce = 4;

    /// <summary>Writes statements that use a reference d, int rows, bool accumulate and a reference to the sums.</summary>
    public static void Emit(CodeWriter code, Lanes lanes, int width, string sums) =>
        ColumnBlocks.Emit(code, Piece.OfPadded(width, lanes), VectorsAtOnce, (block, start) =>
        {
            code.Line(References.Declare("sr", References.Element(sums, start)));
            EmitSums(code, block, start, width, piece => $"accumulate ? {piece.Load("sr")} : {piece.Lanes.Zero}");
            for (int i = 0; i < block.Count; i++)
            {
                block[i].Store(code, $"s{i}", "sr");
            }
        });

    /// <summary>Writes statements that use a reference d, int rows, move and references to the parameters that it moves by the sums and to their state.</summary>
    public static void EmitStep(CodeWriter code, Lanes lanes, int width, string parameters, string state) =>
        ColumnBlocks.Emit(code, Piece.OfPadded(width, lanes), VectorsAtOnce, (block, start) =>
        {
            code.Line(References.Declare("pr", References.Element(parameters, start)));
            code.Line(References.Declare("sr", References.Element(state, start)));
            EmitSums(code, block, start, width, piece => piece.Lanes.Zero);
            for (int i = 0; i < block.Count; i++)
            {
                code.Line($"move.Move(ref {References.Element("pr", block[i].Offset)}, ref {References.Element("sr", block[i].Offset)}, s{i});");
            }
        });

    private static void EmitSums(CodeWriter code, List<Piece> block, string start, int width, Func<Piece, string> begin)
    {
        for (int i = 0; i < block.Count; i++)
        {
            code.Line($"{block[i].Lanes.Type} s{i} = {begin(block[i])};");
        }

        code.Line("ref float dr = ref d;");
        using (code.Open("for (int r = 0; r < rows; r++)"))
        {
            for (int i = 0; i < block.Count; i++)
            {
                code.Line($"s{i} += {block[i].Load(References.Element("dr", start))};");
            }

            code.Line(References.Advance("dr", Padding.Of(width)));
        }
    }
}
