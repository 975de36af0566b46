namespace StaticNet.Data.Tests;

public class ChannelScalingTests
{
    // Two samples of two channels of 2 x 2; the first pixel of the first channel is the same in both.
    private static readonly float[] Inputs = [1, 3, 5, 7, 10, 20, 30, 40, 1, 9, 11, 13, 50, 60, 70, 80];

    [Fact]
    public void Standardises_all_positions_of_a_channel_alike()
    {
        Dataset data = Images();
        StandardScaler scaler = StandardScaler.FitPerChannel(data);

        // Means 50/8 and 45; mean squares 456/8 and 20400/8.
        double first = Math.Sqrt(57 - (6.25 * 6.25));
        double second = Math.Sqrt(2550 - (45.0 * 45));
        Assert.Equal([6.25, 6.25, 6.25, 6.25, 45, 45, 45, 45], scaler.Mean.ToArray());
        Assert.All(scaler.Scale[..4].ToArray(), scale => Assert.Equal(first, scale, 1e-12));
        Assert.All(scaler.Scale[4..].ToArray(), scale => Assert.Equal(second, scale, 1e-12));

        scaler.Transform(data);
        Assert.Equal((float)((9 - 6.25) / first), data[1].Inputs[1]);
        Assert.Equal((float)((10 - 45) / second), data[0].Inputs[4]);
        Assert.Equal([2, 2, 2], data.InputShape.ToArray());
        scaler.InverseTransform(data);
        Assert.All(Inputs.Zip(data.Inputs.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void Brings_all_positions_of_a_channel_between_the_same_bounds()
    {
        Dataset data = Images();
        MinMaxScaler scaler = MinMaxScaler.FitPerChannel(data, -1, 1);
        scaler.Transform(data);

        Assert.Equal([1.0, 1, 1, 1, 10, 10, 10, 10], scaler.Minimum.ToArray());
        Assert.Equal([13.0, 13, 13, 13, 80, 80, 80, 80], scaler.Maximum.ToArray());
        Assert.Equal([-1f, (float)(-1 + (2 * 2 / 12.0)), (float)(-1 + (4 * 2 / 12.0)), 0f], data[0].Inputs[..4].ToArray());
        Assert.Equal(1f, data[1].Inputs[7]);
    }

    [Fact]
    public void Does_not_blow_up_pixels_that_are_constant_in_training()
    {
        // A border pixel that is always 0 in training and 1 in one later image is as bright there as any other.
        var training = new Dataset([0f, 0, 1, 0, 1, 0], [1, 1, 3], [0, 1], names: null);
        float[] later = [1, 1, 1];

        MinMaxScaler.FitPerChannel(training).Transform(later);
        Assert.Equal([1f, 1, 1], later);
        StandardScaler.FitPerChannel(training).Transform(later);
        Assert.Equal(later[1], later[0]);
    }

    [Fact]
    public void A_constant_channel_is_only_shifted()
    {
        var data = new Dataset([5f, 5, 1, 2, 5, 5, 3, 4], [2, 2], [0, 1], names: null);

        Assert.Equal([1.0, 1], StandardScaler.FitPerChannel(data).Scale[..2].ToArray());
        MinMaxScaler.FitPerChannel(data).Transform(data);
        Assert.Equal([0f, 0, 0, (float)(1 / 3.0)], data[0].Inputs.ToArray());
    }

    [Fact]
    public void In_a_vector_every_feature_is_a_channel()
    {
        Dataset data = Images().WithInputShape(8);

        Assert.Equal(StandardScaler.Fit(data).Mean.ToArray(), StandardScaler.FitPerChannel(data).Mean.ToArray());
        Assert.Equal(StandardScaler.Fit(data).Scale.ToArray(), StandardScaler.FitPerChannel(data).Scale.ToArray());
        Assert.Equal(MinMaxScaler.Fit(data).Maximum.ToArray(), MinMaxScaler.FitPerChannel(data).Maximum.ToArray());
    }

    [Fact]
    public void Refuses_nothing_and_nonsense()
    {
        Dataset data = Images();
        data.MutableInputs[9] = float.NaN;

        Assert.Contains("feature 1 of sample 1 is NaN", Assert.Throws<ArgumentException>(() => StandardScaler.FitPerChannel(data)).Message);
        Assert.Contains("feature 1 of sample 1 is NaN", Assert.Throws<ArgumentException>(() => MinMaxScaler.FitPerChannel(data)).Message);
        Assert.Contains("lower is below the upper", Assert.Throws<ArgumentException>(() => MinMaxScaler.FitPerChannel(Images(), 1, 0)).Message);
        Assert.Throws<ArgumentNullException>(() => StandardScaler.FitPerChannel(null!));
        Assert.Throws<ArgumentNullException>(() => MinMaxScaler.FitPerChannel(null!));
    }

    private static Dataset Images() => new(Inputs, [2, 2, 2], [0, 1], names: null);
}
