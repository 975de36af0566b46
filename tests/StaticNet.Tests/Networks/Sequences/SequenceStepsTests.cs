using System.Runtime.CompilerServices;

namespace StaticNet.Tests.Networks;

public class SequenceStepsTests
{
    // Floats before and behind all that may be touched: no value is one of them, and none of them may change.
    private const int Margin = 11;
    private const float Guard = -77f;

    public static TheoryData<int, int, int> Shapes()
    {
        var shapes = new TheoryData<int, int, int>();
        foreach (int size in new[] { 1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 20 })
        {
            foreach (int steps in new[] { 1, 2, 9 })
            {
                foreach (int rows in new[] { 1, 2, 5, 16 })
                {
                    shapes.Add(size, steps, rows);
                }
            }
        }

        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Samples_enter_step_by_step_and_padding_is_zero_whatever_stood_there(int size, int steps, int rows)
    {
        foreach (int[]? lengths in Lengths(steps, rows))
        {
            float[] x = Guards(rows * steps * size);
            float[] expected = Guards(rows * steps * Padded(size));
            for (int row = 0; row < rows; row++)
            {
                for (int step = 0; step < steps; step++)
                {
                    bool isValid = step < LengthOf(lengths, row, steps);
                    for (int i = 0; i < size; i++)
                    {
                        x[Margin + (((row * steps) + step) * size) + i] = isValid ? Value(step, row, i) : float.NaN;
                    }

                    Row(expected, step, row, rows, Padded(size)).Clear();
                    for (int i = 0; i < size && isValid; i++)
                    {
                        Row(expected, step, row, rows, Padded(size))[i] = Value(step, row, i);
                    }
                }
            }

            float[] y = Guards(rows * steps * Padded(size));
            SequenceSteps.Enter(ref x[Margin], ref Reference(lengths), steps, rows, size, Padded(size), ref y[Margin]);

            Assert.Equal(expected, y);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_last_valid_row_is_taken_and_put_back(int size, int steps, int rows)
    {
        int stride = Padded(size);
        foreach (int[]? lengths in Lengths(steps, rows))
        {
            float[] x = Rows(steps, rows, stride);
            float[] expectedLast = Guards(rows * stride);
            float[] expectedBack = Guards(steps * rows * stride);
            expectedBack.AsSpan(Margin, steps * rows * stride).Clear();
            for (int row = 0; row < rows; row++)
            {
                Row(expectedLast, 0, row, rows, stride).Clear();
                if (LengthOf(lengths, row, steps) is > 0 and int length)
                {
                    Row(x, length - 1, row, rows, stride).CopyTo(Row(expectedLast, 0, row, rows, stride));
                    Row(x, length - 1, row, rows, stride).CopyTo(Row(expectedBack, length - 1, row, rows, stride));
                }
            }

            float[] last = Guards(rows * stride);
            float[] back = Guards(steps * rows * stride);
            SequenceSteps.TakeLast(ref x[Margin], ref Reference(lengths), steps, rows, stride, ref last[Margin]);
            SequenceSteps.PutLast(ref last[Margin], ref Reference(lengths), steps, rows, stride, ref back[Margin]);

            Assert.Equal(expectedLast, last);
            Assert.Equal(expectedBack, back);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Rows_of_a_step_are_cleared_where_they_are_padding(int size, int steps, int rows)
    {
        int stride = Padded(size);
        foreach (int[]? lengths in Lengths(steps, rows))
        {
            for (int step = 0; step < steps; step++)
            {
                float[] y = Rows(1, rows, stride);
                float[] expected = Rows(1, rows, stride);
                for (int row = 0; row < rows; row++)
                {
                    if (step >= LengthOf(lengths, row, steps))
                    {
                        Row(y, 0, row, rows, stride).Fill(float.NaN);
                        Row(expected, 0, row, rows, stride).Clear();
                    }
                }

                SequenceSteps.ClearPadded(ref y[Margin], ref Reference(lengths), step, rows, stride);

                Assert.Equal(expected, y);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void States_are_stored_after_the_last_valid_step_and_loaded_again(int size, int steps, int rows)
    {
        int stride = Padded(size);
        const int Before = 16;
        int stateFloats = Before + stride + 8;
        foreach (int[]? lengths in Lengths(steps, rows))
        {
            float[] x = Rows(steps, rows, stride);
            float[] states = Guards(rows * stateFloats);
            float[] expected = Guards(rows * stateFloats);
            float[] expectedLoaded = Guards(rows * stride);
            for (int row = 0; row < rows; row++)
            {
                if (LengthOf(lengths, row, steps) is > 0 and int length)
                {
                    Row(x, length - 1, row, rows, stride).CopyTo(expected.AsSpan(Margin + (row * stateFloats) + Before));
                    Row(x, length - 1, row, rows, stride).CopyTo(Row(expectedLoaded, 0, row, rows, stride));
                }
            }

            SequenceSteps.StoreState(ref states[Margin], stateFloats, Before, ref x[Margin], ref Reference(lengths), steps, rows, stride);
            float[] loaded = Guards(rows * stride);
            SequenceSteps.LoadState(ref states[Margin], stateFloats, Before, rows, stride, ref loaded[Margin]);

            Assert.Equal(expected, states);
            Assert.Equal(expectedLoaded, loaded);
        }
    }

    [Fact]
    public void Without_states_streams_begin_at_zero_and_nothing_is_stored()
    {
        float[] y = Guards(3 * 8);
        float[] expected = Guards(3 * 8);
        expected.AsSpan(Margin, 3 * 8).Clear();

        SequenceSteps.LoadState(ref Unsafe.NullRef<float>(), 24, 16, 3, 8, ref y[Margin]);
        Assert.Equal(expected, y);

        SequenceSteps.StoreState(ref Unsafe.NullRef<float>(), 24, 16, ref y[Margin], ref Unsafe.NullRef<int>(), 1, 3, 8);
        Assert.Equal(expected, y);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void One_step_of_all_samples_enters_and_leaves_where_it_is_not_padding(int size, int steps, int rows)
    {
        int stride = Padded(size);
        foreach (int[]? lengths in Lengths(steps, rows))
        {
            float[] samples = Guards(rows * steps * size);
            float[] left = Guards(rows * steps * size);
            float[] expectedLeft = Guards(rows * steps * size);
            for (int step = 0; step < steps; step++)
            {
                float[] expected = Guards(rows * stride);
                for (int row = 0; row < rows; row++)
                {
                    Row(expected, 0, row, rows, stride).Clear();
                    for (int i = 0; i < size; i++)
                    {
                        int at = Margin + (((row * steps) + step) * size) + i;
                        samples[at] = Value(step, row, i);
                        Row(expected, 0, row, rows, stride)[i] = samples[at];
                        expectedLeft[at] = step < LengthOf(lengths, row, steps) ? samples[at] : Guard;
                    }
                }

                float[] y = Guards(rows * stride);
                SequenceSteps.EnterStep(ref samples[Margin + (step * size)], steps * size, rows, size, stride, ref y[Margin]);
                Assert.Equal(expected, y);
                SequenceSteps.LeaveStep(ref y[Margin], stride, ref Reference(lengths), step, rows, size, steps * size, ref left[Margin + (step * size)]);
            }

            Assert.Equal(expectedLeft, left);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_last_step_of_each_sample_is_kept(int size, int steps, int rows)
    {
        int stride = Padded(size);
        foreach (int[]? lengths in Lengths(steps, rows))
        {
            float[] x = Rows(steps, rows, stride);
            float[] kept = Guards(rows * stride);
            float[] expected = Guards(rows * stride);
            for (int row = 0; row < rows; row++)
            {
                if (LengthOf(lengths, row, steps) is > 0 and int length)
                {
                    Row(x, length - 1, row, rows, stride).CopyTo(Row(expected, 0, row, rows, stride));
                }
            }

            for (int step = 0; step < steps; step++)
            {
                SequenceSteps.KeepLast(ref x[Margin + (step * rows * stride)], ref Reference(lengths), step, steps, rows, stride, ref kept[Margin]);
            }

            Assert.Equal(expected, kept);
            Assert.Equal(lengths?.Max() ?? steps, SequenceSteps.Longest(ref Reference(lengths), steps, rows));
        }
    }

    private static IEnumerable<int[]?> Lengths(int steps, int rows)
    {
        yield return null;
        yield return [.. Enumerable.Range(0, rows).Select(row => (steps + row) % (steps + 1))];
        yield return [.. Enumerable.Range(0, rows).Select(row => row * 5 % (steps + 1))];
        yield return new int[rows];
    }

    private static ref int Reference(int[]? lengths) => ref lengths is null ? ref Unsafe.NullRef<int>() : ref lengths[0];

    private static int LengthOf(int[]? lengths, int row, int steps) => lengths is null ? steps : lengths[row];

    private static int Padded(int size) => size <= 4 ? 4 : (size + 7) / 8 * 8;

    private static Span<float> Row(float[] values, int step, int row, int rows, int stride) => values.AsSpan(Margin + (((step * rows) + row) * stride), stride);

    // Padding has values too, since that of activations need not be zero.
    private static float[] Rows(int steps, int rows, int stride)
    {
        float[] values = Guards(steps * rows * stride);
        for (int step = 0; step < steps; step++)
        {
            for (int row = 0; row < rows; row++)
            {
                for (int i = 0; i < stride; i++)
                {
                    Row(values, step, row, rows, stride)[i] = Value(step, row, i);
                }
            }
        }

        return values;
    }

    private static float[] Guards(int length)
    {
        var floats = new float[length + (2 * Margin)];
        Array.Fill(floats, Guard);
        return floats;
    }

    private static float Value(int step, int row, int i) => 1f + i + (100f * row) + (10_000f * step);
}
