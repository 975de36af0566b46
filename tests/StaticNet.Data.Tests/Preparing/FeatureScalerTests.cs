using FsCheck;
using FsCheck.Fluent;

namespace StaticNet.Data.Tests;

public class FeatureScalerTests
{
    private static readonly Arbitrary<float[]> Samples =
        Gen.Choose(-1_000_000, 1_000_000).Select(value => value / 128f).ArrayOf().Where(values => values.Length > 0).ToArbitrary();

    [Fact]
    public void Inverting_gives_the_samples_back() => Prop.ForAll(Samples, samples =>
    {
        int features = samples.Length % 3 == 0 ? 3 : 1;
        float range = samples.Max(Math.Abs);
        return new FeatureScaler[] { StandardScaler.Fit(samples, features), MinMaxScaler.Fit(samples, features, -2, 5) }.All(scaler =>
        {
            float[] there = [.. samples];
            scaler.Transform(there);
            scaler.InverseTransform(there);
            return there.Zip(samples).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-5f * range);
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Scaled_samples_have_mean_0_and_deviation_1_or_reach_from_0_to_1() => Prop.ForAll(Samples, samples =>
    {
        float[] standard = [.. samples];
        StandardScaler.Fit(samples, 1).Transform(standard);
        float[] bounded = [.. samples];
        MinMaxScaler.Fit(samples, 1).Transform(bounded);
        bool isConstant = samples.Distinct().Count() == 1;
        double deviation = Math.Sqrt(standard.Average(value => (double)value * value));
        return Math.Abs(standard.Average(value => (double)value)) < 1e-4
            && Math.Abs(deviation - (isConstant ? 0 : 1)) < 1e-4
            && bounded.Min() == 0
            && bounded.Max() == (isConstant ? 0 : 1);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Scales_a_dataset_and_back()
    {
        Dataset data = Make.Labelled(0, 1, 0);
        StandardScaler scaler = StandardScaler.Fit(data);

        scaler.Transform(data);
        Assert.Equal(0f, data[1].Inputs[0]);
        scaler.InverseTransform(data);
        Assert.All(Make.Labelled(0, 1, 0).Inputs.ToArray().Zip(data.Inputs.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void Allocates_nothing_when_applied()
    {
        float[] sample = [1, 2];
        StandardScaler scaler = StandardScaler.Fit([0, 1, 4, 9], 2);
        scaler.Transform(sample);
        scaler.InverseTransform(sample);
        long before = GC.GetAllocatedBytesForCurrentThread();
        scaler.Transform(sample);
        scaler.InverseTransform(sample);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Refuses_samples_that_do_not_fit_and_changes_nothing()
    {
        float[] samples = [1, 2, 3];
        StandardScaler scaler = StandardScaler.Fit([0, 1, 4, 9], 2);

        Assert.Contains("made for 2 features, but 3 floats", Assert.Throws<ArgumentException>(() => scaler.Transform(samples)).Message);
        Assert.Contains("made for 2 features, but 3 floats", Assert.Throws<ArgumentException>(() => scaler.InverseTransform(samples)).Message);
        Assert.Equal([1f, 2, 3], samples);

        var wide = new Dataset([[1, 2, 3, 4]], [0]);
        Assert.Contains("2 features, but the dataset has 4 inputs", Assert.Throws<ArgumentException>(() => scaler.Transform(wide)).Message);
        Assert.Throws<ArgumentException>(() => scaler.InverseTransform(wide));
        Assert.Equal([1f, 2, 3, 4], wide.Inputs.ToArray());
        Assert.Throws<ArgumentNullException>(() => scaler.Transform((Dataset)null!));
    }

    [Fact]
    public void Refuses_to_learn_from_nothing_or_from_nonsense()
    {
        Refuses("at least one sample", [], 1);
        Refuses("2 features, but 3 floats", [1, 2, 3], 2);
        Refuses("feature 0 of sample 1 is NaN", [1, 2, float.NaN, 4], 2);
        Refuses("at least 1 feature", [1], 0);
    }

    private static void Refuses(string message, float[] samples, int features)
    {
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(() => StandardScaler.Fit(samples, features)).Message);
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(() => MinMaxScaler.Fit(samples, features)).Message);
    }
}
