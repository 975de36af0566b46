using GradientLab;

namespace StaticNet.Samples.Tests;

public class LinearStackTests
{
    private static readonly LinearStackMeasurement Measured = LinearStackStory.Measure();

    [Fact]
    public void One_layer_with_the_product_of_the_weights_predicts_what_the_stack_predicts()
    {
        // Far from the same everywhere, so that being equal says something.
        Assert.InRange(Measured.StackHeights.Max() - Measured.StackHeights.Min(), 1.5, 10);
        Assert.InRange(Measured.LinearDifference, 0, 1e-5);
        Assert.Equal(3, Measured.CollapsedParameters);
        Assert.Equal(21 + 40 + 36 + 7, Measured.StackParameters);
    }

    [Fact]
    public void With_ReLUs_it_does_not() => Assert.InRange(Measured.ReluDifference, 0.5, 1000);

    [Fact]
    public void The_stack_learns_no_more_than_one_layer_and_the_ReLUs_learn_the_fold()
    {
        // The variance of |x| over nine places from -1 to 1, about its mean of 5 / 9: the best that any plane can do.
        const double bestPlane = (60.0 / 16 / 9) - (25.0 / 81);
        Assert.Equal(bestPlane, Measured.StackLosses[^1], 1e-3);
        Assert.Equal(bestPlane, Measured.OneLayerLosses[^1], 1e-3);
        Assert.InRange(Measured.ReluLosses[^1], 0, bestPlane / 50);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Weights_that_learned_nothing_collapse_as_well(int seed)
    {
        var stack = new LinearStackNetwork(seed);
        var random = new RandomSource(seed);
        foreach (ParameterTensor bias in stack.Tensors.Where(tensor => tensor.Shape.Length == 1))
        {
            bias.CopyFrom([.. Enumerable.Range(0, bias.Length).Select(_ => (float)random.NextNormal())]);
        }

        var one = new OneLayerNetwork(seed: 0);
        CollapsedLayer.Of(stack).LoadInto(one);

        float[] places = [.. Enumerable.Range(0, 22).Select(_ => (float)random.NextNormal())];
        var expected = new float[11];
        var actual = new float[11];
        stack.Predict(places, expected);
        one.Predict(places, actual);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        Assert.NotEqual(expected[0], expected[1], 1e-2f);
    }
}
