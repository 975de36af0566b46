using StaticNet.Generator.Activations;
using StaticNet.Generator.Checking;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels.Images;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests.Kernels.Images;

public class RowConvolutionTests
{
    // Other parameters stand before the weights and between them and the biases.
    private const int WeightOffset = 16;

    private delegate void Convolution(ref float x, ref float p, ref float y);

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void Every_output_is_its_bias_and_the_products_under_the_kernel(int lanes) => CheckAll(ConvolutionCase.All.Select(each => each.Shape), lanes);

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void Many_channels_and_groups_of_every_size_agree(int lanes) => CheckAll(Wide(), lanes);

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void Random_shapes_agree(int lanes) => CheckAll(Random(20, seed: lanes), lanes);

    [Fact]
    public void Large_images_do_not_make_large_methods()
    {
        var axis = SlidingAxis.Make(1000, 11, 2, 3, 17);
        var shape = new ConvolutionShape(100, 1000, 1, new SlidingWindow(axis, axis));
        foreach (Lanes lanes in Lanes.All)
        {
            var code = new CodeWriter();
            new Case(shape, IsPlanar: false, HasBias: true, IsRectified: true).Kernel("Kernel").Emit(code, lanes);
            Assert.InRange(code.ToString().Split('\n').Length, 1, 1500);
        }
    }

    // Vectors of outputs in loops and behind them, groups of whole vectors, parts of them and both, a vector of channels for each tap.
    private static IEnumerable<ConvolutionShape> Wide()
    {
        yield return Shape(3, 40, 9, kernel: 3, padding: 1);
        yield return Shape(2, 64, 7, kernel: 3, padding: 1);
        yield return Shape(5, 100, 4, kernel: 1);
        yield return Shape(9, 200, 3, kernel: 2, stride: 2, padding: 1);
        yield return Shape(16, 32, 6, kernel: 3, padding: 1, groups: 2);
        yield return Shape(8, 50, 4, kernel: 3, padding: 1, groups: 2);
        yield return Shape(6, 9, 5, kernel: 2, padding: 1, groups: 3);
        yield return Shape(3, 15, 4, kernel: 1, groups: 3);
        yield return Shape(40, 80, 3, kernel: 3, padding: 1, groups: 10);
        yield return Shape(4, 4, 5, kernel: 3, padding: 1, groups: 4);
        yield return Shape(19, 19, 8, kernel: 3, padding: 1, groups: 19);
        yield return Shape(64, 64, 6, kernel: 3, stride: 2, padding: 1, groups: 64);
        yield return Shape(100, 100, 1, kernel: 1, groups: 100);
        yield return Shape(2, 2, 1, kernel: 1, groups: 2);
    }

    private static IEnumerable<ConvolutionShape> Random(int count, int seed)
    {
        var random = new Random(seed);
        while (count > 0)
        {
            int groups = random.Next(3) == 0 ? random.Next(1, 6) : 1;
            var rows = SlidingAxis.Make(random.Next(1, 12), random.Next(1, 6), random.Next(1, 4), random.Next(1, 4), random.Next(-1, 4));
            var columns = SlidingAxis.Make(random.Next(1, 20), random.Next(1, 6), random.Next(1, 4), random.Next(1, 4), random.Next(-1, 4));
            if (rows.Output > 0 && columns.Output > 0)
            {
                yield return new ConvolutionShape(groups * random.Next(1, 7), groups * random.Next(1, 30), groups, new SlidingWindow(rows, columns));
                count--;
            }
        }
    }

    private static ConvolutionShape Shape(int inputs, int outputs, int size, int kernel, int stride = 1, int padding = 0, int groups = 1)
    {
        var axis = SlidingAxis.Make(size, kernel, stride, 1, padding);
        return new ConvolutionShape(inputs, outputs, groups, new SlidingWindow(axis, axis));
    }

    // All kernels in one compilation: channels last and planar, with and without biases and an activation.
    private static void CheckAll(IEnumerable<ConvolutionShape> shapes, int count)
    {
        var lanes = Lanes.Of(count);
        Case[] cases = [.. shapes.SelectMany((shape, i) => new[] { new Case(shape, false, i % 3 != 2, i % 2 == 0), new Case(shape, true, i % 3 != 1, i % 2 != 0) })];
        KernelCompiler kernels = KernelCompiler.Compile(code =>
        {
            for (int i = 0; i < cases.Length; i++)
            {
                cases[i].Kernel($"Kernel{i}").Emit(code, lanes);
            }
        });
        for (int i = 0; i < cases.Length; i++)
        {
            Check(kernels.Get<Convolution>($"Kernel{i}"), cases[i]);
        }
    }

    private static void Check(Convolution kernel, Case each)
    {
        ConvolutionShape shape = each.Shape;
        GuardedFloats p = GuardedFloats.Random(each.BiasOffset + shape.OutputStride, seed: 1);
        Span<float> weights = p.Span.Slice(WeightOffset, shape.Extent);
        Span<float> biases = p.Span[each.BiasOffset..];
        ClearPadding(weights, shape);
        ClearPadding(biases, shape);
        float[] parameters = p.Span.ToArray();

        // What padding of channels holds does not matter.
        var reference = new ConvolutionReference(shape, lanes: 1, groups: 1);
        GuardedFloats planar = GuardedFloats.Random(reference.InputLength, seed: 2);
        GuardedFloats x = each.IsPlanar ? planar : GuardedFloats.Random(shape.Window.InputPositions * each.PositionStride, seed: 3);
        for (int i = 0; i < planar.Span.Length; i++)
        {
            (int channel, int position) = (i / shape.Window.InputPositions, i % shape.Window.InputPositions);
            x.Span[(channel * each.ChannelStride) + (position * each.PositionStride)] = planar.Span[i];
        }

        float[] inputs = x.Span.ToArray();
        var y = new GuardedFloats(shape.Window.OutputPositions * shape.OutputStride);
        y.Span.Fill(float.NaN);
        kernel(ref x.Start, ref p.Start, ref y.Start);

        double[] unbiased = reference.Outputs(planar.Span.ToArray(), weights.ToArray());
        double[] expected = each.HasBias ? reference.WithBiases(unbiased, biases.ToArray()) : unbiased;
        for (int i = 0; i < y.Span.Length; i++)
        {
            (int position, int output) = (i / shape.OutputStride, i % shape.OutputStride);
            double right = output < shape.OutputChannels ? expected[(output * shape.Window.OutputPositions) + position] : y.Span[i];
            right = each.IsRectified ? Math.Max(0, right) : right;
            if (!(Math.Abs(right - y.Span[i]) < 2e-5))
            {
                Assert.Fail($"{each}: {y.Span[i]} instead of {right} for output {output} at position {position}.");
            }
        }

        y.AssertGuardsUntouched();
        Assert.Equal(inputs, x.Span);
        Assert.Equal(parameters, p.Span);
    }

    private static void ClearPadding(Span<float> rows, ConvolutionShape shape)
    {
        for (int start = 0; start < rows.Length; start += shape.OutputStride)
        {
            rows[(start + shape.OutputChannels)..(start + shape.OutputStride)].Clear();
        }
    }

    private sealed record Case(ConvolutionShape Shape, bool IsPlanar, bool HasBias, bool IsRectified)
    {
        public int ChannelStride => IsPlanar ? Shape.Window.InputPositions : 1;

        public int PositionStride => IsPlanar ? 1 : Emission.Padding.Of(Shape.InputChannels);

        public int BiasOffset => WeightOffset + Shape.Extent + 16;

        public RowConvolution Kernel(string name) => new()
        {
            Name = name,
            Comment = "Convolution",
            Shape = Shape,
            WeightOffset = WeightOffset,
            BiasOffset = HasBias ? BiasOffset : null,
            Input = new ImageLayout(ChannelStride, Shape.Window.Columns.Input * PositionStride, PositionStride),
            Finish = (lanes, sum) => IsRectified ? ActivationKinds.Get("ReLU").Apply(lanes, sum, 0f) : sum,
        };
    }
}
