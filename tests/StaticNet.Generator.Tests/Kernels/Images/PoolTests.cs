using StaticNet.Generator.Checking;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels.Images;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests.Kernels.Images;

public class PoolTests
{
    private delegate void OneSample(ref float x, ref float y);

    private delegate void ManySamples(ref float x, ref float y, int groups);

    private delegate void MaximumInputs(ref float x, ref float y, ref float d, ref float dx, int groups);

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void One_sample_is_pooled_channel_by_channel(int lanes)
    {
        PoolCase[] cases = [.. PoolCase.All()];
        KernelCompiler kernels = KernelCompiler.Compile(code => EmitAll(cases, (each, name) => Row(each, name).Emit(code, Lanes.Of(lanes))));
        for (int i = 0; i < cases.Length; i++)
        {
            PoolCase each = cases[i];
            int stride = Emission.Padding.Of(each.Channels);
            GuardedFloats x = Coarse(each.Window.InputPositions * stride, i);
            var y = new GuardedFloats(each.Window.OutputPositions * stride);
            y.Span.Fill(float.NaN);
            kernels.Get<OneSample>($"Pool{i}")(ref x.Start, ref y.Start);

            float[] inputs = x.Span.ToArray();
            for (int c = 0; c < stride; c++)
            {
                Assert.Equal(each.Outputs(at => inputs[(at * stride) + c]), Plane(y, each.Window.OutputPositions, c, stride), (a, b) => Math.Abs(a - b) < 1e-6);
            }

            y.AssertGuardsUntouched();
        }
    }

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void Many_samples_are_pooled_lane_by_lane(int lanes)
    {
        PoolCase[] cases = [.. PoolCase.All()];
        KernelCompiler kernels = KernelCompiler.Compile(code => EmitAll(cases, (each, name) => Lane(each, name).Emit(code, Lanes.Of(lanes))));
        for (int i = 0; i < cases.Length; i++)
        {
            PoolCase each = cases[i];
            int groups = (i % 3) + 1;
            int planes = groups * each.Channels;
            GuardedFloats x = Coarse(planes * each.Window.InputPositions * lanes, i);
            var y = new GuardedFloats(planes * each.Window.OutputPositions * lanes);
            y.Span.Fill(float.NaN);
            kernels.Get<ManySamples>($"Pool{i}")(ref x.Start, ref y.Start, groups);

            float[] inputs = x.Span.ToArray();
            for (int plane = 0; plane < planes * lanes; plane++)
            {
                int from = Start(plane, each.Window.InputPositions, lanes);
                int to = Start(plane, each.Window.OutputPositions, lanes);
                Assert.Equal(each.Outputs(at => inputs[from + (at * lanes)]), Plane(y, each.Window.OutputPositions, to, lanes), (a, b) => Math.Abs(a - b) < 1e-6);
            }

            y.AssertGuardsUntouched();
        }
    }

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void Gradients_go_to_the_first_maximum_or_to_all_values(int lanes)
    {
        PoolCase[] cases = [.. PoolCase.All()];
        KernelCompiler kernels = KernelCompiler.Compile(code => EmitAll(cases, (each, name) =>
        {
            Lane(each, name).Emit(code, Lanes.Of(lanes));
            Inputs(each, $"{name}Inputs").Emit(code, Lanes.Of(lanes));
        }));
        for (int i = 0; i < cases.Length; i++)
        {
            int groups = (i % 3) + 1;
            GuardedFloats x = Coarse(groups * cases[i].Channels * cases[i].Window.InputPositions * lanes, i);
            CheckInputs(kernels, cases[i], $"Pool{i}", x, lanes, groups);
        }
    }

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void A_value_that_is_not_a_number_wins_and_takes_the_gradient(int lanes)
    {
        PoolCase[] cases = [.. PoolCase.All().Where(each => each.Kind == PoolKind.Max)];
        KernelCompiler kernels = KernelCompiler.Compile(code => EmitAll(cases, (each, name) =>
        {
            Lane(each, name).Emit(code, Lanes.Of(lanes));
            Inputs(each, $"{name}Inputs").Emit(code, Lanes.Of(lanes));
        }));
        for (int i = 0; i < cases.Length; i++)
        {
            // One in each plane, at another place in each.
            int positions = cases[i].Window.InputPositions;
            GuardedFloats x = Coarse(cases[i].Channels * positions * lanes, i);
            for (int plane = 0; plane < cases[i].Channels * lanes; plane++)
            {
                x.Span[Start(plane, positions, lanes) + (plane * 7 % positions * lanes)] = float.NaN;
            }

            CheckInputs(kernels, cases[i], $"Pool{i}", x, lanes, groups: 1);
        }
    }

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void Zeros_of_either_sign_and_infinities_are_compared_as_numbers(int lanes)
    {
        var cut = SlidingAxis.Make(6, 2, 2, 1, 0);
        var overlapping = SlidingAxis.Make(6, 3, 1, 1, 1);
        PoolCase[] cases = [new(PoolKind.Max, 3, new SlidingWindow(cut, cut)), new(PoolKind.Max, 3, new SlidingWindow(overlapping, cut))];
        KernelCompiler kernels = KernelCompiler.Compile(code => EmitAll(cases, (each, name) =>
        {
            Lane(each, name).Emit(code, Lanes.Of(lanes));
            Inputs(each, $"{name}Inputs").Emit(code, Lanes.Of(lanes));
        }));
        for (int i = 0; i < cases.Length; i++)
        {
            float[] values = [0f, -0f, float.NegativeInfinity, float.NegativeInfinity, -0f];
            var random = new Random(i);
            GuardedFloats x = new(3 * 36 * lanes);
            foreach (ref float value in x.Span)
            {
                value = values[random.Next(values.Length)];
            }

            // A plane in which everything is equal to where a maximum begins.
            x.Span[..(36 * lanes)].Fill(float.NegativeInfinity);
            CheckInputs(kernels, cases[i], $"Pool{i}", x, lanes, groups: 1);
        }
    }

    [Fact]
    public void Large_windows_and_many_channels_do_not_make_large_methods()
    {
        var axis = SlidingAxis.Make(1000, 100, 30, 1, 50);
        foreach (PoolKind kind in new[] { PoolKind.Max, PoolKind.Average })
        {
            var each = new PoolCase(kind, 1000, new SlidingWindow(axis, axis));
            foreach (Lanes lanes in Lanes.All)
            {
                var code = new CodeWriter();
                Row(each, "Row").Emit(code, lanes);
                Lane(each, "Lane").Emit(code, lanes);
                Inputs(each, "Inputs").Emit(code, lanes);
                Assert.InRange(code.ToString().Split('\n').Length, 1, 300);
            }
        }
    }

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void The_gradient_of_a_maximum_is_multiplied_by_a_derivative_at_the_maximum(int lanes)
    {
        PoolCase[] cases = [.. PoolCase.All().Where(each => each.Kind == PoolKind.Max)];
        KernelCompiler kernels = KernelCompiler.Compile(code => EmitAll(cases, (each, name) =>
        {
            Lane(each, name).Emit(code, Lanes.Of(lanes));
            Inputs(each, $"{name}Inputs").Emit(code, Lanes.Of(lanes));
            new LanePoolInputs { Name = $"{name}Derived", Comment = "Pool", Kind = each.Kind, Channels = each.Channels, Window = each.Window, Differentiate = (_, gradient, most) => $"{gradient} * {most}" }
                .Emit(code, Lanes.Of(lanes));
        }));
        for (int i = 0; i < cases.Length; i++)
        {
            GuardedFloats x = Coarse(cases[i].Channels * cases[i].Window.InputPositions * lanes, i);
            int outputs = cases[i].Channels * cases[i].Window.OutputPositions * lanes;
            var y = new GuardedFloats(outputs);
            kernels.Get<ManySamples>($"Pool{i}")(ref x.Start, ref y.Start, 1);
            GuardedFloats d = GuardedFloats.Random(outputs, seed: 5);
            GuardedFloats multiplied = GuardedFloats.Random(outputs, seed: 5);
            for (int at = 0; at < outputs; at++)
            {
                multiplied.Span[at] *= y.Span[at];
            }

            var expected = new GuardedFloats(x.Span.Length);
            var actual = new GuardedFloats(x.Span.Length);
            kernels.Get<MaximumInputs>($"Pool{i}Inputs")(ref x.Start, ref y.Start, ref multiplied.Start, ref expected.Start, 1);
            kernels.Get<MaximumInputs>($"Pool{i}Derived")(ref x.Start, ref y.Start, ref d.Start, ref actual.Start, 1);
            Assert.Equal(expected.Span, actual.Span);
        }
    }

    private static void CheckInputs(KernelCompiler kernels, PoolCase each, string name, GuardedFloats x, int lanes, int groups)
    {
        (int inputs, int outputs) = (each.Window.InputPositions, each.Window.OutputPositions);
        int planes = groups * each.Channels;
        var y = new GuardedFloats(planes * outputs * lanes);
        kernels.Get<ManySamples>(name)(ref x.Start, ref y.Start, groups);
        GuardedFloats d = GuardedFloats.Random(planes * outputs * lanes, seed: 5);
        var dx = new GuardedFloats(planes * inputs * lanes);
        dx.Span.Fill(float.NaN);
        if (each.Kind == PoolKind.Max)
        {
            kernels.Get<MaximumInputs>($"{name}Inputs")(ref x.Start, ref y.Start, ref d.Start, ref dx.Start, groups);
        }
        else
        {
            kernels.Get<ManySamples>($"{name}Inputs")(ref d.Start, ref dx.Start, groups);
        }

        float[] values = x.Span.ToArray();
        float[] deltas = d.Span.ToArray();
        for (int plane = 0; plane < planes * lanes; plane++)
        {
            int from = Start(plane, inputs, lanes);
            int to = Start(plane, outputs, lanes);
            Assert.Equal(each.Inputs(at => values[from + (at * lanes)], at => deltas[to + (at * lanes)]), Plane(dx, inputs, from, lanes), (a, b) => Math.Abs(a - b) < 1e-5);
            if (each.Kind == PoolKind.Max)
            {
                Assert.Equal(each.Outputs(at => values[from + (at * lanes)]), Plane(y, outputs, to, lanes));
            }
        }

        dx.AssertGuardsUntouched();
    }

    private static void EmitAll(PoolCase[] cases, Action<PoolCase, string> emit)
    {
        for (int i = 0; i < cases.Length; i++)
        {
            emit(cases[i], $"Pool{i}");
        }
    }

    private static RowPool Row(PoolCase each, string name) => new() { Name = name, Comment = "Pool", Kind = each.Kind, Channels = each.Channels, Window = each.Window };

    private static LanePool Lane(PoolCase each, string name) => new() { Name = name, Comment = "Pool", Kind = each.Kind, Channels = each.Channels, Window = each.Window };

    private static LanePoolInputs Inputs(PoolCase each, string name) => new() { Name = name, Comment = "Pool", Kind = each.Kind, Channels = each.Channels, Window = each.Window };

    // Few different values, so that maxima are often equal.
    private static GuardedFloats Coarse(int length, int seed)
    {
        GuardedFloats floats = GuardedFloats.Random(length, seed);
        foreach (ref float value in floats.Span)
        {
            value = MathF.Round(value * 4f) / 4f;
        }

        return floats;
    }

    // Where the plane of a channel and a lane begins.
    private static int Start(int plane, int positions, int lanes) => (plane / lanes * positions * lanes) + (plane % lanes);

    private static double[] Plane(GuardedFloats floats, int positions, int start, int stride)
    {
        var plane = new double[positions];
        for (int i = 0; i < positions; i++)
        {
            plane[i] = floats.Span[start + (i * stride)];
        }

        return plane;
    }
}
