namespace StaticNet.Data.Tests;

public class StandardScalerTests
{
    private static readonly int[] Features = [0, 3, 29];

    // scikit-learn 1.2.1: StandardScaler().fit(load_breast_cancer().data as float32).
    [Fact]
    public void Finds_what_scikit_learn_finds()
    {
        Dataset data = Tumours();
        StandardScaler scaler = StandardScaler.Fit(data);

        Close([14.127291743072348, 654.889103814043, 0.08394581713895387], Features.Select(f => scaler.Mean[f]), 1e-12);
        Close([3.5209507474778245, 351.6047537432559, 0.018045389236518636], Features.Select(f => scaler.Scale[f]), 1e-12);

        scaler.Transform(data);
        Close([1.0970639196849896, 0.9843749053480928, 1.9370146829169383], Features.Select(f => (double)data[0].Inputs[f]), 1e-6);
        Close([-1.8084011878756376, -1.3477892399602762, -0.751206639098237], Features.Select(f => (double)data[^1].Inputs[f]), 1e-6);
    }

    [Fact]
    public void Gives_mean_0_and_deviation_1_where_values_are_large_and_close()
    {
        float[] samples = [.. Enumerable.Range(0, 1000).Select(i => 16_000_000f + i)];
        StandardScaler scaler = StandardScaler.Fit(samples, 1);

        Assert.Equal(16_000_499.5, scaler.Mean[0]);
        Assert.Equal(Math.Sqrt(((1000.0 * 1000) - 1) / 12), scaler.Scale[0], 1e-9);
    }

    [Fact]
    public void Shifts_a_constant_feature_to_0()
    {
        float[] samples = [0.1f, 1, 0.1f, 3, 0.1f, 8];
        StandardScaler scaler = StandardScaler.Fit(samples, 2);
        scaler.Transform(samples);

        Assert.Equal(1, scaler.Scale[0]);
        Assert.Equal([0f, 0, 0], new[] { samples[0], samples[2], samples[4] });
        float[] other = [2.1f, 4];
        scaler.Transform(other);
        Assert.Equal(2f, other[0], 1e-6);
        scaler.InverseTransform(other);
        Assert.Equal(2.1f, other[0], 1e-6);
    }

    [Fact]
    public void Is_restored_from_its_numbers()
    {
        StandardScaler fitted = StandardScaler.Fit(Tumours());
        var restored = new StandardScaler(fitted.Mean, fitted.Scale);
        Dataset a = Tumours();
        Dataset b = Tumours();

        fitted.Transform(a);
        restored.Transform(b);

        Assert.Equal(30, restored.FeatureCount);
        Assert.Equal(a.Inputs.ToArray(), b.Inputs.ToArray());
    }

    [Fact]
    public void Leaves_the_data_it_learns_from_alone()
    {
        Dataset data = Tumours();
        StandardScaler.Fit(data);

        Assert.Equal(Tumours().Inputs.ToArray(), data.Inputs.ToArray());
    }

    [Fact]
    public void Refuses_numbers_that_are_no_scaler()
    {
        Refuses("2 are expected, but 1 were given", () => new StandardScaler([1, 2], [1]));
        Refuses("at least 1 feature", () => new StandardScaler([], []));
        Refuses("The mean of a feature is finite, but that of feature 1 is NaN", () => new StandardScaler([1, double.NaN], [1, 1]));
        Refuses("The scale of a feature is finite and above 0, but that of feature 0 is 0", () => new StandardScaler([1, 2], [0, 1]));
    }

    private static void Refuses(string message, Func<StandardScaler> make) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(make).Message);

    private static Dataset Tumours() => CsvDataset.Read(BundledDataTests.PathOf("breast_cancer.csv"), new() { HasHeader = false, SkipLines = 1 });

    private static void Close(double[] expected, IEnumerable<double> actual, double relative) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Math.Abs(pair.First) * relative));
}
