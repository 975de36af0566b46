using StaticNet.Generic;

namespace StaticNet.Benchmarks.Tests;

public sealed class AgreementTests
{
    private const int Samples = 5;

    [Fact]
    public void Takes_values_within_a_ten_thousandth() => Agreement.Check([1f, 2f], [1.00005f, 1.99995f], "Values");

    [Theory]
    [InlineData(1f, 1.001f)]
    [InlineData(1f, float.NaN)]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(1f, float.PositiveInfinity)]
    public void Throws_where_values_differ(float generic, float generated)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Agreement.Check([0f, generic], [0f, generated], "Losses"));
        Assert.StartsWith("Losses, value 1: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Throws_where_counts_differ() => Assert.Throws<InvalidOperationException>(() => Agreement.Check([1f], [1f, 1f], "Values"));

    [Fact]
    public void Image_networks_predict_many_samples_as_the_generic_implementation()
    {
        CheckMany(new LeNet5(seed: 3));
        var residual = new ResidualImages(seed: 3);
        SeededNormalization.Fill(residual);
        CheckMany(residual);
    }

    // Also where the network has predicted before, and may hold what it made of the statistics then.
    [Fact]
    public void The_residual_network_agrees_on_normalisations_that_do_something()
    {
        var network = new ResidualImages(seed: 3);
        Assert.Equal(10, network.StatisticTensors.Count);
        float[] fresh = Predict(network);
        CheckMany(network);

        SeededNormalization.Fill(network);
        Assert.All(network.StatisticTensors, tensor => Assert.Equal(tensor.Length, tensor.ToArray().Distinct().Count()));
        float[] filled = Predict(network);
        CheckMany(network);

        // Where the tolerance or a saturated softmax would hide a normalisation, agreement would say nothing.
        Assert.Throws<InvalidOperationException>(() => Agreement.Check(fresh, filled, "Predictions before and after"));
        Assert.All(filled, probability => Assert.InRange(probability, 1e-3f, 0.9f));
        foreach (ParameterTensor tensor in network.StatisticTensors)
        {
            float[] values = tensor.ToArray();
            tensor.CopyFrom([.. values.Select(value => value + 1f)]);
            Assert.Throws<InvalidOperationException>(() => Agreement.Check(filled, Predict(network), $"Predictions without {tensor}"));
            CheckMany(network);
            tensor.CopyFrom(values);
        }
    }

    private static float[] Predict(INetwork network)
    {
        var outputs = new float[Samples * network.OutputSize];
        network.Predict(SeededData.Inputs(Samples * network.InputSize), outputs);
        return outputs;
    }

    private static void CheckMany(INetwork network)
    {
        var generic = GenericNetwork<float>.FromDeclaration(network.GetType());
        generic.CopyParametersFrom(network);
        var expected = new float[Samples * network.OutputSize];
        generic.Predict(SeededData.Inputs(Samples * network.InputSize), expected);
        Agreement.Check(expected, Predict(network), $"Predictions of {network.GetType().Name}");
    }
}
