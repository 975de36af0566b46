using FsCheck;
using FsCheck.Fluent;

namespace StaticNet.Data.Tests;

public class RocCurveTests
{
    private static readonly int[] Labels = [0, 0, 1, 1, 0, 1, 0, 1, 1, 0];
    private static readonly float[] Scores = [.1f, .4f, .35f, .8f, .4f, .4f, .2f, .9f, .6f, .7f];

    // Few different scores, so that many are equal.
    private static readonly Arbitrary<(int Label, int Score)[]> Samples =
        Gen.Choose(0, 1).SelectMany(label => Gen.Choose(-5, 5).Select(score => (label, score))).ArrayOf()
            .Where(samples => samples.Select(sample => sample.label).Distinct().Count() == 2).ToArbitrary();

    // scikit-learn 1.2.1: roc_curve(..., drop_intermediate=False), but for the first threshold, and roc_auc_score.
    [Fact]
    public void Finds_what_scikit_learn_finds()
    {
        RocCurve curve = RocCurve.Of(Labels, Scores);

        Close([0.0, 0.0, 0.0, 0.2, 0.2, 0.6, 0.6, 0.8, 1.0], curve.Points.Select(point => point.FalsePositiveRate));
        Close([0.0, 0.2, 0.4, 0.4, 0.6, 0.8, 1.0, 1.0, 1.0], curve.Points.Select(point => point.TruePositiveRate));
        Assert.Equal([float.PositiveInfinity, .9f, .8f, .7f, .6f, .4f, .35f, .2f, .1f], curve.Points.Select(point => point.Threshold));
        Assert.Equal(0.76, curve.Auc, 1e-15);
        Assert.Equal(curve.Points, RocCurve.Of([.. Labels.Select(label => (float)label)], Scores).Points);
    }

    // scikit-learn 1.2.1: roc_auc_score of the mean radius and the worst radius, negated, as float32.
    [Theory]
    [InlineData(0, 0.9375165160403786)]
    [InlineData(20, 0.9704428941387876)]
    public void Finds_how_well_one_measurement_tells_tumours_apart(int feature, double auc)
    {
        Dataset data = CsvDataset.Read(BundledDataTests.PathOf("breast_cancer.csv"), new() { HasHeader = false, SkipLines = 1 });
        float[] scores = [.. Enumerable.Range(0, data.Count).Select(i => -data[i].Inputs[feature])];

        Assert.Equal(auc, RocCurve.Of(data.Labels, scores).Auc, 1e-14);
    }

    [Fact]
    public void The_area_is_the_part_of_pairs_in_the_right_order() => Prop.ForAll(Samples, samples =>
    {
        double won = samples.Where(one => one.Label == 1).Sum(one => samples.Where(other => other.Label == 0)
            .Sum(other => one.Score > other.Score ? 1 : one.Score == other.Score ? 0.5 : 0));
        double pairs = (double)samples.Count(one => one.Label == 1) * samples.Count(one => one.Label == 0);
        return Auc(samples, score => score) == won / pairs;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_area_is_that_under_the_points() => Prop.ForAll(Samples, samples =>
    {
        RocCurve curve = RocCurve.Of([.. samples.Select(one => one.Label)], [.. samples.Select(one => (float)one.Score)]);
        double area = curve.Points.Zip(curve.Points.Skip(1)).Sum(step =>
            (step.Second.FalsePositiveRate - step.First.FalsePositiveRate) * (step.First.TruePositiveRate + step.Second.TruePositiveRate) / 2);
        return Math.Abs(area - curve.Auc) < 1e-12 && curve.Points[^1] is { FalsePositiveRate: 1, TruePositiveRate: 1 };
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rising_functions_of_the_scores_change_nothing_and_falling_ones_mirror_it() => Prop.ForAll(Samples, samples =>
        Auc(samples, score => score) == Auc(samples, score => MathF.Exp(score))
        && Auc(samples, score => score) == Auc(samples, score => score == 5 ? float.PositiveInfinity : (score * score * score) - 7)
        && Math.Abs(Auc(samples, score => score) + Auc(samples, score => -score) - 1) < 1e-15).QuickCheckThrowOnFailure();

    [Fact]
    public void Refuses_what_has_no_curve()
    {
        Refuses("2 positive and 0 negative", () => RocCurve.Of([1, 1], [0, 1]));
        Refuses("0 positive and 1 negative", () => RocCurve.Of([0f], [0]));
        Refuses("0 or 1, but sample 1 has -1", () => RocCurve.Of([1, -1], [0, 1]));
        Refuses("0 or 1, but sample 1 has NaN", () => RocCurve.Of([1, float.NaN], [0, 1]));
        Refuses("that of sample 0 is NaN", () => RocCurve.Of([1, 0], [float.NaN, 1]));
        Refuses("2 of one and 1 of the other", () => RocCurve.Of([1, 0], [1]));
        Refuses("at least one sample", () => RocCurve.Of(new float[0], []));
    }

    private static double Auc((int Label, int Score)[] samples, Func<float, float> map) =>
        RocCurve.Of([.. samples.Select(one => one.Label)], [.. samples.Select(one => map(one.Score))]).Auc;

    private static void Close(double[] expected, IEnumerable<double> actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-15));

    private static void Refuses(string message, Func<object> measure) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(measure).Message);
}
