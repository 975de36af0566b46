namespace StaticNet.Data.Tests;

public class SplittingTests
{
    [Fact]
    public void Slices_and_picks_samples()
    {
        Dataset data = Make.Labelled(0, 1, 2, 3);

        Assert.Equal([1, 2], Make.Identities(data.Slice(1, 2)));
        Assert.Equal([1, 2], data[1..3].Labels.ToArray());
        Assert.Equal([3, 0, 3], Make.Identities(data.Subset([3, 0, 3])));
        Assert.Equal([-2f, -3], Make.Targeted(4)[2..].Targets.ToArray());
    }

    [Fact]
    public void Refuses_samples_that_do_not_exist()
    {
        Dataset data = Make.Labelled(0, 1, 2);

        foreach ((int start, int count) in new[] { (-1, 1), (0, 0), (0, 4), (3, 1), (1, int.MaxValue), (0, -1) })
        {
            Assert.Contains("of the samples 0 to 2", Assert.Throws<ArgumentOutOfRangeException>(() => data.Slice(start, count)).Message);
        }

        Assert.Contains("but 3 was chosen", Assert.Throws<ArgumentException>(() => data.Subset([0, 3])).Message);
        Assert.Contains("not 0", Assert.Throws<ArgumentException>(() => data.Subset([])).Message);
    }

    [Fact]
    public void Splits_into_the_nearest_number_of_samples()
    {
        (Dataset training, Dataset test) = Make.Labelled(new int[10]).Split(0.25, seed: 3);

        Assert.Equal((7, 3), (training.Count, test.Count));
        Assert.Equal(Enumerable.Range(0, 10), Make.Identities(training).Concat(Make.Identities(test)).Order());
        Assert.NotEqual(Make.Identities(test).Order(), Make.Identities(Make.Labelled(new int[10]).Split(0.25, seed: 4).Test).Order());
    }

    [Fact]
    public void Holds_out_every_class_in_proportion_by_largest_remainder()
    {
        // 20 samples, 5 held out: the exact shares are 2.5, 1.75 and 0.75, so 2 + 1 + 0, and one more each for b and c.
        int[] labels = [.. Enumerable.Repeat(0, 10), .. Enumerable.Repeat(1, 7), .. Enumerable.Repeat(2, 3)];
        Dataset test = Make.Labelled(labels).StratifiedSplit(0.25, seed: 1).Test;

        Assert.Equal([2, 2, 1], CountByClass(test));
    }

    [Fact]
    public void Gives_equal_remainders_to_the_lower_label_first() =>
        Assert.Equal([2, 1, 1], CountByClass(Make.Labelled(0, 0, 0, 1, 1, 1, 2, 2, 2).StratifiedSplit(4 / 9.0, seed: 1).Test));

    [Fact]
    public void Mixes_the_classes_within_both_sides()
    {
        Dataset data = Make.Labelled([.. Enumerable.Range(0, 200).Select(i => i / 100)]);
        (Dataset training, Dataset test) = data.StratifiedSplit(0.5, seed: 1);

        Assert.InRange(training.Labels[..50].ToArray().Sum(), 10, 40);
        Assert.InRange(test.Labels[..50].ToArray().Sum(), 10, 40);
    }

    [Fact]
    public void Folds_are_copied_only_when_they_are_reached()
    {
        Dataset data = Make.Labelled(0, 1, 2, 3);
        IEnumerable<DatasetSplit> folds = data.KFold(2, seed: 1);
        data.MutableInputs.Fill(42);

        Assert.All(folds, fold => Assert.Equal(42f, fold.Test.Inputs[0]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    [InlineData(0.01)]
    [InlineData(0.99)]
    public void Refuses_fractions_that_leave_one_side_empty(double fraction)
    {
        Dataset data = Make.Labelled(0, 1, 0, 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => data.Split(fraction, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.StratifiedSplit(fraction, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(-2)]
    public void Refuses_an_impossible_number_of_folds_at_once(int k)
    {
        Assert.Contains("from 2 to 4 folds", Assert.Throws<ArgumentOutOfRangeException>(() => Make.Targeted(4).KFold(k, 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Make.Labelled(0, 1, 0, 1).StratifiedKFold(k, 1));
    }

    [Fact]
    public void Refuses_to_stratify_without_labels()
    {
        Assert.Contains("StratifiedSplit works on labels", Assert.Throws<InvalidOperationException>(() => Make.Targeted(4).StratifiedSplit(0.5, 1)).Message);
        Assert.Contains("StratifiedKFold works on labels", Assert.Throws<InvalidOperationException>(() => Make.Targeted(4).StratifiedKFold(2, 1)).Message);
    }

    private static int[] CountByClass(Dataset data) =>
        [.. Enumerable.Range(0, data.ClassCount).Select(label => data.Labels.ToArray().Count(other => other == label))];
}
