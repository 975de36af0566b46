using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels.Images;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests.Kernels.Images;

public class MeanTests
{
    private static readonly (int Channels, int Positions)[] Shapes =
        [(1, 1), (3, 2), (4, 7), (5, 8), (8, 9), (10, 49), (17, 3), (24, 64), (64, 16), (100, 5), (200, 31), (2, 1025)];

    private delegate void OneSample(ref float x, ref float y);

    private delegate void ManySamples(ref float x, ref float y, int groups);

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void One_sample_becomes_the_means_of_its_channels(int lanes)
    {
        KernelCompiler kernels = KernelCompiler.Compile(code => EmitAll((shape, name) =>
            new RowMean { Name = name, Comment = "Mean", Channels = shape.Channels, Positions = shape.Positions }.Emit(code, Lanes.Of(lanes))));
        for (int i = 0; i < Shapes.Length; i++)
        {
            (int channels, int positions) = Shapes[i];
            int stride = Emission.Padding.Of(channels);
            GuardedFloats x = GuardedFloats.Random(positions * stride, i);
            var y = new GuardedFloats(stride);
            y.Span.Fill(float.NaN);
            kernels.Get<OneSample>($"Mean{i}")(ref x.Start, ref y.Start);
            for (int c = 0; c < stride; c++)
            {
                Assert.Equal(MeanOf(x, positions, c, stride), y.Span[c], 1e-6);
            }

            y.AssertGuardsUntouched();
        }
    }

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void Many_samples_become_the_means_of_their_channels(int lanes)
    {
        KernelCompiler kernels = KernelCompiler.Compile(code => EmitAll((shape, name) =>
            new LaneMean { Name = name, Comment = "Mean", Channels = shape.Channels, Positions = shape.Positions }.Emit(code, Lanes.Of(lanes))));
        for (int i = 0; i < Shapes.Length; i++)
        {
            (int channels, int positions) = Shapes[i];
            int groups = (i % 3) + 1;
            GuardedFloats x = GuardedFloats.Random(groups * channels * positions * lanes, i);
            var y = new GuardedFloats(groups * channels * lanes);
            y.Span.Fill(float.NaN);
            kernels.Get<ManySamples>($"Mean{i}")(ref x.Start, ref y.Start, groups);
            for (int plane = 0; plane < groups * channels * lanes; plane++)
            {
                Assert.Equal(MeanOf(x, positions, (plane / lanes * positions * lanes) + (plane % lanes), lanes), y.Span[plane], 1e-6);
            }

            y.AssertGuardsUntouched();
        }
    }

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void Each_position_gets_an_equal_share_of_the_gradient(int lanes)
    {
        KernelCompiler kernels = KernelCompiler.Compile(code => EmitAll((shape, name) =>
            new LaneMeanInputs { Name = name, Comment = "Mean", Channels = shape.Channels, Positions = shape.Positions }.Emit(code, Lanes.Of(lanes))));
        for (int i = 0; i < Shapes.Length; i++)
        {
            (int channels, int positions) = Shapes[i];
            int groups = (i % 3) + 1;
            GuardedFloats d = GuardedFloats.Random(groups * channels * lanes, i);
            var dx = new GuardedFloats(groups * channels * positions * lanes);
            dx.Span.Fill(float.NaN);
            kernels.Get<ManySamples>($"Mean{i}")(ref d.Start, ref dx.Start, groups);
            for (int at = 0; at < dx.Span.Length; at++)
            {
                int plane = (at / lanes / positions * lanes) + (at % lanes);
                Assert.Equal((double)d.Span[plane] / positions, dx.Span[at], 1e-6);
            }

            dx.AssertGuardsUntouched();
        }
    }

    private static void EmitAll(Action<(int Channels, int Positions), string> emit)
    {
        for (int i = 0; i < Shapes.Length; i++)
        {
            emit(Shapes[i], $"Mean{i}");
        }
    }

    private static double MeanOf(GuardedFloats floats, int positions, int start, int stride)
    {
        double sum = 0;
        for (int i = 0; i < positions; i++)
        {
            sum += floats.Span[start + (i * stride)];
        }

        return sum / positions;
    }
}
