using GradientLab;

namespace StaticNet.Samples.Tests;

public class BatchNormalizationTests
{
    private static readonly BatchNormalizationMeasurement Measured = BatchNormalizationStory.Measure();

    [Fact]
    public void The_plain_network_goes_on_guessing()
    {
        Assert.InRange(Measured.Plain.Accuracy, 0.4, 0.6);
        Assert.InRange(Measured.Plain.Losses[^1], 0.68, 0.75);
    }

    [Fact]
    public void The_normalised_network_tells_98_percent_of_fresh_points_apart()
    {
        Assert.InRange(Measured.Normalized.Accuracy, 0.98, 1);
        Assert.InRange(Measured.Normalized.Losses[^1], 0, 0.2);
    }

    [Fact]
    public void The_gradient_vanishes_in_the_plain_network_and_stays_level_in_the_normalised_one()
    {
        Assert.Equal(11, Measured.Plain.Gradients.Length);
        Assert.Equal(11, Measured.Normalized.Gradients.Length);
        Assert.InRange(Measured.Plain.Gradients[^1] / Measured.Plain.Gradients[0], 1e4, double.PositiveInfinity);
        Assert.InRange(Measured.Normalized.Gradients[^1] / Measured.Normalized.Gradients[0], 0.1, 10);
    }

    [Fact]
    public void Both_networks_begin_with_the_same_weights() =>
        Assert.Equal(WeightsOf(new PlainSigmoidNetwork(1)), WeightsOf(new NormalizedSigmoidNetwork(1)));

    // Without biases and normalisations: tensors with fan-in.
    private static float[][] WeightsOf(INetwork network) =>
        [.. network.Tensors.Where(tensor => tensor.Shape.Length > 1).Select(tensor => tensor.ToArray())];
}
