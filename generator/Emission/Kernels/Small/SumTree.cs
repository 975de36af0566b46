namespace StaticNet.Generator.Emission.Kernels.Small;

/// <summary>
/// Writes the sums across the lanes of as many vectors as a vector has lanes, each into its own lane of one: in each round pairs of vectors become one, half as
/// many lanes are left of each, and two shuffles and an addition serve both.
/// </summary>
internal static class SumTree
{
    private static readonly (string Even, string Odd)[] Rounds = [("Low", "High"), ("LowPairs", "HighPairs"), ("LowHalves", "HighHalves"), ("EvenGroups", "OddGroups")];

    /// <summary>Declares variables on the way, and gives the name of the result.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="lanes">The vector width.</param>
    /// <param name="name">How the variables are called.</param>
    /// <param name="vectors">The names of the vectors, one for each lane; null where the lane is to be zero.</param>
    public static string? Emit(CodeWriter code, Lanes lanes, string name, IReadOnlyList<string?> vectors)
    {
        for (int round = 0; vectors.Count > 1; round++)
        {
            var sums = new string?[vectors.Count / 2];
            for (int i = 0; i < sums.Length; i++)
            {
                (string? a, string? b) = (vectors[2 * i], vectors[(2 * i) + 1]);
                if (a is null && b is null)
                {
                    continue;
                }

                (string even, string odd) = Rounds[round];
                string operands = $"({a ?? lanes.Zero}, {b ?? lanes.Zero})";
                sums[i] = $"{name}Round{round}Sum{i}";
                code.Line($"{lanes.Type} {sums[i]} = LaneInterleaving.{even}{operands} + LaneInterleaving.{odd}{operands};");
            }

            vectors = sums;
        }

        return vectors[0];
    }
}
