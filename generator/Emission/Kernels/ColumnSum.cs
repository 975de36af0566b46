using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>s = the sum of the rows of D, or s += it: the gradient of biases.</summary>
internal static class ColumnSum
{
    private const int VectorsAtOnce = 4;

    /// <summary>Writes statements that use a reference d, int rows, bool accumulate and a reference to the sums.</summary>
    public static void Emit(CodeWriter code, Lanes lanes, int width, string sums) =>
        ColumnBlocks.Emit(code, Piece.OfPadded(width, lanes), VectorsAtOnce, (block, start) =>
        {
            code.Line(References.Declare("sr", References.Element(sums, start)));
            for (int i = 0; i < block.Count; i++)
            {
                code.Line($"{block[i].Lanes.Type} s{i} = accumulate ? {block[i].Load("sr")} : {block[i].Lanes.Zero};");
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

            for (int i = 0; i < block.Count; i++)
            {
                block[i].Store(code, $"s{i}", "sr");
            }
        });
}
