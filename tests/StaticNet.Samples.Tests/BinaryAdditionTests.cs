using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;
using BinaryAddition;

namespace StaticNet.Samples.Tests;

public partial class BinaryAdditionTests
{
    private static readonly string[] Keys = ["accuracy_8bit", "accuracy_64bit"];

    // What several tests look at.
    private static readonly Lazy<Task<SampleRun>> FirstSeed = new(() => SampleRun.Of("BinaryAddition"));

    [Fact]
    public async Task Nine_of_ten_seeds_add_everything_right()
    {
        // With vectors in software the first is as much as can be waited for.
        int seeds = Vector128.IsHardwareAccelerated ? 10 : 1;
        int right = 0;
        for (int seed = 1; seed <= seeds; seed++)
        {
            SampleRun run = seed == 1 ? await FirstSeed.Value : await SampleRun.Of("BinaryAddition", "--seed", $"{seed}");
            Assert.Empty(run.Error);
            Assert.Equal(0, run.ExitCode);
            IReadOnlyDictionary<string, double> results = run.Results("binary-addition");
            Assert.Equal(Keys, results.Keys);
            right += results.Values.All(accuracy => accuracy == 1) ? 1 : 0;
        }

        Assert.InRange(right, seeds - (seeds / 10), seeds);
    }

    // What is printed as right is held against the arithmetic of .NET.
    [Fact]
    public async Task The_sums_that_it_prints_are_sums()
    {
        SampleRun run = await FirstSeed.Value;

        MatchCollection sums = ShortSum().Matches(run.Output);
        Assert.Equal(6, sums.Count);
        Assert.All(sums, row =>
        {
            string[] decimals = [.. row.Groups.Values.Skip(1).Take(3).Select(group => group.Value)];
            string[] bits = [.. row.Groups.Values.Skip(4).Take(3).Select(group => group.Value)];
            Assert.Equal(Whole(decimals[0]) + Whole(decimals[1]), Whole(decimals[2]));
            Assert.Equal(decimals, bits.Select(text => Convert.ToInt32(text, 2).ToString(CultureInfo.InvariantCulture)));
        });

        BigInteger[] onPaper = [.. LongNumber().Matches(run.Output).Select(row => Whole(row.Groups[1].Value))];
        BigInteger[] inBits = [.. LongBits().Matches(run.Output).Select(row => BigInteger.Parse(row.Groups[1].Value, NumberStyles.AllowBinarySpecifier))];
        Assert.Equal(3, onPaper.Length);
        Assert.Equal(onPaper[0] + onPaper[1], onPaper[2]);
        Assert.Equal(onPaper, inBits);
    }

    [Fact]
    public async Task The_steps_that_it_prints_are_those_of_an_addition_and_its_closest_cell_follows_the_carry()
    {
        SampleRun run = await FirstSeed.Value;

        MatchCollection steps = StepRow().Matches(run.Output);
        Assert.Equal(AdderNetwork.Steps, steps.Count);
        Match closest = ClosestCell().Match(run.Output);
        int cell = int.Parse(closest.Groups[1].Value, CultureInfo.InvariantCulture);
        double correlation = Number(closest.Groups[2].Value);
        Assert.InRange(Math.Abs(correlation), 0.9, 1);
        int carry = 0;
        Assert.All(steps, row =>
        {
            int sum = carry + (int)Number(row.Groups["a"].Value) + (int)Number(row.Groups["b"].Value);
            carry = sum / 2;
            Assert.Equal(sum % 2, (int)Math.Round(Number(row.Groups["p"].Value)));
            Assert.Equal(carry, Number(row.Groups["carry"].Value));
            double[] cells = [.. row.Groups["cell"].Captures.Select(capture => Number(capture.Value))];
            Assert.All(cells, value => Assert.InRange(value, -1, 1));

            // It need not change its sign with the carry, but on this network it does.
            Assert.Equal(carry == 1, Math.Sign(correlation) * cells[cell - 1] > 0);
        });
    }

    [Fact]
    public void No_tested_sum_was_learned_in_either_order_nor_is_one_tested_twice()
    {
        AdditionData data = AdditionData.Draw(new RandomSource(5));

        (int A, int B)[] learned = [.. Enumerable.Range(0, data.Training.Count).Select(i => NumbersOf(data.Training[i].Inputs))];
        (int A, int B)[] tested = [.. data.Short.Select(addition => ((int)addition.A, (int)addition.B))];
        Assert.Equal(4_000, learned.Distinct().Count());
        Assert.Equal(10_000, tested.Distinct().Count());
        Assert.Empty(tested.Intersect(learned));
        Assert.Empty(tested.Select(pair => (pair.B, pair.A)).Intersect(learned));
        Assert.All(tested, pair => Assert.True(pair is { A: >= 0 and < 256, B: >= 0 and < 256 }));

        // 64 bits are used: about half of the numbers have the highest one.
        Assert.Equal(1_000, data.Long.Count);
        Assert.InRange(data.Long.Count(addition => addition.A >> 63 == 1), 400, 600);
        Assert.All(data.Long, addition => Assert.True(addition.A <= ulong.MaxValue && addition.B <= ulong.MaxValue));
    }

    [Fact]
    public void A_sample_is_two_numbers_from_the_lowest_bit_on_and_their_sum()
    {
        AdditionData data = AdditionData.Draw(new RandomSource(5));

        for (int i = 0; i < data.Training.Count; i++)
        {
            (int a, int b) = NumbersOf(data.Training[i].Inputs);
            ReadOnlySpan<float> sum = data.Training[i].Targets;
            int said = 0;
            for (int bit = 0; bit < sum.Length; bit++)
            {
                said |= (int)sum[bit] << bit;
            }

            Assert.Equal(a + b, said);
        }
    }

    [Fact]
    public void Carries_are_those_of_adding_on_paper()
    {
        Addition[] additions = [new(0, 0, 8), new(255, 1, 8), new(255, 255, 8), new(170, 85, 8), new(ulong.MaxValue, ulong.MaxValue, 64), new(38, 171, 8)];

        Assert.All(additions, addition =>
        {
            int carry = 0;
            for (int step = 0; step < addition.Steps; step++)
            {
                Assert.Equal(carry, addition.CarryInto(step));
                carry = (carry + Addition.BitOf(addition.A, step) + Addition.BitOf(addition.B, step)) / 2;
                Assert.Equal(carry, addition.CarryOutOf(step));
            }
        });
        Assert.Equal([0, 0, 0, 0, 0, 2], additions.Select(addition => addition.Remembered));
    }

    private static (int A, int B) NumbersOf(ReadOnlySpan<float> inputs)
    {
        int a = 0, b = 0;
        for (int bit = 0; bit < AdderNetwork.Steps; bit++)
        {
            a |= (int)inputs[2 * bit] << bit;
            b |= (int)inputs[(2 * bit) + 1] << bit;
        }

        return (a, b);
    }

    private static BigInteger Whole(string text) => BigInteger.Parse(text, CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\| (\d+) \+ (\d+) = (\d+) +\| +([01]{9}) \| +([01]{9}) \| +([01]{9}) \|")]
    private static partial Regex ShortSum();

    [GeneratedRegex(@"^ *(?:a|b|sum) +([0-9]{10,20})\s*$", RegexOptions.Multiline)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"^ *(?:a|b|sum) +([01]{65})\s*$", RegexOptions.Multiline)]
    private static partial Regex LongBits();

    [GeneratedRegex(@"\| \d +\| +(?<a>[01]) (?<b>[01]) \| (?<p>[01]\.\d\d) \| +(?<carry>[01]) \|(?: (?<cell>[-+]\d\.\d\d) \|)+")]
    private static partial Regex StepRow();

    [GeneratedRegex(@"Cell (\d+) follows it\s+most\s+closely: ([-+]\d\.\d+)")]
    private static partial Regex ClosestCell();
}
