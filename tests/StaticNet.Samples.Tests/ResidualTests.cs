using Residual;

namespace StaticNet.Samples.Tests;

public class ResidualTests
{
    [Fact]
    public async Task The_plain_network_guesses_and_the_residual_one_reads_90_percent()
    {
        IReadOnlyDictionary<string, double> results = await SampleRun.ResultsOf("Residual", "residual");

        Assert.Equal(["plain_accuracy", "residual_accuracy", "normalized_plain_accuracy", "normalized_residual_accuracy"], results.Keys);
        Assert.InRange(results["plain_accuracy"], 0, 0.3);
        Assert.InRange(results["residual_accuracy"], 0.9, 1);

        // Normalisation wakes the plain one up, and does the other no harm.
        Assert.InRange(results["normalized_plain_accuracy"], 0.8, 1);
        Assert.InRange(results["normalized_residual_accuracy"], 0.93, 1);
    }

    [Fact]
    public void All_networks_have_22_layers_with_weights_and_begin_with_the_same()
    {
        INetwork[] networks = [new PlainNetwork(7), new ResidualNetwork(7), new NormalizedPlainNetwork(7), new NormalizedResidualNetwork(7)];

        float[][] plain = WeightsOf(networks[0]);
        Assert.Equal(22, plain.Length);
        Assert.All(networks[1..], network => Assert.Equal(plain, WeightsOf(network)));
    }

    // Without biases and normalisations: tensors with fan-in.
    private static float[][] WeightsOf(INetwork network) =>
        [.. network.Tensors.Where(tensor => tensor.Shape.Length > 1).Select(tensor => tensor.ToArray())];
}
