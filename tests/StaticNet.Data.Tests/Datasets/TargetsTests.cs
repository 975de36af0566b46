namespace StaticNet.Data.Tests;

public class TargetsTests
{
    private static readonly DatasetNames Named = new() { Features = ["x", "y"], Classes = ["a", "b", "c"] };

    [Fact]
    public void Turns_labels_into_one_hot_targets()
    {
        Dataset oneHot = Make.Labelled([2, 0], 3, Named).WithOneHotTargets();

        Assert.Equal([0f, 0, 1, 1, 0, 0], oneHot.Targets.ToArray());
        Assert.Equal((3, 0, false), (oneHot.TargetSize, oneHot.ClassCount, oneHot.HasLabels));
        Assert.Equal(["a", "b", "c"], oneHot.TargetNames);
        Assert.Equal(["x", "y"], oneHot.FeatureNames);
        Assert.Empty(oneHot.ClassNames);
        Assert.Empty(Make.Labelled(0, 1).WithOneHotTargets().TargetNames);
    }

    [Fact]
    public void Turns_labels_into_one_target_for_the_positive_class()
    {
        Dataset data = Make.Labelled([2, 0, 1], 3, Named);

        Assert.Equal([0f, 0, 1], data.WithBinaryTargets().Targets.ToArray());
        Assert.Equal([1f, 0, 0], data.WithBinaryTargets(positiveClass: 2).Targets.ToArray());
        Assert.Equal(["c"], data.WithBinaryTargets(2).TargetNames);
        Assert.Equal(1, data.WithBinaryTargets().TargetSize);
    }

    [Fact]
    public void Copies_so_that_scaling_one_leaves_the_other_alone()
    {
        Dataset data = Make.Labelled(0, 1);
        Dataset oneHot = data.WithOneHotTargets();
        Dataset binary = data.WithBinaryTargets();

        data.MutableInputs.Fill(5);

        Assert.Equal([0f, 1000, 1, 1001], oneHot.Inputs.ToArray());
        Assert.Equal([0f, 1000, 1, 1001], binary.Inputs.ToArray());
    }

    [Fact]
    public void Refuses_what_has_no_labels_no_such_class_or_no_room()
    {
        Assert.Contains("works on labels", Assert.Throws<InvalidOperationException>(() => Make.Targeted(2).WithOneHotTargets()).Message);
        Assert.Contains("works on labels", Assert.Throws<InvalidOperationException>(() => Make.Targeted(2).WithBinaryTargets()).Message);
        Assert.Contains("run from 0 to 1", Assert.Throws<ArgumentOutOfRangeException>(() => Make.Labelled(0, 1).WithBinaryTargets(2)).Message);
        Assert.Contains("fit into one array", Assert.Throws<InvalidOperationException>(() => Make.Labelled([0, 1], int.MaxValue).WithOneHotTargets()).Message);
    }
}
