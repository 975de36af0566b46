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

    [Fact]
    public void Blocks_of_the_first_dimension_stand_a_block_stride_apart()
    {
        // Two gates of three units and two inputs: [input][gate][unit padded].
        var layout = new TensorLayout("0.weight_ih_l0", TensorRole.Weight, [6, 2], [1, 8], offset: 4, extent: 16, fanIn: 2, fanOut: 3, blocks: 2, blockStride: 4);
        var buffer = new AlignedBuffer(24);
        var tensor = new ParameterTensor(layout, buffer);

        tensor.CopyFrom([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);

        Assert.Equal([0, 0, 0, 0, 1, 3, 5, 0, 7, 9, 11, 0, 2, 4, 6, 0, 8, 10, 12, 0, 0, 0, 0, 0], buffer.Span.ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], tensor.ToArray());
        Assert.Equal((5f, 7f, 12f), (tensor[2, 0], tensor[3, 0], tensor[5, 1]));
        Assert.Equal((2, 4), (layout.Blocks, layout.BlockStride));
        Assert.Equal((1, 0), (Layout.Blocks, Layout.BlockStride));
    }

    [Fact]
    public void Vectors_have_blocks_too()
    {
        var layout = new TensorLayout("0.bias_ih_l0", TensorRole.Bias, [3], [1], offset: 0, extent: 16, fanIn: 2, fanOut: 1, blocks: 3, blockStride: 4);
        var buffer = new AlignedBuffer(16);
        new ParameterTensor(layout, buffer).CopyFrom([1, 2, 3]);

        Assert.Equal([1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0], buffer.Span.ToArray());
    }

    [Theory]
    [InlineData(4)]
    [InlineData(0)]
    [InlineData(-2)]
    public void Blocks_are_equal(int blocks) =>
        Assert.Contains(
            $"The first dimension of 0.weight, 6, cannot be cut into {blocks} equal blocks",
            Assert.Throws<ArgumentException>(() => new TensorLayout("0.weight", TensorRole.Weight, [6, 2], [1, 8], 0, 16, 2, 3, blocks, 4)).Message);
}
