using System.Runtime.CompilerServices;
using StaticNet.Generator.Emission.Kernels;

namespace StaticNet.Generator.Tests.Kernels.Sequences;

/// <summary>Samples, deltas, states and parameters for one recurrent layer, and the comparison of what its kernels make of them.</summary>
internal sealed class RecurrentRun
{
    private const double Tolerance = 2e-5;

    private readonly RecurrentCase item;
    private readonly RecurrentShape shape;
    private readonly RecurrentKernels kernels;
    private readonly RecurrentPlaces places;
    private readonly int rows;
    private readonly int[]? lengths;
    private readonly bool hasStates;
    private readonly int inputStride;
    private readonly GuardedFloats x;
    private readonly GuardedFloats below;
    private readonly GuardedFloats deltas;
    private readonly GuardedFloats states;
    private readonly GuardedFloats parameters;
    private readonly RecurrentParameters values;
    private readonly RecurrentReference[] references;

    public RecurrentRun(RecurrentCase item, int lanes, int rows, bool hasStates, bool hasLengths)
    {
        this.item = item;
        this.rows = rows;
        this.hasStates = hasStates;
        shape = item.Shape;
        kernels = RecurrentKernels.Of(item, lanes);
        places = new RecurrentPlaces(shape);
        lengths = hasLengths ? [.. Enumerable.Range(0, rows).Select(row => (item.Steps + (row * 5)) % (item.Steps + 1))] : null;
        inputStride = Emission.Padding.Of(item.Inputs);
        x = Sequence(item.Inputs, inputStride, 1, padding: float.NaN);
        below = Sequence(item.Inputs, inputStride, 2, padding: 0.5f);
        deltas = Sequence(item.Units, shape.Stride, 3, padding: 0f);
        states = GuardedFloats.Random(rows * RecurrentCase.StateFloats, 4);
        foreach (int row in Enumerable.Range(0, rows))
        {
            ClearPadding(states.Span, (row * RecurrentCase.StateFloats) + shape.Outputs);
            ClearPadding(states.Span, (row * RecurrentCase.StateFloats) + (shape.Memory ?? shape.Outputs));
        }

        values = RecurrentParameters.Zero(item);
        parameters = GuardedFloats.Random(item.ParameterFloats, 5);

        // As large as networks begin with, so that gates do not all saturate.
        float scale = 1f / MathF.Sqrt(item.Units);
        ForEachParameter((place, set) =>
        {
            if (set is null)
            {
                parameters.Span[place] = 0f;
            }
            else
            {
                parameters.Span[place] *= scale;
                set(values, parameters.Span[place]);
            }
        });
        references = [.. Enumerable.Range(0, rows).Select(row => new RecurrentReference(
            item,
            values,
            [.. Enumerable.Range(0, Length(row)).Select(step => Values(x.Span, Row(step, row) * inputStride, item.Inputs))],
            State(row, shape.Outputs),
            State(row, shape.Memory ?? shape.Outputs)))];
    }

    /// <summary>Each sample as a stream, step by step.</summary>
    public void AssertStream()
    {
        var scratch = new GuardedFloats(new RecurrentStep(shape).Scratch);
        var y = new GuardedFloats(shape.Stride);
        for (int row = 0; row < rows; row++)
        {
            var stream = new GuardedFloats(RecurrentCase.StateFloats);
            states.Span.Slice(row * RecurrentCase.StateFloats, RecurrentCase.StateFloats).CopyTo(stream.Span);
            if (!hasStates)
            {
                stream.Span.Slice(shape.Outputs, shape.Stride).Clear();
                stream.Span.Slice(shape.Memory ?? shape.Outputs, shape.Stride).Clear();
            }

            float[] before = stream.Span.ToArray();
            for (int step = 0; step < Length(row); step++)
            {
                GuardedFloats packed = GuardedFloats.Of(x.Span.Slice(Row(step, row) * inputStride, item.Inputs));
                y.Span.Fill(float.NaN);
                scratch.Span.Fill(float.NaN);
                kernels.Predict(ref packed.Start, ref parameters.Start, ref stream.Start, ref scratch.Start, ref y.Start);
                AssertNear(Padded(references[row].Outputs[step + 1]), y.Span);
                Assert.Equal(y.Span, stream.Span.Slice(shape.Outputs, shape.Stride));
                y.AssertGuardsUntouched();
                scratch.AssertGuardsUntouched();
            }

            AssertState(row, before, stream.Span);
            stream.AssertGuardsUntouched();
        }
    }

    /// <summary>All samples there.</summary>
    public void AssertForward() => Forward(out _);

    /// <summary>There and back, the gradients written and then added to.</summary>
    public void AssertBackward()
    {
        RecurrentParameters expected = RecurrentParameters.Zero(item);
        double[][][] dx = [.. references.Select((reference, row) =>
            reference.Backward([.. Enumerable.Range(0, Length(row)).Select(step => Values(deltas.Span, Row(step, row) * shape.Stride, item.Units))], expected))];
        GuardedFloats gradients = GuardedFloats.Random(item.ParameterFloats, 6);
        float[] others = gradients.Span.ToArray();
        ForEachParameter((place, _) => gradients.Span[place] = float.NaN);
        var scratch = new GuardedFloats(new RecurrentBackward(shape).Scratch);
        foreach (int times in new[] { 1, 2 })
        {
            GuardedFloats kept = Forward(out GuardedFloats y);
            GuardedFloats d = GuardedFloats.Of(deltas.Span);
            GuardedFloats carried = GuardedFloats.Of(states.Span);
            kernels.ParameterGradients(ref x.Start, ref parameters.Start, ref y.Start, ref d.Start, ref kept.Start, ref scratch.Start, ref StatesOf(carried), ref gradients.Start, rows, times == 1);
            AssertGradients(expected, times, others, gradients.Span);
            AssertInputGradient(dx, kept, scratch, times == 1);
            foreach (GuardedFloats floats in new[] { kept, d, scratch, gradients, y, x })
            {
                floats.AssertGuardsUntouched();
            }
        }
    }

    private static double[] Values(ReadOnlySpan<float> floats, int offset, int count) => [.. floats.Slice(offset, count).ToArray().Select(value => (double)value)];

    private static void AssertNear(double[] expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);

        // Where terms cancel, their rounding remains: errors are held against the size that values have on average too.
        double size = Math.Sqrt(expected.Average(value => value * value));
        for (int i = 0; i < expected.Length; i++)
        {
            double allowed = Tolerance * Math.Max(size, Math.Abs(expected[i]));
            Assert.True(Math.Abs(expected[i] - actual[i]) <= allowed, $"[{i}]: {actual[i]} instead of {expected[i]}");
        }
    }

    private GuardedFloats Forward(out GuardedFloats outputs)
    {
        var y = new GuardedFloats(deltas.Span.Length);
        var kept = new GuardedFloats(places.Floats * rows);
        GuardedFloats carried = GuardedFloats.Of(states.Span);
        y.Span.Fill(float.NaN);
        kept.Span.Fill(float.NaN);
        ref int counts = ref lengths is null ? ref Unsafe.NullRef<int>() : ref lengths[0];
        kernels.Forward(ref x.Start, ref parameters.Start, ref y.Start, ref kept.Start, ref counts, ref StatesOf(carried), rows);
        double[] expected = [.. Enumerable.Range(0, item.Steps).SelectMany(step => Enumerable.Range(0, rows).SelectMany(row =>
            Padded(step < Length(row) ? references[row].Outputs[step + 1] : new double[item.Units])))];
        AssertNear(expected, y.Span);
        AssertPaddingIsZero(y.Span, shape.Stride, item.Units);
        for (int row = 0; row < rows; row++)
        {
            Range range = (row * RecurrentCase.StateFloats)..((row + 1) * RecurrentCase.StateFloats);
            if (hasStates)
            {
                AssertState(row, states.Span[range].ToArray(), carried.Span[range]);
            }
            else
            {
                Assert.Equal(states.Span[range], carried.Span[range]);
            }
        }

        foreach (GuardedFloats floats in new[] { y, kept, carried, x })
        {
            floats.AssertGuardsUntouched();
        }

        outputs = y;
        return kept;
    }

    private ref float StatesOf(GuardedFloats carried) => ref hasStates ? ref carried.Start : ref Unsafe.NullRef<float>();

    private void AssertState(int row, float[] before, ReadOnlySpan<float> after)
    {
        double[] expected = [.. before.Select(value => (double)value)];
        Padded(references[row].Outputs[^1]).CopyTo(expected, shape.Outputs);
        if (shape.Memory is { } memory)
        {
            Padded(references[row].Memory[^1]).CopyTo(expected, memory);
            AssertNear(expected[memory..(memory + shape.Stride)], after.Slice(memory, shape.Stride));
        }

        AssertNear(expected, after);
        AssertPaddingIsZero(after.Slice(shape.Outputs, shape.Stride), shape.Stride, item.Units);
        for (int i = 0; i < before.Length; i++)
        {
            bool isOwn = Within(i, shape.Outputs) || (shape.Memory is { } cells && Within(i, cells));
            Assert.True(isOwn || before[i] == after[i], $"What others remember at {i} has changed.");
        }

        bool Within(int i, int place) => i >= place && i < place + shape.Stride;
    }

    private void AssertGradients(RecurrentParameters expected, int times, float[] others, ReadOnlySpan<float> gradients)
    {
        double[] all = [.. others.Select(value => (double)value)];
        List<int> own = [];
        int next = 0;
        double[] ordered = Ordered(expected);
        ForEachParameter((place, set) =>
        {
            own.Add(place);
            all[place] = set is null ? 0 : ordered[next++] * times;
        });

        float[] actual = gradients.ToArray();
        AssertNear([.. own.Select(place => all[place])], own.Select(place => actual[place]).ToArray());
        var isOwn = own.ToHashSet();
        for (int i = 0; i < all.Length; i++)
        {
            Assert.True(isOwn.Contains(i) ? all[i] != 0 || !IsPadding(i) || actual[i] == 0f : actual[i] == others[i], $"At {i} is {actual[i]}.");
        }

        bool IsPadding(int place) => all[place] == 0;
    }

    private void AssertInputGradient(double[][][] dx, GuardedFloats kept, GuardedFloats scratch, bool prepare)
    {
        var y = new GuardedFloats(x.Span.Length);
        y.Span.Fill(float.NaN);
        kernels.InputGradient(ref kept.Start, ref parameters.Start, ref scratch.Start, ref below.Start, ref y.Start, rows * item.Steps, prepare);
        var expected = new double[y.Span.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int step = 0; step < Length(row); step++)
            {
                for (int k = 0; k < item.Inputs; k++)
                {
                    int at = (Row(step, row) * inputStride) + k;
                    expected[at] = below.Span[at] > 0 ? dx[row][step][k] : 0;
                }
            }
        }

        AssertNear(expected, y.Span);
        AssertPaddingIsZero(y.Span, inputStride, item.Inputs);
        y.AssertGuardsUntouched();
    }

    // In the order of the places.
    private double[] Ordered(RecurrentParameters gradients)
    {
        List<double> list = [];
        foreach (double[,] matrix in new[] { gradients.InputWeights, gradients.RecurrentWeights })
        {
            for (int k = 0; k < matrix.GetLength(1); k++)
            {
                for (int g = 0; g < matrix.GetLength(0); g++)
                {
                    list.Add(matrix[g, k]);
                }
            }
        }

        return [.. list, .. item.UseBias ? gradients.InputBiases.Concat(gradients.RecurrentBiases) : []];
    }

    // Every float of the layer's tensors with what sets its value; padding has none.
    private void ForEachParameter(Action<int, Action<RecurrentParameters, double>?> action)
    {
        for (int k = 0; k < item.Inputs; k++)
        {
            int input = k;
            Gates(shape.InputWeights + (k * shape.GateStride), (to, gate, value) => to.InputWeights[gate, input] = value);
        }

        for (int k = 0; k < item.Units; k++)
        {
            int unit = k;
            Gates(shape.RecurrentWeights + (k * shape.GateStride), (to, gate, value) => to.RecurrentWeights[gate, unit] = value);
        }

        if (item.UseBias)
        {
            Gates(shape.InputBiases!.Value, (to, gate, value) => to.InputBiases[gate] = value);
            Gates(shape.RecurrentBiases!.Value, (to, gate, value) => to.RecurrentBiases[gate] = value);
        }

        void Gates(int offset, Action<RecurrentParameters, int, double> set)
        {
            for (int i = 0; i < shape.GateStride; i++)
            {
                (int gate, int unit) = (i / shape.Stride, i % shape.Stride);
                bool isPadding = gate >= shape.Cell.Gates || unit >= item.Units;
                action(offset + i, isPadding ? null : (to, value) => set(to, (gate * item.Units) + unit, value));
            }
        }
    }

    private static void AssertPaddingIsZero(ReadOnlySpan<float> floats, int stride, int width)
    {
        for (int i = 0; i < floats.Length; i++)
        {
            Assert.True(i % stride < width || floats[i] == 0f, $"Padding at {i} is {floats[i]}.");
        }
    }

    // [step][sample] rows, of which those behind the end of a sample are zero.
    private GuardedFloats Sequence(int size, int stride, int seed, float padding)
    {
        GuardedFloats floats = GuardedFloats.Random(item.Steps * rows * stride, seed);
        for (int i = 0; i < floats.Span.Length; i++)
        {
            int row = i / stride;
            floats.Span[i] = i % stride >= size ? padding : row / rows >= Length(row % rows) ? 0f : floats.Span[i];
        }

        return floats;
    }

    private void ClearPadding(Span<float> floats, int offset) => floats[(offset + item.Units)..(offset + shape.Stride)].Clear();

    private double[] Padded(double[] units) => [.. units, .. new double[shape.Stride - item.Units]];

    private double[] State(int row, int offset) => hasStates ? Values(states.Span, (row * RecurrentCase.StateFloats) + offset, item.Units) : new double[item.Units];

    private int Length(int row) => lengths?[row] ?? item.Steps;

    private int Row(int step, int row) => (step * rows) + row;
}
