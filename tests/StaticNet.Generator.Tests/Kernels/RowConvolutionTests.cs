using StaticNet.Generator.Activations;
using StaticNet.Generator.Checking;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels.Images;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Tests.Kernels;

public class RowConvolutionTests
{
    private const int Same = -1;

    // The same place in all tests: other parameters before the weights and between them and the biases.
    private const int WeightOffset = 16;

    private delegate void Convolution(ref float x, ref float p, ref float y);

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void Every_output_is_its_bias_and_the_products_under_the_kernel(int lanes) => CheckAll(Shapes(), lanes);

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void Groups_see_their_own_channels_only(int lanes) => CheckAll(Grouped(), lanes);

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void Random_shapes_agree_too(int lanes) => CheckAll(Random(20, seed: lanes), lanes);

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

    private static IEnumerable<ConvolutionShape> Shapes()
    {
        // Digits and larger pictures as they are, and then every oddity: one pixel, one channel, kernels as large as the padded input or larger than the
        // input, padding beyond the kernel, steps over inputs that no window sees, signals.
        yield return Shape(1, 6, (28, 28), (5, 5), padding: 2);
        yield return Shape(6, 16, (14, 14), (5, 5));
        yield return Shape(16, 16, (11, 13), (3, 3), padding: 1);
        yield return Shape(3, 40, (9, 9), (3, 3), padding: Same);
        yield return Shape(2, 64, (6, 7), (3, 3), padding: 1);
        yield return Shape(5, 100, (4, 4), (1, 1));
        yield return Shape(9, 24, (5, 3), (1, 1), stride: 2);
        yield return Shape(1, 1, (1, 1), (1, 1));
        yield return Shape(1, 1, (1, 1), (3, 3), padding: 1);
        yield return Shape(3, 5, (1, 1), (5, 5), padding: 2);
        yield return Shape(3, 5, (3, 5), (5, 5), padding: 2);
        yield return Shape(7, 3, (5, 5), (5, 5));
        yield return Shape(17, 4, (2, 2), (2, 2));
        yield return Shape(2, 9, (9, 7), (3, 5), stride: 2, padding: 2);
        yield return Shape(2, 17, (12, 11), (3, 3), stride: 3, dilation: 2, padding: 3);
        yield return Shape(4, 8, (8, 8), (2, 2), stride: 3);
        yield return Shape(3, 7, (4, 5), (2, 3), padding: 4);
        yield return Shape(2, 12, (10, 10), (4, 4), padding: Same, stride: 2);
        yield return Shape(1, 33, (7, 31), (1, 7), padding: 3);
        yield return Shape(1, 6, (31, 7), (7, 1), padding: 3);
        yield return new ConvolutionShape(3, 11, 1, new SlidingWindow(SlidingAxis.One, SlidingAxis.Make(40, 9, 1, 1, 4)));
        yield return new ConvolutionShape(1, 32, 1, new SlidingWindow(SlidingAxis.One, SlidingAxis.Make(50, 5, 2, 4, Same)));
    }

    private static IEnumerable<ConvolutionShape> Grouped()
    {
        yield return Shape(4, 4, (5, 5), (3, 3), padding: 1, groups: 4);
        yield return Shape(19, 19, (8, 9), (3, 3), padding: 1, groups: 19);
        yield return Shape(64, 64, (6, 6), (3, 3), stride: 2, padding: 1, groups: 64);
        yield return Shape(7, 7, (10, 4), (5, 3), dilation: 2, padding: 4, groups: 7);
        yield return Shape(2, 6, (7, 7), (3, 3), groups: 2);
        yield return Shape(6, 6, (7, 7), (3, 3), padding: 1, groups: 2);
        yield return Shape(6, 9, (5, 6), (2, 3), padding: 1, groups: 3);
        yield return Shape(16, 32, (6, 5), (3, 3), padding: 1, groups: 2);
        yield return Shape(8, 50, (4, 4), (3, 3), padding: 1, groups: 2);
        yield return Shape(3, 15, (4, 4), (1, 1), groups: 3);
        yield return new ConvolutionShape(5, 5, 5, new SlidingWindow(SlidingAxis.One, SlidingAxis.Make(30, 4, 1, 1, Same)));
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

    private static ConvolutionShape Shape(
        int inputs, int outputs, (int Rows, int Columns) size, (int Rows, int Columns) kernel, int stride = 1, int dilation = 1, int padding = 0, int groups = 1) =>
        new(inputs, outputs, groups, new SlidingWindow(
            SlidingAxis.Make(size.Rows, kernel.Rows, stride, dilation, padding), SlidingAxis.Make(size.Columns, kernel.Columns, stride, dilation, padding)));

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
        GuardedFloats x = GuardedFloats.Random(each.IsPlanar ? shape.InputChannels * each.ChannelStride : shape.Window.InputPositions * each.PositionStride, seed: 1);
        GuardedFloats p = GuardedFloats.Random(each.BiasOffset + shape.OutputStride, seed: 2);
        ClearPadding(p.Span.Slice(WeightOffset, shape.Extent), shape);
        ClearPadding(p.Span[each.BiasOffset..], shape);
        float[] inputs = x.Span.ToArray();
        float[] parameters = p.Span.ToArray();
        var y = new GuardedFloats(shape.Window.OutputPositions * shape.OutputStride);
        y.Span.Fill(float.NaN);

        kernel(ref x.Start, ref p.Start, ref y.Start);

        for (int position = 0; position < shape.Window.OutputPositions; position++)
        {
            for (int output = 0; output < shape.OutputStride; output++)
            {
                float actual = y.Span[(position * shape.OutputStride) + output];
                Assert.True(float.IsFinite(actual), $"{each}: {actual} for output {output} at {position}.");
                if (output < shape.OutputChannels)
                {
                    double expected = Expected(shape, position, output, (c, at) => inputs[(c * each.ChannelStride) + (at * each.PositionStride)], weight => parameters[WeightOffset + weight]);
                    expected += each.HasBias ? parameters[each.BiasOffset + output] : 0;
                    expected = each.IsRectified ? Math.Max(0, expected) : expected;
                    Assert.True(Math.Abs(expected - actual) < 2e-5, $"{each}: {actual} instead of {expected} for output {output} at {position}.");
                }
            }
        }

        y.AssertGuardsUntouched();
        Assert.Equal(inputs, x.Span);
        Assert.Equal(parameters, p.Span);
    }

    private static double Expected(ConvolutionShape shape, int position, int output, Func<int, int, double> x, Func<int, double> weight)
    {
        SlidingAxis rows = shape.Window.Rows;
        SlidingAxis columns = shape.Window.Columns;
        double sum = 0;
        for (int c = 0; c < shape.GroupInputs; c++)
        {
            for (int ky = 0; ky < rows.Kernel; ky++)
            {
                for (int kx = 0; kx < columns.Kernel; kx++)
                {
                    int iy = (position / columns.Output * rows.Stride) - rows.Before + (ky * rows.Dilation);
                    int ix = (position % columns.Output * columns.Stride) - columns.Before + (kx * columns.Dilation);
                    if (iy >= 0 && iy < rows.Input && ix >= 0 && ix < columns.Input)
                    {
                        int channel = (output / shape.GroupOutputs * shape.GroupInputs) + c;
                        sum += x(channel, (iy * columns.Input) + ix) * weight((((((c * rows.Kernel) + ky) * columns.Kernel) + kx) * shape.OutputStride) + output);
                    }
                }
            }
        }

        return sum;
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
            InputChannelStride = ChannelStride,
            InputPositionStride = PositionStride,
            Finish = (lanes, sum) => IsRectified ? ActivationKinds.Get("ReLU").Apply(lanes, sum, 0f) : sum,
        };
    }
}
