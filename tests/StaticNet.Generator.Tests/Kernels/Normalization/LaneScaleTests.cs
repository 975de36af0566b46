using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests.Kernels.Normalization;

public class LaneScaleTests
{
    private static readonly (int Channels, int Positions, int Groups)[] Shapes = [(1, 1, 1), (3, 2, 2), (5, 7, 1), (16, 9, 3), (33, 4, 2)];

    private delegate void ManySamples(ref float x, ref float p, ref float y, int positions, int groups);

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void Each_channel_has_its_factor_and_summand(int lanes)
    {
        KernelCompiler kernels = KernelCompiler.Compile(code =>
        {
            for (int i = 0; i < Shapes.Length; i++)
            {
                new LaneScale
                {
                    Name = $"Scale{i}",
                    Comment = "Scale",
                    Channels = Shapes[i].Channels,
                    ScaleOffset = 3,
                    ShiftOffset = 3 + Shapes[i].Channels,
                    Activate = (_, value) => $"-{value}",
                }.Emit(code, Lanes.Of(lanes));
                code.Line();
            }
        });
        for (int i = 0; i < Shapes.Length; i++)
        {
            (int channels, int positions, int groups) = Shapes[i];
            GuardedFloats x = GuardedFloats.Random(groups * channels * positions * lanes, i);
            GuardedFloats p = GuardedFloats.Random(3 + (2 * channels), i + 100);
            var y = new GuardedFloats(x.Span.Length);
            y.Span.Fill(float.NaN);

            kernels.Get<ManySamples>($"Scale{i}")(ref x.Start, ref p.Start, ref y.Start, positions, groups);

            for (int at = 0; at < x.Span.Length; at++)
            {
                int channel = at / (positions * lanes) % channels;
                Assert.Equal(-((x.Span[at] * (double)p.Span[3 + channel]) + p.Span[3 + channels + channel]), y.Span[at], 1e-6);
            }

            y.AssertGuardsUntouched();
        }
    }
}
