namespace StaticNet.Generic.Tests;

/// <summary>Where windows stand, on numbers small enough to be checked by eye.</summary>
public class WindowTests
{
    [Fact]
    public void A_convolution_is_the_sum_of_products_with_the_kernel_as_it_stands()
    {
        var network = new GenericNetwork<double>([1, 3, 3], [new Conv2DAttribute(1, 2)]);
        network.Parameters[0].CopyFrom([1, 10, 100, 1000]);
        network.Parameters[1].CopyFrom([0.5]);

        Assert.Equal([5421.5, 6532.5, 8754.5, 9865.5], Predict(network, [1, 2, 3, 4, 5, 6, 7, 8, 9]));
    }

    [Theory]
    [InlineData(1, 0, 1, new double[] { 21, 32, 43, 54 })]
    [InlineData(2, 0, 1, new double[] { 21, 43 })]
    [InlineData(2, 1, 1, new double[] { 10, 32, 54 })]
    [InlineData(1, 0, 3, new double[] { 41, 52 })]
    [InlineData(1, Padding.Same, 1, new double[] { 21, 32, 43, 54, 5 })]
    [InlineData(2, Padding.Same, 1, new double[] { 21, 43, 5 })]
    [InlineData(2, Padding.Same, 2, new double[] { 20, 42, 4 })]
    public void Strides_padding_and_dilation_move_the_taps(int stride, int padding, int dilation, double[] expected)
    {
        var network = new GenericNetwork<double>([1, 5], [new Conv1DAttribute(1, 2) { Stride = stride, Padding = padding, Dilation = dilation, UseBias = false }]);
        network.Parameters[0].CopyFrom([1, 10]);

        Assert.Equal(expected, Predict(network, [1, 2, 3, 4, 5]));
    }

    [Fact]
    public void Groups_see_their_channels_only()
    {
        var network = new GenericNetwork<double>([4, 1], [new Conv1DAttribute(2, 1) { Groups = 2, UseBias = false }]);
        network.Parameters[0].CopyFrom([1, 10, 100, 1000]);

        Assert.Equal([21, 4300], Predict(network, [1, 2, 3, 4]));
    }

    [Fact]
    public void Padding_never_wins_a_maximum_and_counts_as_zeros_in_a_mean()
    {
        LayerAttribute max = new MaxPool1DAttribute(2) { Stride = 1, Padding = 1 };
        LayerAttribute mean = new AvgPool1DAttribute(2) { Stride = 1, Padding = 1 };

        Assert.Equal([-4, -2, -2], Predict(new GenericNetwork<double>([1, 2], [max]), [-4, -2]));
        Assert.Equal([-2, -3, -1], Predict(new GenericNetwork<double>([1, 2], [mean]), [-4, -2]));
    }

    [Fact]
    public void A_NaN_wins_a_maximum() =>
        Assert.Equal([double.NaN, 4], Predict(new GenericNetwork<double>([1, 6], [new MaxPool1DAttribute(3)]), [9, double.NaN, 1, 4, 3, 2]));

    [Fact]
    public void Training_finds_the_same_maxima_as_prediction()
    {
        var random = new Random(1);
        float[] inputs = LayerGraphs.Values<float>(2 * 2 * 7 * 5, random);
        LayerAttribute[] pools =
        [
            new MaxPool2DAttribute(7, 5),
            new MaxPool2DAttribute(1, 5),
            new MaxPool2DAttribute(3, 2) { Padding = Padding.Same, Stride = 2 },
            new MaxPool2DAttribute(3) { Stride = 1, Padding = 1 },
        ];
        foreach (LayerAttribute pool in pools)
        {
            var network = new GenericNetwork<float>([2, 7, 5], [pool], Loss.MeanSquaredError);
            float[] targets = LayerGraphs.Values<float>(2 * network.OutputSize, random);
            var trainer = new GenericTrainer<float>(network, new Sgd<float>());

            Assert.Equal(trainer.Evaluate(inputs, targets), trainer.Backpropagate(inputs, targets));
        }
    }

    [Fact]
    public void The_gradient_of_a_maximum_goes_to_the_first_of_equal_values()
    {
        // The gradient of the betas before the pool shows which of them won.
        var network = new GenericNetwork<double>([1, 2, 3], [new LayerNormAttribute(), new MaxPool2DAttribute(2, 3)], Loss.MeanAbsoluteError);

        var trainer = new GenericTrainer<double>(network, new Sgd<double>());
        trainer.Backpropagate([0, 0, 1, 1, 0, 1], [-1.0]);

        Assert.Equal([0, 0, 1, 0, 0, 0], trainer.Gradients[1].Values.ToArray());
    }

    private static double[] Predict(GenericNetwork<double> network, double[] input)
    {
        var outputs = new double[network.OutputSize];
        network.Predict(input, outputs);
        return outputs;
    }
}
