using StaticNet.Numerics;

namespace StaticNet.Tests.Numerics;

public class LaneTranspositionTests
{
    // Floats before and behind all that may be touched, and between rows: no value is one of them, and none of them may change.
    private const int Margin = 9;
    private const float Guard = float.NaN;

    public static TheoryData<int, int> Shapes()
    {
        var shapes = new TheoryData<int, int>();
        foreach (int laneCount in new[] { 4, 8, 16 })
        {
            foreach (int values in new[] { 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64, 147 })
            {
                shapes.Add(laneCount, values);
            }
        }

        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Rows_go_into_lanes_and_missing_ones_are_zero(int laneCount, int values)
    {
        foreach ((int count, int gap) in Counts())
        {
            int stride = values + gap;
            float[] rows = Rows(count, values, stride);
            int groups = (count + laneCount - 1) / laneCount;
            float[] lanes = Guards(groups * values * laneCount);

            LaneTransposition.ToLanes(ref rows[Margin], stride, values, ref lanes[Margin], count, laneCount);

            float[] expected = Guards(groups * values * laneCount);
            for (int sample = 0; sample < groups * laneCount; sample++)
            {
                for (int value = 0; value < values; value++)
                {
                    expected[Margin + ((((sample / laneCount * values) + value) * laneCount) + (sample % laneCount))] =
                        sample < count ? Value(sample, value) : 0f;
                }
            }

            AssertSame(expected, lanes);
            AssertSame(Rows(count, values, stride), rows);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Lanes_come_back_as_the_same_rows_and_nothing_else_is_written(int laneCount, int values)
    {
        foreach ((int count, int gap) in Counts())
        {
            int stride = values + gap;
            float[] rows = Rows(count, values, stride);
            float[] lanes = Guards((count + laneCount - 1) / laneCount * values * laneCount);
            LaneTransposition.ToLanes(ref rows[Margin], stride, values, ref lanes[Margin], count, laneCount);

            // What missing samples have become must not come back.
            for (int sample = count; sample % laneCount != 0; sample++)
            {
                for (int value = 0; value < values; value++)
                {
                    lanes[Margin + ((((sample / laneCount * values) + value) * laneCount) + (sample % laneCount))] = -1f;
                }
            }

            float[] back = Guards(((count - 1) * stride) + values);
            LaneTransposition.ToRows(ref lanes[Margin], values, ref back[Margin], stride, count, laneCount);

            AssertSame(rows, back);
        }
    }

    [Fact]
    public void Channels_go_last_with_zeros_in_the_padding_and_come_back()
    {
        foreach (int channels in new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 24, 33 })
        {
            int padded = channels <= 4 ? 4 : (channels + 7) / 8 * 8;
            foreach (int positions in new[] { 1, 2, 3, 4, 5, 9, 12, 15, 49 })
            {
                float[] planar = Rows(channels, positions, positions);
                float[] rows = Guards(positions * padded);

                LaneTransposition.ChannelsLast(ref planar[Margin], channels, positions, padded, ref rows[Margin]);

                float[] expected = Guards(positions * padded);
                for (int position = 0; position < positions; position++)
                {
                    for (int channel = 0; channel < padded; channel++)
                    {
                        expected[Margin + (position * padded) + channel] = channel < channels ? Value(channel, position) : 0f;
                    }
                }

                AssertSame(expected, rows);

                float[] back = Guards(channels * positions);
                LaneTransposition.Planar(ref rows[Margin], channels, positions, padded, ref back[Margin]);
                AssertSame(planar, back);
            }
        }
    }

    [Fact]
    public void Every_bit_survives()
    {
        // Payloads of NaN and signs of zero too: nothing is computed on the way.
        uint[] bits = [0x7FC0_1234, 0xFFC0_0001, 0x8000_0000, 0x0000_0001, 0x7F80_0000, 0xFF80_0000, 0x3F80_0000, 0x8000_0001];
        float[] rows = [.. Enumerable.Range(0, 64).Select(i => BitConverter.UInt32BitsToSingle(bits[(i + (i / 8)) % 8]))];
        var lanes = new float[64];
        var back = new float[64];

        LaneTransposition.ToLanes(ref rows[0], 8, 8, ref lanes[0], 8, 8);
        LaneTransposition.ToRows(ref lanes[0], 8, ref back[0], 8, 8, 8);

        AssertSame(rows, back);
    }

    private static IEnumerable<(int Count, int Gap)> Counts()
    {
        foreach (int count in new[] { 1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 31, 32, 35 })
        {
            yield return (count, 0);
            yield return (count, 5);
        }
    }

    private static float[] Rows(int count, int values, int stride)
    {
        float[] rows = Guards(((count - 1) * stride) + values);
        for (int row = 0; row < count; row++)
        {
            for (int value = 0; value < values; value++)
            {
                rows[Margin + (row * stride) + value] = Value(row, value);
            }
        }

        return rows;
    }

    private static float[] Guards(int length)
    {
        var floats = new float[length + (2 * Margin)];
        Array.Fill(floats, Guard);
        return floats;
    }

    private static float Value(int row, int value) => 1f + value + (1000f * row);

    private static void AssertSame(float[] expected, float[] actual) =>
        Assert.Equal(Array.ConvertAll(expected, BitConverter.SingleToInt32Bits), Array.ConvertAll(actual, BitConverter.SingleToInt32Bits));
}
