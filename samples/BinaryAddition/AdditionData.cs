using StaticNet;
using StaticNet.Data;

namespace BinaryAddition;

/// <summary>Additions to learn from, and others for the test.</summary>
/// <param name="Training">Short numbers to learn from, a sample each.</param>
/// <param name="Short">Numbers as short, which are not learned from.</param>
/// <param name="Long">Numbers far longer than any that is learned from.</param>
/// <remarks>
/// Exactly: all 65,536 pairs of 8-bit numbers, pair i being a = i mod 256 and b = i / 256, are put in random order. The first 4,000 are
/// learned from. The test is the first 10,000 behind them of which neither a + b nor b + a is among those. Then 1,000 pairs of 64-bit
/// numbers are drawn, first a and then b of each, with all values equally likely.
/// A sample has 9 steps. Step t has two inputs, bit t of a and bit t of b, and one target, bit t of a + b; bit 0 is the lowest. At the
/// last step both inputs are 0, and what is left is the carry.
/// </remarks>
public sealed record AdditionData(Dataset Training, IReadOnlyList<Addition> Short, IReadOnlyList<Addition> Long)
{
    public const int ShortBits = 8;
    public const int LongBits = 64;
    private const int ShortNumbers = 1 << ShortBits;
    private const int LearnedCount = 4_000;
    private const int ShortCount = 10_000;
    private const int LongCount = 1_000;

    /// <summary>Draws additions; the same state of the source gives the same ones on every machine.</summary>
    public static AdditionData Draw(RandomSource random)
    {
        int[] order = [.. Enumerable.Range(0, ShortNumbers * ShortNumbers)];
        random.Shuffle(order);
        Addition[] pairs = [.. order.Select(i => new Addition((UInt128)(i % ShortNumbers), (UInt128)(i / ShortNumbers), ShortBits))];

        Addition[] learned = pairs[..LearnedCount];
        HashSet<Addition> known = [.. learned, .. learned.Select(addition => new Addition(addition.B, addition.A, ShortBits))];
        Addition[] unseen = [.. pairs.Where(addition => !known.Contains(addition)).Take(ShortCount)];

        var longer = new Addition[LongCount];
        for (int i = 0; i < longer.Length; i++)
        {
            ulong a = random.NextUInt64();
            longer[i] = new Addition(a, random.NextUInt64(), LongBits);
        }

        return new AdditionData(ToSamples(learned), unseen, longer);
    }

    private static Dataset ToSamples(Addition[] additions)
    {
        var inputs = new float[additions.Length * AdderNetwork.InputSize];
        var targets = new float[additions.Length * AdderNetwork.OutputSize];
        for (int i = 0; i < additions.Length; i++)
        {
            for (int step = 0; step < AdderNetwork.Steps; step++)
            {
                int at = (i * AdderNetwork.Steps) + step;
                additions[i].WriteInputs(step, inputs.AsSpan(at * AdderNetwork.StepInputSize, AdderNetwork.StepInputSize));
                targets[at] = Addition.BitOf(additions[i].Sum, step);
            }
        }

        return new Dataset(inputs, AdderNetwork.InputSize, targets, AdderNetwork.OutputSize);
    }
}
