namespace StaticNet.Data.Tests;

public class MinMaxScalerTests
{
    // scikit-learn 1.2.1: MinMaxScaler((-1, 1)).fit_transform(load_breast_cancer().data as float32)[0, [0, 3, 29]].
    [Fact]
    public void Finds_what_scikit_learn_finds()
    {
        Dataset data = CsvDataset.Read(BundledDataTests.PathOf("breast_cancer.csv"), new() { HasHeader = false, SkipLines = 1 });
        MinMaxScaler scaler = MinMaxScaler.Fit(data, -1, 1);
        scaler.Transform(data);

        Assert.Equal((double)6.981f, scaler.Minimum[0]);
        Assert.Equal(2501, scaler.Maximum[3]);
        Assert.Equal(0.042074824050502, data[0].Inputs[0], 1e-7);
        Assert.Equal(-0.27253446447507956, data[0].Inputs[3], 1e-7);
        Assert.Equal(-0.1622720205257977, data[0].Inputs[29], 1e-7);
    }

    [Fact]
    public void Reaches_both_bounds_exactly()
    {
        float[] samples = [0.1f, 0.2f, 0.7f];
        MinMaxScaler.Fit(samples, 1, 0.1f, 0.3f).Transform(samples);

        Assert.Equal((0.1f, 0.3f), (samples[0], samples[2]));
    }

    [Fact]
    public void Lets_unseen_values_land_beyond_the_bounds()
    {
        float[] samples = [-1, 0, 3];
        MinMaxScaler.Fit([0, 2], 1).Transform(samples);

        Assert.Equal([-0.5f, 0, 1.5f], samples);
    }

    [Fact]
    public void Shifts_a_constant_feature_to_the_lower_bound()
    {
        float[] samples = [5, 1, 5, 3];
        MinMaxScaler scaler = MinMaxScaler.Fit(samples, 2, -1, 1);
        scaler.Transform(samples);

        Assert.Equal([-1f, -1, -1, 1], samples);
        scaler.InverseTransform(samples);
        Assert.Equal([5f, 1, 5, 3], samples);
    }

    [Fact]
    public void Is_restored_from_its_numbers()
    {
        MinMaxScaler fitted = MinMaxScaler.Fit([0, 5, 2, 7], 2, 1, 3);
        var restored = new MinMaxScaler(fitted.Minimum, fitted.Maximum, fitted.Lower, fitted.Upper);
        float[] samples = [1, 6];
        restored.Transform(samples);

        Assert.Equal([2f, 2], samples);
    }

    [Fact]
    public void Refuses_numbers_that_are_no_scaler()
    {
        Refuses("the lower is below the upper, but they are 1 and 1", () => MinMaxScaler.Fit([0f], 1, 1, 1));
        Refuses("they are NaN and 1", () => MinMaxScaler.Fit([0f], 1, float.NaN, 1));
        Refuses("they are 0 and Infinity", () => new MinMaxScaler([0], [1], 0, float.PositiveInfinity));
        Refuses("those of feature 1 are 1 and 2", () => new MinMaxScaler([0, 2], [1, 1]));
        Refuses("1 are expected, but 2 were given", () => new MinMaxScaler([0], [1, 1]));
        Refuses("The maximum of a feature is finite, but that of feature 0 is NaN", () => new MinMaxScaler([0], [double.NaN]));
        Refuses("at least 1 feature", () => new MinMaxScaler([], []));
    }

    private static void Refuses(string message, Func<MinMaxScaler> make) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(make).Message);
}
