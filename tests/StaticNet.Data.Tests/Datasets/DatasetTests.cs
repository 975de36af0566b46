namespace StaticNet.Data.Tests;

public class DatasetTests
{
    [Fact]
    public void Holds_labelled_samples_one_after_another()
    {
        var data = new Dataset([[1, 2], [3, 4], [5, 6]], [2, 0, 2]);

        Assert.Equal((3, 2, 0, 3), (data.Count, data.InputSize, data.TargetSize, data.ClassCount));
        Assert.Equal([1f, 2, 3, 4, 5, 6], data.Inputs.ToArray());
        Assert.Equal([2, 0, 2], data.Labels.ToArray());
        Assert.True(data.HasLabels);
        Assert.True(data.Targets.IsEmpty);
        Assert.Equal("3 samples of 2 inputs, 3 classes", data.ToString());
    }

    [Fact]
    public void Holds_samples_with_targets_from_rows_or_tables()
    {
        var fromRows = new Dataset([[0, 0], [0, 1], [1, 0], [1, 1]], [[0], [1], [1], [0]]);
        var fromTable = new Dataset(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } }, new float[,] { { 0 }, { 1 }, { 1 }, { 0 } });

        Assert.Equal(fromRows.Inputs.ToArray(), fromTable.Inputs.ToArray());
        Assert.Equal([0f, 1, 1, 0], fromTable.Targets.ToArray());
        Assert.Equal((4, 2, 1, 0), (fromTable.Count, fromTable.InputSize, fromTable.TargetSize, fromTable.ClassCount));
        Assert.False(fromRows.HasLabels);
        Assert.Equal("4 samples of 2 inputs, 1 targets", fromRows.ToString());
        Assert.Equal([1, 0], new Dataset(new float[,] { { 0, 0 }, { 0, 1 } }, [1, 0]).Labels.ToArray());
    }

    [Fact]
    public void Owns_its_memory()
    {
        float[] inputs = [1, 2];
        var data = new Dataset(inputs, 1, [0, 1]);
        Dataset slice = data[..1];

        inputs[0] = 9;
        data.MutableInputs[0] = 7;

        Assert.Equal(7f, data.Inputs[0]);
        Assert.Equal(1f, slice.Inputs[0]);
    }

    [Fact]
    public void Shows_one_sample_by_index()
    {
        Dataset data = Make.Labelled(0, 1, 1);

        Assert.Equal([2f, 1002], data[^1].Inputs.ToArray());
        Assert.Equal(1, data[2].Label);
        Assert.True(data[2].Targets.IsEmpty);
        Assert.Equal([-1f], Make.Targeted(3)[1].Targets.ToArray());
        Assert.Contains("float targets", Assert.Throws<InvalidOperationException>(() => Make.Targeted(3)[1].Label).Message);
        Assert.Contains("run from 0 to 2", Assert.Throws<ArgumentOutOfRangeException>(() => data[3].Label).Message);
        Assert.Contains("run from 0 to 2", Assert.Throws<ArgumentOutOfRangeException>(() => data[-1].Label).Message);
    }

    [Fact]
    public void Knows_names_and_hands_them_on_to_its_parts()
    {
        var names = new DatasetNames { Features = ["x", "y"], Classes = ["no", "yes", "perhaps"] };
        Dataset data = Make.Labelled([0, 1, 0, 1], 3, names);

        foreach (Dataset part in new[] { data, data.Shuffle(1), data[1..2], data.StratifiedSplit(0.5, 1).Test })
        {
            Assert.Equal(["x", "y"], part.FeatureNames);
            Assert.Equal(["no", "yes", "perhaps"], part.ClassNames);
            Assert.Equal(3, part.ClassCount);
        }
    }

    [Fact]
    public void Takes_the_number_of_classes_from_the_argument_the_names_or_the_labels()
    {
        var two = new DatasetNames { Classes = ["a", "b"] };

        Assert.Equal(5, Make.Labelled([0, 1], 5).ClassCount);
        Assert.Equal(2, new Dataset([1f], 1, [0], names: two).ClassCount);
        Assert.Equal(4, Make.Labelled(3, 0).ClassCount);
    }

    [Fact]
    public void Refuses_arrays_that_do_not_fit()
    {
        Refuses("at least one sample", () => new Dataset([], 1, new int[0]));
        Refuses("at least one sample", () => new Dataset(new float[0][], new int[0]));
        Refuses("at least 1 input", () => new Dataset([1f], 0, [1]));
        Refuses("at least 1 input", () => new Dataset([[]], [0]));
        Refuses("at least 1 input", () => new Dataset(new float[1, 0], [0]));
        Refuses("A sample has 2 inputs, but 3 floats", () => new Dataset([1f, 2, 3], 2, [1]));
        Refuses("2 samples have 2 labels, but 1 were given", () => new Dataset([1f, 2], 1, [1]));
        Refuses("at least 1 target", () => new Dataset([1f], 1, Array.Empty<float>(), 0));
        Refuses("2 samples have 4 target floats (2 each), but 3 were given", () => new Dataset([1f, 2], 1, [1f, 2, 3], 2));
        Refuses("row 1 has 1", () => new Dataset([[1, 2], [3]], [0, 1]));
        Refuses("row 1 has none: it is null", () => new Dataset([[1, 2], null!], [0, 1]));
        Refuses("2 samples have 2 target floats (1 each), but 1 were given", () => new Dataset([[1, 2], [3, 4]], [[0]]));
        Assert.Throws<ArgumentNullException>(() => new Dataset((float[][])null!, [0]));
        Assert.Throws<ArgumentNullException>(() => new Dataset((float[,])null!, [0]));
    }

    [Fact]
    public void Refuses_values_that_are_not_finite_and_labels_that_are_no_class()
    {
        Refuses("input 1 of sample 1 is NaN", () => new Dataset([1, 2, 3, float.NaN], 2, [0, 1]));
        Refuses("target 0 of sample 1 is Infinity", () => new Dataset([1f, 2], 1, [0, float.PositiveInfinity], 1));
        Refuses("Labels run from 0 to 1, but sample 1 has 2", () => new Dataset([1f, 2], 1, [0, 2], classCount: 2));
        Refuses("sample 0 has -1", () => new Dataset([1f], 1, [-1]));
        Refuses("below 2147483647", () => new Dataset([1f], 1, [int.MaxValue]));
        Refuses("at least 1 class, but the number given is 0", () => new Dataset([1f], 1, [0], classCount: 0));
    }

    [Fact]
    public void Refuses_another_number_of_names()
    {
        Refuses("1 inputs, but names for 2", () => new Dataset([1f], 1, [0], names: new DatasetNames { Features = ["a", "b"] }));
        Refuses("3 classes, but names for 1", () => new Dataset([1f], 1, [0], classCount: 3, new DatasetNames { Classes = ["a"] }));
        Refuses("1 targets, but names for 2", () => new Dataset([1f], 1, [0f], 1, new DatasetNames { Targets = ["a", "b"] }));
        Refuses("0 classes, but names for 2", () => new Dataset([1f], 1, [0f], 1, new DatasetNames { Classes = ["a", "b"] }));
        Refuses("0 targets, but names for 1", () => new Dataset([1f], 1, [0], names: new DatasetNames { Targets = ["a"] }));
    }

    private static void Refuses(string message, Func<Dataset> make) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(make).Message);
}
