using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StaticNet.Numerics;

/// <summary>
/// Takes samples that lie one after another into the lanes of vectors and back, and channels likewise: blocks of 4 x 4 values are turned in
/// registers. No reference leaves the memory it began in, and nothing is read or written that is not named. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneTransposition
{
    private const int Block = 4;

    /// <summary>
    /// lanes[group][value][lane] = rows[group * laneCount + lane][value]; what is missing in the last group becomes zero.
    /// </summary>
    /// <param name="rows">The first value of the first row.</param>
    /// <param name="rowStride">Floats from one row to the next.</param>
    /// <param name="values">How many values each row has.</param>
    /// <param name="lanes">Where the groups go, each of values * laneCount floats without gaps.</param>
    /// <param name="count">The number of rows, at least 1; the groups are as many as hold them.</param>
    /// <param name="laneCount">How many rows a group has, a multiple of 4.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToLanes(ref float rows, nint rowStride, int values, ref float lanes, int count, int laneCount)
    {
        int whole = values - (values % Block);
        for (int first = 0; first < count; first += laneCount)
        {
            ref float group = ref Unsafe.Add(ref lanes, (nint)first * values);

            // A row that is not there is never reached: `present` ends before it.
            ref float row = ref Unsafe.Add(ref rows, first * rowStride);
            int present = Math.Min(laneCount, count - first);
            int full = present - (present % Block);
            if (present < laneCount)
            {
                MemoryMarshal.CreateSpan(ref group, values * laneCount).Clear();
            }

            for (int value = 0; value < whole; value += Block)
            {
                for (int lane = 0; lane < full; lane += Block)
                {
                    Turn(ref Unsafe.Add(ref row, (lane * rowStride) + value), rowStride, ref Unsafe.Add(ref group, ((nint)value * laneCount) + lane), laneCount);
                }
            }

            GatherSingly(ref row, rowStride, ref group, 0, whole, full, present, laneCount);
            GatherSingly(ref row, rowStride, ref group, whole, values, 0, present, laneCount);
        }
    }

    /// <summary>The inverse of <see cref="ToLanes"/>: exactly <paramref name="values"/> floats of each row are written.</summary>
    /// <param name="lanes">The first group.</param>
    /// <param name="values">How many values each row has.</param>
    /// <param name="rows">Where the first row goes.</param>
    /// <param name="rowStride">Floats from one row to the next.</param>
    /// <param name="count">The number of rows, at least 1.</param>
    /// <param name="laneCount">How many rows a group has, a multiple of 4.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToRows(ref float lanes, int values, ref float rows, nint rowStride, int count, int laneCount)
    {
        int whole = values - (values % Block);
        for (int first = 0; first < count; first += laneCount)
        {
            ref float group = ref Unsafe.Add(ref lanes, (nint)first * values);
            ref float row = ref Unsafe.Add(ref rows, first * rowStride);
            int present = Math.Min(laneCount, count - first);
            int full = present - (present % Block);
            for (int value = 0; value < whole; value += Block)
            {
                for (int lane = 0; lane < full; lane += Block)
                {
                    Turn(ref Unsafe.Add(ref group, ((nint)value * laneCount) + lane), laneCount, ref Unsafe.Add(ref row, (lane * rowStride) + value), rowStride);
                }
            }

            ScatterSingly(ref group, ref row, rowStride, 0, whole, full, present, laneCount);
            ScatterSingly(ref group, ref row, rowStride, whole, values, 0, present, laneCount);
        }
    }

    /// <summary>rows[position][channel] = planar[channel][position]; padding becomes zero.</summary>
    /// <param name="planar">An image, one channel after another.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="positions">The number of positions.</param>
    /// <param name="paddedChannels">Floats from one position to the next in the result, a multiple of 4 and at least the channels.</param>
    /// <param name="rows">Where the result goes.</param>
    public static void ChannelsLast(ref float planar, int channels, int positions, int paddedChannels, ref float rows) =>
        ToLanes(ref planar, positions, positions, ref rows, channels, paddedChannels);

    /// <summary>The inverse of <see cref="ChannelsLast"/>: exactly channels * positions floats are written.</summary>
    /// <param name="rows">An image, one position after another.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="positions">The number of positions.</param>
    /// <param name="paddedChannels">Floats from one position to the next in the source, a multiple of 4 and at least the channels.</param>
    /// <param name="planar">Where the result goes.</param>
    public static void Planar(ref float rows, int channels, int positions, int paddedChannels, ref float planar) =>
        ToRows(ref rows, positions, ref planar, positions, channels, paddedChannels);

    // to[j][i] = from[i][j]: halves are exchanged first, single floats then. Each result is one shuffle and one blend.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(ref float from, nint fromStride, ref float to, nint toStride)
    {
        Vector128<float> low = Vector128.Create(-1, -1, 0, 0).AsSingle();
        Vector128<float> even = Vector128.Create(-1, 0, -1, 0).AsSingle();
        Vector128<float> a = Vector128.LoadUnsafe(ref from);
        Vector128<float> b = Vector128.LoadUnsafe(ref from, (nuint)fromStride);
        Vector128<float> c = Vector128.LoadUnsafe(ref from, (nuint)(2 * fromStride));
        Vector128<float> d = Vector128.LoadUnsafe(ref from, (nuint)(3 * fromStride));
        Vector128<float> lowAC = Vector128.ConditionalSelect(low, a, Vector128.Shuffle(c, Vector128.Create(0, 1, 0, 1)));
        Vector128<float> lowBD = Vector128.ConditionalSelect(low, b, Vector128.Shuffle(d, Vector128.Create(0, 1, 0, 1)));
        Vector128<float> highAC = Vector128.ConditionalSelect(low, Vector128.Shuffle(a, Vector128.Create(2, 3, 2, 3)), c);
        Vector128<float> highBD = Vector128.ConditionalSelect(low, Vector128.Shuffle(b, Vector128.Create(2, 3, 2, 3)), d);
        Vector128.ConditionalSelect(even, lowAC, Vector128.Shuffle(lowBD, Vector128.Create(0, 0, 2, 2))).StoreUnsafe(ref to);
        Vector128.ConditionalSelect(even, Vector128.Shuffle(lowAC, Vector128.Create(1, 1, 3, 3)), lowBD).StoreUnsafe(ref to, (nuint)toStride);
        Vector128.ConditionalSelect(even, highAC, Vector128.Shuffle(highBD, Vector128.Create(0, 0, 2, 2))).StoreUnsafe(ref to, (nuint)(2 * toStride));
        Vector128.ConditionalSelect(even, Vector128.Shuffle(highAC, Vector128.Create(1, 1, 3, 3)), highBD).StoreUnsafe(ref to, (nuint)(3 * toStride));
    }

    // The values from `value` to `end` of the rows from `firstLane` to the last that is there.
    private static void GatherSingly(ref float row, nint rowStride, ref float group, int value, int end, int firstLane, int present, int laneCount)
    {
        for (; value < end; value++)
        {
            ref float vector = ref Unsafe.Add(ref group, (nint)value * laneCount);
            for (int lane = firstLane; lane < present; lane++)
            {
                Unsafe.Add(ref vector, lane) = Unsafe.Add(ref row, (lane * rowStride) + value);
            }
        }
    }

    private static void ScatterSingly(ref float group, ref float row, nint rowStride, int value, int end, int firstLane, int present, int laneCount)
    {
        for (; value < end; value++)
        {
            ref float vector = ref Unsafe.Add(ref group, (nint)value * laneCount);
            for (int lane = firstLane; lane < present; lane++)
            {
                Unsafe.Add(ref row, (lane * rowStride) + value) = Unsafe.Add(ref vector, lane);
            }
        }
    }
}
