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
            code.Line($"ref float sr = ref Unsafe.Add(ref {sums}, {start});");
            for (int i = 0; i < block.Count; i++)
            {
                code.Line($"{block[i].Lanes.Type} s{i} = accumulate ? {block[i].Load("sr")} : {block[i].Lanes.Zero};");
            }

            code.Line($"ref float dr = ref Unsafe.Add(ref d, {start});");
            using (code.Open("for (int r = 0; r < rows; r++)"))
            {
                for (int i = 0; i < block.Count; i++)
                {
                    code.Line($"s{i} += {block[i].Load("dr")};");
                }

                code.Line($"dr = ref Unsafe.Add(ref dr, {Invariant.Text(Padding.Of(width))});");
            }

            for (int i = 0; i < block.Count; i++)
            {
                block[i].Store(code, $"s{i}", "sr");
            }
        });
}
