using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>What both layouts of a mean over all positions share: the mean of some vectors at each position, in several sums at once.</summary>
internal static class MeanSum
{
    // Two additions a cycle, each up to four cycles long.
    private const int SumsInFlight = 8;

    /// <summary>Writes the mean of the vectors at the positions that follow the reference x to the reference y.</summary>
    public static void Emit(CodeWriter code, List<Piece> block, int positions, int positionStride, string x, string y)
    {
        int streams = Math.Min(positions, Math.Max(1, SumsInFlight / block.Count));
        int looped = positions / streams * streams;
        for (int s = 0; s < streams; s++)
        {
            for (int j = 0; j < block.Count; j++)
            {
                code.Line($"{block[j].Lanes.Type} s{j}_{s} = {block[j].Lanes.Zero};");
            }
        }

        using (code.Open($"for (nint i = 0; i < {Invariant.Text(looped)}; i += {Invariant.Text(streams)})"))
        {
            code.Line(References.Declare("xi", References.Element(x, $"i * {Invariant.Text(positionStride)}")));
            EmitAdditions(streams, "xi", 0);
        }

        EmitAdditions(positions - looped, x, looped);
        for (int distance = 1; distance < streams; distance *= 2)
        {
            for (int s = 0; s + distance < streams; s += 2 * distance)
            {
                for (int j = 0; j < block.Count; j++)
                {
                    code.Line($"s{j}_{s} += s{j}_{s + distance};");
                }
            }
        }

        for (int j = 0; j < block.Count; j++)
        {
            block[j].Store(code, $"s{j}_0 * {block[j].Lanes.Broadcast(Share(positions))}", y);
        }

        void EmitAdditions(int count, string reference, int first)
        {
            for (int s = 0; s < count; s++)
            {
                for (int j = 0; j < block.Count; j++)
                {
                    code.Line($"s{j}_{s} += {block[j].Load(reference, (first + s) * positionStride)};");
                }
            }
        }
    }

    /// <summary>One over the number of positions.</summary>
    public static string Share(int positions) => Invariant.Literal((float)(1.0 / positions));
}
