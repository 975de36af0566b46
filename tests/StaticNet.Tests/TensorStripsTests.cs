namespace StaticNet.Tests;

/// <summary>Strips cover every value of a tensor once, at the place where its layout has it.</summary>
public class TensorStripsTests
{
    public static TheoryData<int[], int[], int, int> Layouts => new()
    {
        // Shape, strides, blocks, how far these are apart.
        { [5], [1], 1, 0 },
        { [40], [3], 1, 0 },
        { [33, 7], [1, 40], 1, 0 },
        { [3, 7], [8, 1], 1, 0 },
        { [1, 1], [1, 4], 1, 0 },
        { [17, 1], [1, 24], 1, 0 },
        { [18, 2, 3, 5], [1, 360, 120, 24], 1, 0 },
        { [6, 4, 1], [1, 8, 8], 1, 0 },
        { [3, 2, 5], [1, 20, 4], 1, 0 },
        { [51, 4], [1, 72], 3, 24 },
        { [12], [1], 4, 8 },
        { [4, 1], [1, 16], 4, 4 },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Values_lie_where_the_layout_says(int[] shape, int[] strides, int blocks, int blockStride)
    {
        var layout = new TensorLayout("t", TensorRole.Weight, shape, strides, offset: 16, extent: 4_000, fanIn: 1, fanOut: 1, blocks, blockStride);
        var buffer = new AlignedBuffer(4_016);
        var tensor = new ParameterTensor(layout, buffer);
        float[] values = [.. Enumerable.Range(1, layout.Length).Select(i => (float)i)];

        tensor.CopyFrom(values);

        var expected = new float[4_016];
        for (int i = 0; i < values.Length; i++)
        {
            expected[layout.PositionOf(i)] = values[i];
        }

        Assert.Equal(layout.Length, expected.Count(value => value != 0));
        Assert.Equal(expected, buffer.Span.ToArray());
        Assert.Equal(values, tensor.ToArray());
    }
}
