namespace StaticNet.Tests.Initialization;

public class OrthogonalTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 7)]
    [InlineData(7, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 5)]
    [InlineData(5, 3)]
    [InlineData(17, 20)]
    [InlineData(20, 17)]
    [InlineData(64, 64)]
    [InlineData(64, 300)]
    [InlineData(300, 64)]
    public void The_shorter_side_is_orthonormal_times_the_scale(int rows, int columns)
    {
        foreach (float scale in new[] { 1f, 0.5f, 3f })
        {
            float[] values = Filled([rows, columns], 1, scale, seed: 5);
            AssertOrthogonal(values, rows, columns, scale);
        }
    }

    [Fact]
    public void Every_kernel_of_a_convolution_is_a_row() =>
        AssertOrthogonal(Filled([6, 4, 3, 3], 1, 1f, seed: 2), 6, 36, 1f);

    [Theory]
    [InlineData(1, 1, 4)]
    [InlineData(8, 8, 3)]
    [InlineData(17, 17, 4)]
    [InlineData(8, 5, 4)]
    [InlineData(5, 8, 3)]
    public void Every_block_is_a_matrix_of_its_own_drawn_one_after_another(int units, int inputs, int blocks)
    {
        float[] values = Filled([blocks * units, inputs], blocks, 1f, seed: 9);
        var random = new RandomSource(9);
        for (int block = 0; block < blocks; block++)
        {
            float[] own = values.AsSpan(block * units * inputs, units * inputs).ToArray();
            AssertOrthogonal(own, units, inputs, 1f);

            ParameterTensor single = Tensor([units, inputs], 1);
            ParameterInitializer.Fill(single, Initializer.Orthogonal, 1f, random);
            Assert.Equal(single.ToArray(), own);
        }
    }

    [Fact]
    public void Blocks_of_a_padded_layout_have_the_same_values_and_padding_stays()
    {
        // Three gates of five units and four inputs as recurrent layers store them: [input][gate][unit, padded to 8].
        var layout = new TensorLayout("0.weight_hh_l0", TensorRole.Weight, [15, 4], [1, 24], offset: 16, extent: 96, fanIn: 4, fanOut: 5, blocks: 3, blockStride: 8);
        var buffer = new AlignedBuffer(128);
        buffer.Span.Fill(7f);
        var tensor = new ParameterTensor(layout, buffer);

        ParameterInitializer.Fill(tensor, Initializer.Orthogonal, 2f, new RandomSource(4));

        Assert.Equal(Filled([15, 4], 3, 2f, seed: 4), tensor.ToArray());
        for (int i = 0; i < buffer.Length; i++)
        {
            bool isValue = i is >= 16 and < 112 && (i - 16) % 8 < 5;
            Assert.True(isValue || buffer.Span[i] == 7f, $"Float {i} was changed.");
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_matrix_everywhere()
    {
        // QR in NumPy of the same normal numbers, with signs that make the diagonal of R positive.
        Assert.Equal([0.939802229f, 0.0903946757f, 0.329546094f, 0.235621169f, 0.52705121f, -0.816516817f], Filled([2, 3], 1, 1f, seed: 1));
        Assert.Equal([0.696410239f, 0.711779416f, 0.244199544f, -0.11506997f, 0.674817979f, -0.692913413f], Filled([3, 2], 1, 1f, seed: 1));
    }

    [Fact]
    public void Signs_are_not_fixed()
    {
        // A matrix of one value is 1 or -1, each as often as the other: of 400, 200 with a standard deviation of 10.
        int positive = Enumerable.Range(0, 400).Count(seed => Filled([1, 1], 1, 1f, seed)[0] == 1f);
        Assert.InRange(positive, 150, 250);
    }

    private static void AssertOrthogonal(float[] values, int rows, int columns, float scale)
    {
        int count = Math.Min(rows, columns);
        int size = Math.Max(rows, columns);
        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                double product = 0;
                for (int i = 0; i < size; i++)
                {
                    product += (double)At(a, i) * At(b, i);
                }

                Assert.Equal(a == b ? scale * scale : 0.0, product, 1e-6 * scale * scale);
            }
        }

        float At(int vector, int i) => rows <= columns ? values[(vector * columns) + i] : values[(i * columns) + vector];
    }

    private static float[] Filled(int[] shape, int blocks, float scale, int seed)
    {
        ParameterTensor tensor = Tensor(shape, blocks);
        ParameterInitializer.Fill(tensor, Initializer.Orthogonal, scale, new RandomSource(seed));
        return tensor.ToArray();
    }

    // Without padding, row by row.
    private static ParameterTensor Tensor(int[] shape, int blocks)
    {
        int length = shape.Aggregate(1, (product, size) => product * size);
        var strides = new int[shape.Length];
        int stride = length;
        for (int d = 0; d < shape.Length; d++)
        {
            stride /= shape[d];
            strides[d] = stride;
        }

        return new ParameterTensor(
            new TensorLayout("0.weight", TensorRole.Weight, shape, strides, 0, length, 1, 1, blocks, length / blocks), new AlignedBuffer(length));
    }
}
