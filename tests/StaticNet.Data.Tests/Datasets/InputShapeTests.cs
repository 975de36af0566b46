namespace StaticNet.Data.Tests;

public class InputShapeTests
{
    [Fact]
    public void Is_the_number_of_features_unless_said()
    {
        Assert.Equal([2], Make.Labelled(0, 1).InputShape.ToArray());
        Assert.Equal([3], new Dataset(new float[,] { { 1, 2, 3 } }, new float[,] { { 0 } }).InputShape.ToArray());
        Assert.Equal([2], CsvDataset.Read(new StringReader("a,b,c\n1,2,x\n3,4,y\n")).InputShape.ToArray());
    }

    [Fact]
    public void Is_what_the_constructor_was_given()
    {
        var labelled = new Dataset(new float[24], [2, 3, 2], [0, 1], names: null);
        var targeted = new Dataset(new float[24], [4, 3], [0f, 1], 1);

        Assert.Equal([2, 3, 2], labelled.InputShape.ToArray());
        Assert.Equal((2, 12, 2), (labelled.Count, labelled.InputSize, labelled.ClassCount));
        Assert.Equal("2 samples of 2 x 3 x 2 inputs, 2 classes", labelled.ToString());
        Assert.Equal([4, 3], targeted.InputShape.ToArray());
        Assert.Equal("2 samples of 4 x 3 inputs, 1 targets", targeted.ToString());
    }

    [Fact]
    public void Goes_with_every_part_and_every_batch()
    {
        Dataset data = Images();
        DatasetSplit split = data.Split(0.25, seed: 1);
        var parts = new List<Dataset>
        {
            data[1..3], data.Subset([3, 0]), data.Shuffle(1), split.Training, split.Test, data.WithOneHotTargets(), data.WithBinaryTargets(),
        };
        parts.AddRange(data.KFold(2, 1).SelectMany(fold => new[] { fold.Training, fold.Test }));
        parts.AddRange(data.StratifiedKFold(2, 1).Select(fold => fold.Test));
        parts.Add(data.StratifiedSplit(0.5, 1).Test);

        Assert.All(parts, part => Assert.Equal([1, 2, 2], part.InputShape.ToArray()));
        foreach (Batch batch in data.Batches(3))
        {
            Assert.Equal([1, 2, 2], batch.InputShape.ToArray());
        }
    }

    [Fact]
    public void A_copy_may_have_another_one()
    {
        Dataset data = Images();
        Dataset vectors = data.WithInputShape(4);

        Assert.Equal([4], vectors.InputShape.ToArray());
        Assert.Equal(data.Inputs.ToArray(), vectors.Inputs.ToArray());
        Assert.Equal(data.Labels.ToArray(), vectors.Labels.ToArray());
        Assert.Equal(["no", "yes"], vectors.ClassNames);
        vectors.MutableInputs.Fill(9);
        Assert.NotEqual(9f, data.Inputs[0]);
        Assert.Equal([-1f], Make.Targeted(3).WithInputShape(1, 2)[1].Targets.ToArray());
    }

    [Fact]
    public void Refuses_one_that_does_not_fit_and_says_what_would()
    {
        Refuses("A sample has 4 inputs, but the shape [1, 2, 3] is one of 6", () => Images().WithInputShape(1, 2, 3));
        Refuses("A sample has 12 inputs, but 13 floats were given", () => new Dataset(new float[13], [3, 4], [0], names: null));
        Refuses("at least one sample", () => new Dataset([], [3, 4], [0f], 1));
        Refuses("at least 1 dimension, each at least 1, but [1, 0, 4] was given", () => Images().WithInputShape(1, 0, 4));
        Refuses("but [-2, -2] was given", () => Images().WithInputShape(-2, -2));
        Refuses("but [] was given", () => Images().WithInputShape());
        Refuses("but [0] was given", () => new Dataset([1f], [0], [0f], 1));
        Refuses("more than the 2147483591 floats", () => Images().WithInputShape(65536, 65536, 65536, 65536));
        Refuses("1 inputs, but names for 2", () => new Dataset([1f], [1, 1], [0], names: new DatasetNames { Features = ["a", "b"] }));
    }

    private static Dataset Images() => new(
        [.. Enumerable.Range(0, 16).Select(i => (float)i)], [1, 2, 2], [0, 1, 0, 1], names: new DatasetNames { Classes = ["no", "yes"] });

    private static void Refuses(string message, Func<Dataset> make) => Assert.Contains(message, Assert.Throws<ArgumentException>(make).Message);
}
