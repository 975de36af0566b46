using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests.Kernels.Sequences;

public class CausalStepTests
{
    // Other parameters stand before the weights, and other layers' memories before the ring.
    private const int WeightOffset = 16;
    private const int RingOffset = 16;
    private const int Steps = 23;

    private static readonly CausalShape[] Shapes =
    [
        new(Inputs: 1, Outputs: 1, Groups: 1, Taps: 1, Dilation: 1),
        new(Inputs: 1, Outputs: 4, Groups: 1, Taps: 2, Dilation: 1),
        new(Inputs: 8, Outputs: 4, Groups: 1, Taps: 3, Dilation: 2),
        new(Inputs: 5, Outputs: 3, Groups: 1, Taps: 3, Dilation: 7),
        new(Inputs: 3, Outputs: 17, Groups: 1, Taps: 5, Dilation: 1),
        new(Inputs: 17, Outputs: 33, Groups: 1, Taps: 4, Dilation: 3),
        new(Inputs: 2, Outputs: 450, Groups: 1, Taps: 2, Dilation: 1),
        new(Inputs: 9, Outputs: 2, Groups: 1, Taps: 20, Dilation: 1),
        new(Inputs: 6, Outputs: 4, Groups: 2, Taps: 3, Dilation: 2),
        new(Inputs: 4, Outputs: 34, Groups: 2, Taps: 2, Dilation: 1),
        new(Inputs: 9, Outputs: 15, Groups: 3, Taps: 1, Dilation: 1),
        new(Inputs: 2, Outputs: 450, Groups: 2, Taps: 2, Dilation: 1),
        new(Inputs: 3, Outputs: 3, Groups: 3, Taps: 4, Dilation: 1),
        new(Inputs: 21, Outputs: 21, Groups: 21, Taps: 3, Dilation: 2),
        new(Inputs: 3, Outputs: 6, Groups: 3, Taps: 3, Dilation: 1),
    ];

    private delegate void Whole(ref float x, ref float p, ref float state, ref float window, ref float y);

    private delegate void Memoryless(ref float x, ref float p, ref float window, ref float y);

    private delegate void Inline(ref float x, ref float p, ref float state, ref float y);

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void A_stream_sees_its_own_step_and_earlier_ones(int count)
    {
        var lanes = Lanes.Of(count);
        KernelCompiler kernels = KernelCompiler.Compile(code =>
        {
            for (int i = 0; i < Shapes.Length; i++)
            {
                Step(Shapes[i], i % 3 != 2).EmitMethod(code, lanes, $"Kernel{i}");
            }
        });
        for (int i = 0; i < Shapes.Length; i++)
        {
            string name = $"Kernel{i}";
            if (Shapes[i].Reach == 0)
            {
                Memoryless kernel = kernels.Get<Memoryless>(name);
                Check(Shapes[i], i % 3 != 2, (x, p, _, window, y) => kernel(ref x.Start, ref p.Start, ref window.Start, ref y.Start));
            }
            else
            {
                Whole kernel = kernels.Get<Whole>(name);
                Check(Shapes[i], i % 3 != 2, (x, p, state, window, y) => kernel(ref x.Start, ref p.Start, ref state.Start, ref window.Start, ref y.Start));
            }
        }
    }

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void In_the_middle_of_a_method_it_is_the_same(int count)
    {
        var lanes = Lanes.Of(count);
        CausalShape[] shapes = [.. Shapes.Where(shape => shape.Groups == 1 && shape.Taps <= 8)];
        KernelCompiler kernels = KernelCompiler.Compile(code =>
        {
            for (int i = 0; i < shapes.Length; i++)
            {
                using (code.Open($"internal static void Kernel{i}(ref float x, ref float p, ref float state, ref float y)"))
                {
                    Registers sums = Step(shapes[i], i % 3 != 2).EmitInline(code, lanes, "h", "x");
                    for (int piece = 0; piece < sums.Pieces.Count; piece++)
                    {
                        sums.Pieces[piece].Store(code, ActivationKinds.ApplyIfCheap(sums.Pieces[piece].Lanes, sums.Names[piece], new ActivationChoice("ReLU", 0f)), "y");
                    }
                }
            }
        });
        for (int i = 0; i < shapes.Length; i++)
        {
            Inline kernel = kernels.Get<Inline>($"Kernel{i}");
            Check(shapes[i], i % 3 != 2, (x, p, state, _, y) => kernel(ref x.Start, ref p.Start, ref state.Start, ref y.Start));
        }
    }

    private static CausalStep Step(CausalShape shape, bool hasBias) => new(
        shape,
        WeightOffset,
        hasBias ? BiasOffset(shape) : null,
        shape.Reach == 0 ? null : References.Element("state", RingOffset),
        (lanes, value) => ActivationKinds.ApplyIfCheap(lanes, value, new ActivationChoice("ReLU", 0f)));

    private static int BiasOffset(CausalShape shape) => WeightOffset + StaticNet.Generator.Emission.Padding.ToLine(shape.Extent);

    private static void Check(CausalShape shape, bool hasBias, Action<GuardedFloats, GuardedFloats, GuardedFloats, GuardedFloats, GuardedFloats> kernel)
    {
        GuardedFloats p = GuardedFloats.Random(BiasOffset(shape) + shape.OutputStride, seed: 1);
        for (int row = 0; row <= shape.Taps * shape.GroupInputs; row++)
        {
            int start = row == shape.Taps * shape.GroupInputs ? BiasOffset(shape) : WeightOffset + (row * shape.OutputStride);
            p.Span.Slice(start + shape.Outputs, shape.OutputStride - shape.Outputs).Clear();
        }

        var state = new GuardedFloats(RingOffset + Math.Max(4, shape.StateFloats));
        GuardedFloats window = GuardedFloats.Random(shape.WindowStride, seed: 2);
        var inputs = new List<float[]>();
        for (int step = 0; step < Steps; step++)
        {
            GuardedFloats x = GuardedFloats.Random(shape.Inputs, seed: 100 + step);
            GuardedFloats y = GuardedFloats.Random(shape.OutputStride, seed: 3);
            inputs.Add(x.Span.ToArray());
            kernel(x, p, state, window, y);
            for (int o = 0; o < shape.OutputStride; o++)
            {
                double expected = o < shape.Outputs ? Expected(shape, hasBias, p.Span, inputs, o) : 0;
                Assert.True(Math.Abs(expected - y.Span[o]) <= 1e-5 * (1 + Math.Abs(expected)), $"{shape}, step {step}, output {o}: expected {expected}, got {y.Span[o]}");
            }

            y.AssertGuardsUntouched();
            window.AssertGuardsUntouched();
            state.AssertGuardsUntouched();
        }

        Assert.All(state.Span[..RingOffset].ToArray(), value => Assert.Equal(0f, value));
    }

    private static double Expected(CausalShape shape, bool hasBias, ReadOnlySpan<float> p, List<float[]> inputs, int output)
    {
        double sum = hasBias ? p[BiasOffset(shape) + output] : 0;
        int group = output / shape.GroupOutputs;
        for (int tap = 0; tap < shape.Taps; tap++)
        {
            int seen = inputs.Count - 1 - ((shape.Taps - 1 - tap) * shape.Dilation);
            for (int c = 0; c < shape.GroupInputs && seen >= 0; c++)
            {
                sum += (double)inputs[seen][(group * shape.GroupInputs) + c] * p[WeightOffset + (((tap * shape.GroupInputs) + c) * shape.OutputStride) + output];
            }
        }

        return Math.Max(0, sum);
    }
}
