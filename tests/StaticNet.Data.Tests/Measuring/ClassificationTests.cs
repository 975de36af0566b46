namespace StaticNet.Data.Tests;

public class ClassificationTests
{
    [Fact]
    public void Accuracy_is_the_part_that_was_right()
    {
        Assert.Equal(0.75, Classification.Accuracy([0, 1, 2, 1], [0, 1, 2, 2]));
        Assert.Equal(0.5, Classification.Accuracy([0, 1], [0.9f, 0.1f, 0.6f, 0.4f]));
    }

    [Fact]
    public void The_first_of_equal_outputs_counts()
    {
        Assert.Equal(1, Predictions.ArgMax([0.2f, 0.4f, 0.4f]));
        Assert.Equal(0, Predictions.ArgMax([float.NegativeInfinity, float.NegativeInfinity]));
        Assert.Equal([1, 0], Predictions.ToLabels([1, 2, 5, 5], classCount: 2));
    }

    [Fact]
    public void Finding_labels_and_accuracy_allocates_nothing()
    {
        float[] outputs = [1, 2, 5, 5];
        int[] labels = new int[2];
        Predictions.ToLabels(outputs, labels);
        double warm = Classification.Accuracy(labels, outputs);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Predictions.ToLabels(outputs, labels);
        double accuracy = Classification.Accuracy(labels, outputs);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.Equal((1.0, 1.0), (warm, accuracy));
    }

    [Fact]
    public void Refuses_what_does_not_fit()
    {
        Refuses("at least one sample", () => Classification.Accuracy([], new int[0]));
        Refuses("at least one sample", () => Classification.Accuracy([], new float[0]));
        Refuses("2 of one and 1 of the other", () => Classification.Accuracy([0, 1], [0]));
        Refuses("2 samples have as many outputs each, but 3 floats", () => Classification.Accuracy([0, 1], new float[3]));
        Refuses("as many outputs each, but 0 floats", () => Classification.Accuracy([0, 1], new float[0]));
        Refuses("value 1 is NaN", () => Classification.Accuracy([0], [1, float.NaN]));
        Refuses("at least 1 value", () => Predictions.ArgMax([]));
        Refuses("A sample has 2 outputs and there is at least one sample, but 3 floats", () => Predictions.ToLabels([1, 2, 3], 2));
        Refuses("but 0 floats", () => Predictions.ToLabels([], 2));
        Refuses("classCount", () => Predictions.ToLabels([1], 0));
    }

    private static void Refuses(string message, Func<object> measure) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(measure).Message);
}
