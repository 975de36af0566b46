namespace StaticNet.Data.Tests;

public class BatchTests
{
    [Fact]
    public void Walks_over_all_samples_in_order_with_the_rest_last()
    {
        Dataset data = Make.Labelled(0, 1, 2, 3, 4);
        var seen = new List<(int Start, int Count, float[] Inputs, int[] Labels)>();
        foreach (Batch batch in data.Batches(2))
        {
            seen.Add((batch.Start, batch.Count, batch.Inputs.ToArray(), batch.Labels.ToArray()));
            Assert.True(batch.Targets.IsEmpty);
        }

        Assert.Equal([(0, 2), (2, 2), (4, 1)], seen.Select(batch => (batch.Start, batch.Count)));
        Assert.Equal(data.Inputs.ToArray(), seen.SelectMany(batch => batch.Inputs));
        Assert.Equal(data.Labels.ToArray(), seen.SelectMany(batch => batch.Labels));
        Assert.Equal(3, data.Batches(2).Count);
    }

    [Fact]
    public void Shows_the_datasets_own_memory()
    {
        Dataset data = Make.Targeted(3);
        foreach (Batch batch in data.Batches(2))
        {
            Assert.True(batch.Inputs.Overlaps(data.Inputs, out int offset));
            Assert.Equal(-2 * batch.Start, offset);
            Assert.True(batch.Targets.Overlaps(data.Targets));
            Assert.True(batch.Labels.IsEmpty);
        }
    }

    [Fact]
    public void Makes_one_batch_where_the_size_is_more_than_there_are()
    {
        foreach (Batch batch in Make.Labelled(0, 1, 2).Batches(int.MaxValue))
        {
            Assert.Equal(3, batch.Count);
        }

        Assert.Equal(1, Make.Labelled(0, 1, 2).Batches(int.MaxValue).Count);
        Assert.Equal(1, Make.Labelled(0, 1, 2).Batches(3).Count);
    }

    [Fact]
    public void Allocates_nothing()
    {
        Dataset data = Make.Labelled(new int[1000]);
        float first = Sum(data);
        float sum = 0;
        SteadyState.AllocatesNothing(() => sum = Sum(data));
        Assert.Equal(first, sum);
    }

    [Fact]
    public void Has_no_batches_by_default() => Assert.Equal(0, default(BatchSequence).Count);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Refuses_batches_of_nothing(int size) =>
        Assert.Contains("at least 1 sample", Assert.Throws<ArgumentOutOfRangeException>(() => Make.Labelled(0).Batches(size)).Message);

    private static float Sum(Dataset data)
    {
        float sum = 0;
        foreach (Batch batch in data.Batches(32))
        {
            sum += batch.Inputs[^1] + batch.Labels[0];
        }

        for (int i = 0; i < data.Count; i++)
        {
            sum += data[i].Inputs[1] + data[i].Label;
        }

        return sum;
    }
}
