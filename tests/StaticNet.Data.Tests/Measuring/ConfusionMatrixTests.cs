namespace StaticNet.Data.Tests;

public class ConfusionMatrixTests
{
    private static readonly int[] Actual = [0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3];
    private static readonly int[] Predicted = [0, 1, 0, 1, 1, 2, 0, 2, 2, 1, 2, 2, 1];

    // scikit-learn 1.2.1: confusion_matrix, accuracy_score, precision_recall_fscore_support(..., zero_division=0), its macro average.
    [Fact]
    public void Finds_what_scikit_learn_finds()
    {
        ConfusionMatrix matrix = ConfusionMatrix.Of(Actual, Predicted, 4);
        int[] classes = [0, 1, 2, 3];

        Assert.Equal([2, 1, 0, 0, 1, 2, 1, 0, 0, 1, 4, 0, 0, 1, 0, 0], classes.SelectMany(actual => classes.Select(predicted => (int)matrix[actual, predicted])));
        Assert.Equal(0.6153846153846154, matrix.Accuracy, 1e-15);
        Assert.Equal([3L, 4, 5, 1], classes.Select(matrix.Support));
        Close([0.6666666666666666, 0.4, 0.8, 0.0], classes.Select(matrix.Precision));
        Close([0.6666666666666666, 0.5, 0.8, 0.0], classes.Select(matrix.Recall));
        Close([0.6666666666666666, 0.4444444444444445, 0.8000000000000002, 0.0], classes.Select(matrix.F1));
        Close([0.4666666666666667, 0.49166666666666664, 0.47777777777777786], [matrix.MacroPrecision, matrix.MacroRecall, matrix.MacroF1]);
        Assert.Equal((13L, 8L), (matrix.Total, matrix.Correct));
    }

    [Fact]
    public void Takes_the_largest_output_as_the_prediction()
    {
        float[] outputs = [.. Predicted.SelectMany(label => Enumerable.Range(0, 4).Select(c => c == label ? 0.7f : 0.1f))];
        ConfusionMatrix matrix = ConfusionMatrix.Of(Actual, outputs);

        Assert.Equal(4, matrix.ClassCount);
        Assert.Equal(8, matrix.Correct);
        Assert.Equal(4, matrix[2, 2]);
    }

    [Fact]
    public void Is_all_0_before_it_has_seen_anything()
    {
        var matrix = new ConfusionMatrix(2);

        Assert.Equal([0.0, 0, 0, 0, 0], new[] { matrix.Accuracy, matrix.Precision(0), matrix.Recall(0), matrix.F1(0), matrix.MacroF1 });
    }

    [Fact]
    public void Prints_a_table()
    {
        ConfusionMatrix named = ConfusionMatrix.Of([0, 1, 1], [0, 0, 1], 2, ["no", "yes"]);
        var large = new ConfusionMatrix(2);
        for (int i = 0; i < 1234; i++)
        {
            large.Add(0, 1);
        }

        Assert.Equal("actual \\ predicted  no  yes\nno                   1    0\nyes                  1    1", named.ToString());
        Assert.Equal("actual \\ predicted  0     1\n0                   0  1234\n1                   0     0", large.ToString());
    }

    [Fact]
    public void Refuses_what_does_not_fit()
    {
        var matrix = new ConfusionMatrix(2);

        Assert.Contains("run from 0 to 1", Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Add(0, 2)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Add(-1, 0));
        Assert.Equal(0, matrix.Total);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix[2, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Support(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Precision(2));
        Assert.Contains("at least 1 class", Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(0)).Message);
        Assert.Contains("at most 46340", Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(50_000)).Message);
        Assert.Contains("2 classes, but names for 1", Assert.Throws<ArgumentException>(() => new ConfusionMatrix(2, ["a"])).Message);
        Assert.Contains("2 of one and 1 of the other", Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of([0, 1], [0], 2)).Message);
        Assert.Contains("at least one sample", Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of([], new int[0], 2)).Message);
        Assert.Contains("not a multiple of 2", Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of([0, 1], new float[5])).Message);
    }

    private static void Close(double[] expected, IEnumerable<double> actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
}
