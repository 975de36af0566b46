namespace StaticNet.Data.Tests;

public class BundledDataTests
{
    [Fact]
    public void Reads_the_digits()
    {
        Dataset digits = CsvDataset.Read(PathOf("digits.csv.gz"), new() { HasHeader = false });

        Assert.Equal("1797 samples of 64 inputs, 10 classes", digits.ToString());
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], digits.ClassNames);
        Assert.Equal([178, 182, 177, 183, 181, 182, 181, 179, 174, 180], CountByClass(digits));
        Assert.Equal([0f, 0, 5, 13, 9, 1, 0, 0], digits[0].Inputs[..8].ToArray());
        Assert.Equal(0f, digits.Inputs.ToArray().Min());
        Assert.Equal(16f, digits.Inputs.ToArray().Max());
    }

    [Fact]
    public void Holds_out_a_quarter_of_the_digits_in_proportion()
    {
        Dataset digits = CsvDataset.Read(PathOf("digits.csv.gz"), new() { HasHeader = false });
        (Dataset training, Dataset test) = digits.StratifiedSplit(0.25, seed: 1);

        Assert.Equal((1348, 449), (training.Count, test.Count));
        Assert.Equal([45, 45, 44, 46, 45, 45, 45, 45, 44, 45], CountByClass(test));
    }

    [Fact]
    public void Reads_the_tumours_with_their_names()
    {
        Dataset tumours = CsvDataset.Read(
            PathOf("breast_cancer.csv"),
            new() { HasHeader = false, SkipLines = 1, Classes = [("0", "malignant"), ("1", "benign")] });

        Assert.Equal("569 samples of 30 inputs, 2 classes", tumours.ToString());
        Assert.Equal(["malignant", "benign"], tumours.ClassNames);
        Assert.Equal([212, 357], CountByClass(tumours));
        Assert.Equal(17.99f, tumours[0].Inputs[0]);
        Assert.Equal(0.07039f, tumours[^1].Inputs[29]);
    }

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);

    private static int[] CountByClass(Dataset data) =>
        [.. Enumerable.Range(0, data.ClassCount).Select(label => data.Labels.ToArray().Count(other => other == label))];
}
