using GradientLab;

namespace StaticNet.Samples.Tests;

public class ZeroInitialisationTests
{
    public static TheoryData<string> Optimizers => ["Adam", "Momentum"];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Units_that_begin_equal_are_equal_to_the_last_bit_after_1000_steps(string optimizer)
    {
        foreach (FirstWeights weights in new[] { FirstWeights.Zero, FirstWeights.Half })
        {
            SymmetryTrial trial = Run(weights, optimizer);

            Assert.Equal(SymmetryTrial.Steps + 1, trial.Spreads.Count);
            Assert.All(trial.Spreads, spread => Assert.Equal(0f, spread));
            AssertEqualToTheLastBit(trial.Network);

            // They have learned something, if not much.
            Assert.True(trial.Losses[^1] < trial.Losses[0] - 0.02);
            Assert.All(trial.Network.Tensors[0].ToArray(), weight => Assert.NotEqual(0f, weight));
            Assert.True(trial.Losses[^1] > 0.4);
        }
    }

    [Fact]
    public void Any_randomness_separates_them()
    {
        SymmetryTrial millionths = Run(FirstWeights.Millionths, "Adam");

        Assert.InRange(millionths.Spreads[0], 1e-7, 1e-5);
        Assert.True(millionths.Spreads[^1] > 1, $"{millionths.Spreads[^1]}");
        Assert.True(millionths.Losses[^1] < 0.45, $"{millionths.Losses[^1]}");
    }

    [Fact]
    public void A_random_start_of_the_right_size_learns_what_one_line_cannot()
    {
        SymmetryTrial xavier = Run(FirstWeights.Xavier, "Adam");

        Assert.True(xavier.Losses[^1] < 0.1, $"{xavier.Losses[^1]}");
    }

    private static SymmetryTrial Run(FirstWeights weights, string optimizer) => SymmetryTrial.Measure(
        weights, network => optimizer == "Adam" ? new HiddenUnitsNetwork.AdamTrainer(network) : new HiddenUnitsNetwork.MomentumTrainer(network));

    // By the tensors, and not by what the story makes of them.
    private static void AssertEqualToTheLastBit(HiddenUnitsNetwork network)
    {
        float[][] tensors = [.. network.Tensors.Select(tensor => tensor.ToArray())];
        Assert.Equal([16, 8, 8, 1], tensors.Select(tensor => tensor.Length));
        for (int unit = 1; unit < 8; unit++)
        {
            Assert.Equal(Bits(tensors[0][0]), Bits(tensors[0][2 * unit]));
            Assert.Equal(Bits(tensors[0][1]), Bits(tensors[0][(2 * unit) + 1]));
            Assert.Equal(Bits(tensors[1][0]), Bits(tensors[1][unit]));
            Assert.Equal(Bits(tensors[2][0]), Bits(tensors[2][unit]));
        }
    }

    private static int Bits(float value) => BitConverter.SingleToInt32Bits(value);
}
