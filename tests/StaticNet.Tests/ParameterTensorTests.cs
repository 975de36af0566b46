namespace StaticNet.Tests;

public class ParameterTensorTests
{
    // Two units of three inputs, stored inputs first with rows of four: [input][unit padded].
    private static readonly TensorLayout Layout = new("0.weight", TensorRole.Weight, [2, 3], [1, 4], offset: 4, extent: 12, fanIn: 3, fanOut: 2);

    [Fact]
    public void Copies_in_logical_order_whatever_the_strides()
    {
        var buffer = new AlignedBuffer(16);
        var tensor = new ParameterTensor(Layout, buffer);

        tensor.CopyFrom([1, 2, 3, 4, 5, 6]);

        Assert.Equal([0, 0, 0, 0, 1, 4, 0, 0, 2, 5, 0, 0, 3, 6, 0, 0], buffer.Span.ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6], tensor.ToArray());
        Assert.Equal(6f, tensor[1, 2]);
    }

    [Fact]
    public void Names_what_was_expected_and_what_came()
    {
        var tensor = new ParameterTensor(Layout, new AlignedBuffer(16));

        Assert.Contains("0.weight [2, 3] has 6 values, but 5 were given", Assert.Throws<ArgumentException>(() => tensor.CopyFrom(new float[5])).Message);
        Assert.Contains("takes 2 indices, but 1 were given", Assert.Throws<ArgumentException>(() => tensor[0]).Message);
        Assert.Contains("runs from 0 to 2", Assert.Throws<ArgumentOutOfRangeException>(() => tensor[0, 3]).Message);
    }
}
