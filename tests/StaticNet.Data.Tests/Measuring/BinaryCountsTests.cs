namespace StaticNet.Data.Tests;

public class BinaryCountsTests
{
    private static readonly int[] Labels = [0, 0, 1, 1, 0, 1, 0, 1, 1, 0];
    private static readonly float[] Scores = [.1f, .4f, .35f, .8f, .4f, .4f, .2f, .9f, .6f, .7f];

    // scikit-learn 1.2.1: precision_score, recall_score, f1_score, accuracy_score of scores >= 0.4.
    [Fact]
    public void Finds_what_scikit_learn_finds()
    {
        var counts = BinaryCounts.At(Labels, Scores, 0.4f);

        Assert.Equal(new BinaryCounts(TruePositives: 4, FalsePositives: 3, TrueNegatives: 2, FalseNegatives: 1), counts);
        Assert.Equal(0.5714285714285714, counts.Precision, 1e-15);
        Assert.Equal(0.8, counts.Recall, 1e-15);
        Assert.Equal(0.6666666666666666, counts.F1, 1e-15);
        Assert.Equal(0.6, counts.Accuracy, 1e-15);
        Assert.Equal(0.4, counts.Specificity, 1e-15);
        Assert.Equal(counts, BinaryCounts.At([.. Labels.Select(label => (float)label)], Scores, 0.4f));
    }

    [Fact]
    public void Begins_at_one_half_unless_told_otherwise() =>
        Assert.Equal(new BinaryCounts(1, 1, 1, 0), BinaryCounts.At([1, 0, 0], [0.5f, 0.6f, 0.4999f]));

    [Fact]
    public void Calls_0_of_0_nothing()
    {
        BinaryCounts nothing = BinaryCounts.At([0, 0], [0.1f, 0.2f]);

        Assert.Equal((0.0, 0.0, 0.0), (nothing.Precision, nothing.Recall, nothing.F1));
        Assert.Equal(0, BinaryCounts.At([1], [1]).Specificity);
        Assert.Equal(0, default(BinaryCounts).Accuracy);
    }

    [Fact]
    public void Takes_infinite_thresholds_for_all_or_nothing()
    {
        Assert.Equal(10, BinaryCounts.At(Labels, Scores, float.NegativeInfinity) is var all ? all.TruePositives + all.FalsePositives : 0);
        Assert.Equal(0, BinaryCounts.At(Labels, Scores, float.PositiveInfinity).TruePositives);
    }

    [Fact]
    public void Refuses_what_does_not_fit()
    {
        Refuses("0 or 1, but sample 1 has 2", () => BinaryCounts.At([0, 2], [0, 0]));
        Refuses("0 or 1, but sample 0 has 0.5", () => BinaryCounts.At([0.5f], [0]));
        Refuses("that of sample 1 is NaN", () => BinaryCounts.At([0, 1], [0, float.NaN]));
        Refuses("threshold", () => BinaryCounts.At([0], [0], float.NaN));
        Refuses("1 of one and 2 of the other", () => BinaryCounts.At([0], [0, 1]));
        Refuses("at least one sample", () => BinaryCounts.At(new int[0], []));
    }

    private static void Refuses(string message, Func<object> measure) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(measure).Message);
}
