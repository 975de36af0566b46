using StaticNet.Generator.Activations;
using StaticNet.Generator.Checking;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels.Images;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests.Kernels.Images;

public class ColumnConvolutionTests
{
    // Other parameters stand before the weights and between them and the biases.
    private const int WeightOffset = 16;

    private delegate void Convolution(ref float x, ref float p, ref float y, ref float scratch);

    private enum Layout
    {
        Packed,
        ChannelsLast,
        Planes,
    }

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void Every_output_is_its_bias_and_the_products_under_the_kernel(int lanes) =>
        CheckAll(ConvolutionCase.All.SelectMany((each, i) => Variants(each.Shape, i).Where((_, j) => j < 2 || j == 2 + (i % 4))), lanes);

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void Images_of_every_width_are_covered(int lanes) => CheckAll(
        Enumerable.Range(1, 70).SelectMany(width => Variants(Shape(1 + (width % 3), 1 + (width % 7), (1 + (width % 5), width), kernel: 1 + (width % 2 * 2), padding: 1), width).Skip(width % 6).Take(1)),
        lanes);

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void Many_channels_agree(int lanes) => CheckAll(
        new[] { Shape(2, 13, (7, 20), 3, 1), Shape(1, 25, (5, 33), 5, 2), Shape(3, 40, (4, 6), 1, 0), Shape(1, 49, (1, 100), 1, 0) }.SelectMany(Variants),
        lanes);

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void A_maximum_passes_what_is_not_a_number(int lanes)
    {
        foreach (Case each in Variants(Shape(1, 3, (6, 20), 1, 0), 0).Where(each => each.Pool is { Kind: PoolKind.Max }))
        {
            ColumnConvolution kernel = each.Kernel("Kernel");
            Convolution method = KernelCompiler.Compile(code => kernel.Emit(code, Lanes.Of(lanes))).Get<Convolution>("Kernel");
            for (int at = 0; at < each.Shape.Window.InputPositions; at++)
            {
                GuardedFloats p = Parameters(each);
                float[] image = GuardedFloats.Random(each.Shape.Window.InputPositions, seed: at).Span.ToArray();
                image[at] = float.NaN;
                float[] y = Run(method, kernel, each, p, image);
                (int row, int column) = (at / 20 / each.Pool!.Height, at % 20 / 2);
                for (int i = 0; i < y.Length; i++)
                {
                    Assert.Equal(i % (each.OutputRows * 10) == (row * 10) + column, float.IsNaN(y[i]));
                }
            }
        }
    }

    [Fact]
    public void Large_images_do_not_make_large_methods()
    {
        var axis = SlidingAxis.Make(1000, 11, 2, 3, 17);
        var shape = new ConvolutionShape(100, 1000, 1, new SlidingWindow(axis, axis));
        foreach (Lanes lanes in Lanes.All)
        {
            foreach (Case each in Variants(shape, 0))
            {
                var code = new CodeWriter();
                each.Kernel("Kernel").Emit(code, lanes);
                Assert.InRange(code.ToString().Split('\n').Length, 1, 1500);
            }
        }
    }

    [Fact]
    public void Planes_of_little_but_zeros_cost_more_than_anything()
    {
        var axis = SlidingAxis.Make(3, 3, 1, 100_000, 100_000);
        Assert.Equal(double.MaxValue, new Case(new ConvolutionShape(1, 1, 1, new SlidingWindow(axis, axis)), Layout.Packed, true, null, true).Kernel("Kernel").Cycles(Lanes.Sixteen));
    }

    private static ConvolutionShape Shape(int inputs, int outputs, (int Height, int Width) size, int kernel, int padding) =>
        new(inputs, outputs, 1, new SlidingWindow(SlidingAxis.Make(size.Height, kernel, 1, 1, padding), SlidingAxis.Make(size.Width, kernel, 1, 1, padding)));

    // Each layout of the input; the output plane by plane and channels last; with pools and without.
    private static IEnumerable<Case> Variants(ConvolutionShape shape, int i)
    {
        yield return new Case(shape, (Layout)(i % 3), i % 2 == 0, null, i % 5 != 0);
        yield return new Case(shape, (Layout)((i + 1) % 3), i % 2 != 0, null, true);
        foreach (PoolKind kind in new[] { PoolKind.Max, PoolKind.Average })
        {
            foreach (int height in new[] { 1, 2 })
            {
                if (shape.Window.Rows.Output >= height && shape.Window.Columns.Output >= 2)
                {
                    var window = new SlidingWindow(new SlidingAxis(shape.Window.Rows.Output, height, height, 1, 0, 0), new SlidingAxis(shape.Window.Columns.Output, 2, 2, 1, 0, 0));
                    yield return new Case(shape, (Layout)((i + height) % 3), kind == PoolKind.Max, TilePool.Of(kind, window), i % 4 != 0);
                }
            }
        }
    }

    private static void CheckAll(IEnumerable<Case> all, int count)
    {
        var lanes = Lanes.Of(count);
        Case[] cases = [.. all.Where(each => each.Kernel("Kernel").Cycles(lanes) < double.MaxValue)];
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

    private static void Check(Convolution method, Case each)
    {
        ConvolutionShape shape = each.Shape;
        GuardedFloats p = Parameters(each);
        var reference = new ConvolutionReference(shape, lanes: 1, groups: 1);
        float[] image = GuardedFloats.Random(reference.InputLength, seed: 2).Span.ToArray();
        float[] y = Run(method, each.Kernel("Kernel"), each, p, image);

        double[] expected = reference.Outputs(image, p.Span.Slice(WeightOffset, shape.Extent).ToArray());
        expected = each.HasBias ? reference.WithBiases(expected, p.Span[each.BiasOffset..].ToArray()) : expected;
        expected = [.. expected.Select(value => Math.Max(0, value))];
        if (each.Pool is { } pool)
        {
            var planes = new PoolCase(pool.Kind, shape.OutputChannels, pool.Window);
            int positions = shape.Window.OutputPositions;
            expected = [.. Enumerable.Range(0, shape.OutputChannels).SelectMany(c => planes.Outputs(at => (float)expected[(c * positions) + at]))];
        }

        Assert.Equal(expected.Length, y.Length);
        for (int i = 0; i < y.Length; i++)
        {
            if (!(Math.Abs(expected[i] - y[i]) < 2e-5))
            {
                Assert.Fail($"{each}: {y[i]} instead of {expected[i]} at {i}.");
            }
        }
    }

    // The outputs, packed.
    private static float[] Run(Convolution method, ColumnConvolution kernel, Case each, GuardedFloats p, float[] image)
    {
        ConvolutionShape shape = each.Shape;
        GuardedFloats x = Laid(image, shape.InputChannels, shape.Window.Rows.Input, shape.Window.Columns.Input, each.InputLayout, each.InputFloats);
        float[] inputs = x.Span.ToArray();
        float[] parameters = p.Span.ToArray();
        (int rows, int columns) = (each.OutputRows, each.OutputColumns);
        ImageLayout layout = each.LeavesPlanes ? kernel.Output : ImageLayout.ChannelsLast(columns, shape.OutputStride);
        var y = new GuardedFloats(each.LeavesPlanes ? kernel.OutputFloats : rows * columns * shape.OutputStride);
        var scratch = new GuardedFloats(kernel.Scratch);
        y.Span.Fill(float.NaN);
        scratch.Span.Fill(float.NaN);
        method(ref x.Start, ref p.Start, ref y.Start, ref scratch.Start);
        y.AssertGuardsUntouched();
        scratch.AssertGuardsUntouched();
        Assert.Equal(inputs, x.Span);
        Assert.Equal(parameters, p.Span);
        var packed = new float[shape.OutputChannels * rows * columns];
        for (int i = 0; i < packed.Length; i++)
        {
            (int channel, int row, int column) = (i / (rows * columns), i / columns % rows, i % columns);
            packed[i] = y.Span[(channel * layout.ChannelStride) + (row * layout.RowStride) + (column * layout.ColumnStride)];
        }

        return packed;
    }

    private static GuardedFloats Laid(float[] image, int channels, int rows, int columns, ImageLayout layout, int floats)
    {
        GuardedFloats x = GuardedFloats.Random(floats, seed: 3);
        for (int i = 0; i < channels * rows * columns; i++)
        {
            (int channel, int row, int column) = (i / (rows * columns), i / columns % rows, i % columns);
            x.Span[(channel * layout.ChannelStride) + (row * layout.RowStride) + (column * layout.ColumnStride)] = image[i];
        }

        return x;
    }

    private static GuardedFloats Parameters(Case each) => GuardedFloats.Random(each.BiasOffset + each.Shape.OutputStride, seed: 1);

    private sealed record Case(ConvolutionShape Shape, Layout Input, bool LeavesPlanes, TilePool? Pool, bool HasBias)
    {
        private const int RowPadding = 3;

        public int BiasOffset => WeightOffset + Shape.Extent + 16;

        public int OutputRows => Pool?.Window.Rows.Output ?? Shape.Window.Rows.Output;

        public int OutputColumns => Pool?.Window.Columns.Output ?? Shape.Window.Columns.Output;

        public ImageLayout InputLayout => Input switch
        {
            Layout.Packed => ImageLayout.Packed(Shape.Window.Rows.Input, Shape.Window.Columns.Input),
            Layout.Planes => ImageLayout.Planes(Shape.Window.Rows.Input, Shape.Window.Columns.Input + RowPadding),
            _ => ImageLayout.ChannelsLast(Shape.Window.Columns.Input, Emission.Padding.Of(Shape.InputChannels)),
        };

        public int InputFloats => Input == Layout.ChannelsLast
            ? Shape.Window.InputPositions * Emission.Padding.Of(Shape.InputChannels)
            : Shape.InputChannels * InputLayout.ChannelStride;

        public ColumnConvolution Kernel(string name) => new()
        {
            Name = name,
            Comment = "Convolution",
            Shape = Shape,
            WeightOffset = WeightOffset,
            BiasOffset = HasBias ? BiasOffset : null,
            Input = InputLayout,
            LeavesPlanes = LeavesPlanes,
            Pool = Pool,
            Finish = (lanes, sum) => ActivationKinds.Get("ReLU").Apply(lanes, sum, 0f),
        };
    }
}
