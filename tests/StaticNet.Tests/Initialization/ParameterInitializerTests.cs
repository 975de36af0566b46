namespace StaticNet.Tests.Initialization;

public class ParameterInitializerTests
{
    private const int Units = 200;
    private const int Inputs = 300;

    [Theory]
    [InlineData(Initializer.Normal, 0.3f, 0.3)]
    [InlineData(Initializer.XavierNormal, 9f, 0.06324555)] // sqrt(2 / 500)
    [InlineData(Initializer.HeNormal, 9f, 0.08164966)] // sqrt(2 / 300)
    [InlineData(Initializer.LeCunNormal, 9f, 0.05773503)] // sqrt(1 / 300)
    public void Normal_initializers_have_their_standard_deviation(Initializer initializer, float scale, double sigma)
    {
        double[] values = Filled(initializer, scale);

        double error = 4 / Math.Sqrt(values.Length);
        Assert.Equal(0, values.Average() / sigma, error);
        Assert.Equal(1, values.Average(x => x * x) / (sigma * sigma), error * Math.Sqrt(2));
        Assert.Equal(3, values.Average(x => x * x * x * x) / Math.Pow(sigma, 4), error * Math.Sqrt(96));
        Assert.True(values.Max() > 3.5 * sigma);
    }

    [Theory]
    [InlineData(Initializer.Uniform, 0.3f, 0.3)]
    [InlineData(Initializer.XavierUniform, 9f, 0.10954451)] // sqrt(6 / 500)
    [InlineData(Initializer.HeUniform, 9f, 0.14142136)] // sqrt(6 / 300)
    public void Uniform_initializers_have_their_bound(Initializer initializer, float scale, double bound)
    {
        double[] values = Filled(initializer, scale);

        double error = 4 / Math.Sqrt(values.Length);
        Assert.Equal(0, values.Average() / bound, error / Math.Sqrt(3));
        Assert.Equal(1 / 3.0, values.Average(x => x * x) / (bound * bound), error * 0.2981);
        Assert.InRange(values.Max(), 0.999 * bound, bound * 1.0000001);
        Assert.InRange(values.Min(), -bound * 1.0000001, -0.999 * bound);
    }

    [Fact]
    public void Zeros_and_constants_draw_nothing()
    {
        var random = new RandomSource(1);
        var before = random.State;
        ParameterTensor tensor = Dense(2, 3, out AlignedBuffer buffer);
        buffer.Span.Fill(7);

        ParameterInitializer.Fill(tensor, Initializer.Zeros, float.NaN, random);
        Assert.Equal(new float[6], tensor.ToArray());
        ParameterInitializer.Fill(tensor, Initializer.Constant, -2.5f, random);
        Assert.Equal([-2.5f, -2.5f, -2.5f, -2.5f, -2.5f, -2.5f], tensor.ToArray());
        Assert.Equal(before, random.State);
    }

    [Theory]
    [InlineData(Initializer.Zeros)]
    [InlineData(Initializer.Constant)]
    [InlineData(Initializer.Normal)]
    [InlineData(Initializer.Uniform)]
    [InlineData(Initializer.XavierNormal)]
    [InlineData(Initializer.XavierUniform)]
    [InlineData(Initializer.HeNormal)]
    [InlineData(Initializer.HeUniform)]
    [InlineData(Initializer.LeCunNormal)]
    [InlineData(Initializer.Orthogonal)]
    public void The_same_values_whatever_the_strides_and_the_padding_untouched(Initializer initializer)
    {
        ParameterTensor dense = Dense(5, 3, out _);
        // Stored inputs first, rows of 8 for 5 units, after 8 floats of another tensor.
        var buffer = new AlignedBuffer(40);
        buffer.Span.Fill(7);
        var strided = new ParameterTensor(new TensorLayout("0.weight", TensorRole.Weight, [5, 3], [1, 8], offset: 8, extent: 24, fanIn: 3, fanOut: 5), buffer);

        ParameterInitializer.Fill(dense, initializer, 0.5f, new RandomSource(2));
        ParameterInitializer.Fill(strided, initializer, 0.5f, new RandomSource(2));

        Assert.Equal(dense.ToArray(), strided.ToArray());
        for (int i = 0; i < buffer.Length; i++)
        {
            bool inside = i is >= 8 and < 32 && i % 8 < 5;
            Assert.True(inside || buffer.Span[i] == 7, $"Float {i} was changed.");
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_parameters_everywhere()
    {
        ParameterTensor tensor = Dense(1, 3, out _);

        // Computed by an independent implementation with 45 digits.
        ParameterInitializer.Fill(tensor, Initializer.HeNormal, 0, new RandomSource(1));
        Assert.Equal([0.43504789f, 0.0418449901f, 0.152551606f], tensor.ToArray());
        ParameterInitializer.Fill(tensor, Initializer.XavierUniform, 0, new RandomSource(1));
        Assert.Equal([0.497054935f, 0.0500592925f, 0.181521147f], tensor.ToArray());
    }

    [Theory]
    [InlineData(Initializer.Default, 1f, "but is Default")]
    [InlineData((Initializer)99, 1f, "but is 99")]
    [InlineData(Initializer.Normal, -1f, "must be finite and not negative, but is -1")]
    [InlineData(Initializer.Uniform, -1f, "must be finite and not negative, but is -1")]
    [InlineData(Initializer.Orthogonal, -1f, "must be finite and not negative, but is -1")]
    [InlineData(Initializer.Orthogonal, float.NaN, "but is NaN")]
    [InlineData(Initializer.Normal, float.NaN, "but is NaN")]
    [InlineData(Initializer.Uniform, float.PositiveInfinity, "but is Infinity")]
    [InlineData(Initializer.Constant, float.NegativeInfinity, "must be finite, but is -Infinity")]
    public void Refuses_what_it_cannot_fill_and_changes_nothing(Initializer initializer, float scale, string message)
    {
        var random = new RandomSource(1);
        var before = random.State;
        ParameterTensor tensor = Dense(2, 3, out AlignedBuffer buffer);
        buffer.Span.Fill(7);

        Assert.Contains(message, Assert.Throws<ArgumentException>(() => ParameterInitializer.Fill(tensor, initializer, scale, random)).Message);
        Assert.Equal(before, random.State);
        Assert.All(tensor.ToArray(), value => Assert.Equal(7, value));
    }

    [Fact]
    public void Names_a_fan_that_cannot_be_divided_by()
    {
        var layout = new TensorLayout("0.weight", TensorRole.Weight, [2], [1], offset: 0, extent: 2, fanIn: 0, fanOut: 2);
        var tensor = new ParameterTensor(layout, new AlignedBuffer(2));

        Assert.Contains(
            "The fan-in of 0.weight [2] must be positive, but is 0.",
            Assert.Throws<ArgumentException>(() => ParameterInitializer.Fill(tensor, Initializer.HeNormal, 0, new RandomSource(1))).Message);
    }

    [Fact]
    public void Adds_to_neighbours_in_logical_order()
    {
        // The biases of four gates of three units, each gate padded: the second is the forget gate of an Lstm.
        var layout = new TensorLayout("0.bias_ih_l0", TensorRole.Bias, [12], [1], offset: 0, extent: 16, fanIn: 1, fanOut: 3, blocks: 4, blockStride: 4);
        var buffer = new AlignedBuffer(16);
        var tensor = new ParameterTensor(layout, buffer);
        tensor.CopyFrom([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);

        ParameterInitializer.Add(tensor, first: 3, count: 3, value: 0.5f);

        Assert.Equal([1, 2, 3, 0, 4.5f, 5.5f, 6.5f, 0, 7, 8, 9, 0, 10, 11, 12, 0], buffer.Span.ToArray());
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, -1)]
    [InlineData(0, 7)]
    [InlineData(6, 1)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void Adds_to_nothing_outside_the_tensor(int first, int count)
    {
        ParameterTensor tensor = Dense(2, 3, out _);

        Assert.Contains($"0.weight [2, 3] has 6 values, but {count} from {first} on", Assert.Throws<ArgumentOutOfRangeException>(() => ParameterInitializer.Add(tensor, first, count, 1f)).Message);
        Assert.Equal(new float[6], tensor.ToArray());
    }

    private static double[] Filled(Initializer initializer, float scale)
    {
        ParameterTensor tensor = Dense(Units, Inputs, out _);
        ParameterInitializer.Fill(tensor, initializer, scale, new RandomSource(11));
        return [.. tensor.ToArray().Select(x => (double)x)];
    }

    private static ParameterTensor Dense(int units, int inputs, out AlignedBuffer buffer)
    {
        buffer = new AlignedBuffer(units * inputs);
        return new ParameterTensor(
            new TensorLayout("0.weight", TensorRole.Weight, [units, inputs], [inputs, 1], offset: 0, extent: units * inputs, fanIn: inputs, fanOut: units), buffer);
    }
}
