using System.Runtime.Intrinsics;
using StaticNet.Numerics;

namespace StaticNet.Tests.Numerics;

public class DropoutMaskTests
{
    private const int Indices = 1 << 16;
    private static readonly float[] Rates = [0f, 1e-7f, 0.1f, 0.25f, 0.5f, 0.9f, 0.999f, MathF.BitDecrement(1f)];

    // 1 becomes 0x7feb352d, 0x7febcafb, 0x6889f849 and at last this, by long multiplication.
    [Theory]
    [InlineData(0x00000000u, 0x00000000u)]
    [InlineData(0x00000001u, 0x688990C0u)]
    [InlineData(0x00000002u, 0xD1132181u)]
    [InlineData(0xFFFFFFFFu, 0x6768824Au)]
    [InlineData(0x12345678u, 0xF5E71C96u)]
    public void Mixes_to_known_values(uint x, uint expected) => Assert.Equal(expected, DropoutMask.Mix(x));

    [Theory]
    [InlineData(0, 0, 0L, 0x00000000u)]
    [InlineData(1, 0, 0L, 0x4DA918EFu)]
    [InlineData(1, 2, 3L, 0x3467CB7Cu)]
    [InlineData(-1, 5, (1L << 32) + 7, 0x232129DDu)]
    public void Keys_are_known_values(int seed, int layer, long step, uint expected) => Assert.Equal(expected, DropoutMask.Key(seed, layer, step));

    [Fact]
    public void The_mask_of_a_key_is_a_known_one()
    {
        uint key = DropoutMask.Key(1, 2, 3);
        string mask = string.Concat(Enumerable.Range(0, 32).Select(i => DropoutMask.IsDropped(key, (uint)i, 0.5f) ? '1' : '0'));

        Assert.Equal("10011111100101100010000010010011", mask);
    }

    [Fact]
    public void Seed_layer_and_step_all_change_the_key()
    {
        var keys = new HashSet<uint>();
        foreach (int seed in new[] { 0, 1, -1, int.MaxValue })
        {
            for (int layer = 0; layer < 50; layer++)
            {
                foreach (long step in new[] { 0L, 1, 2, uint.MaxValue, 1L << 32, 1L << 33 })
                {
                    keys.Add(DropoutMask.Key(seed, layer, step));
                }
            }
        }

        Assert.Equal(4 * 50 * 6, keys.Count);
    }

    [Fact]
    public void Vectors_of_every_width_agree_with_the_single_value_bit_for_bit()
    {
        Span<uint> index = stackalloc uint[16];
        foreach (float rate in Rates)
        {
            uint threshold = DropoutMask.Threshold(rate);
            float scale = 1f / (1f - rate);
            for (uint start = 0; start < 400; start++)
            {
                uint key = DropoutMask.Key((int)start, 3, start * 7);
                for (int lane = 0; lane < 16; lane++)
                {
                    index[lane] = unchecked((start * 0x0123_4567u) + (uint)(lane * 3));
                }

                Vector512<float> sixteen = DropoutMask.Factors(key, Vector512.Create<uint>(index), threshold, scale);
                for (int lane = 0; lane < 16; lane++)
                {
                    int expected = BitConverter.SingleToInt32Bits(DropoutMask.IsDropped(key, index[lane], rate) ? 0f : scale);
                    Vector128<float> four = DropoutMask.Factors(key, Vector128.Create<uint>(index[(lane & ~3)..]), threshold, scale);
                    Vector256<float> eight = DropoutMask.Factors(key, Vector256.Create<uint>(index[(lane & ~7)..]), threshold, scale);
                    Assert.Equal(expected, sixteen.AsInt32()[lane]);
                    Assert.Equal(expected, eight.AsInt32()[lane & 7]);
                    Assert.Equal(expected, four.AsInt32()[lane & 3]);
                }
            }
        }
    }

    [Fact]
    public void The_share_of_dropped_values_is_the_rate_under_every_key()
    {
        foreach (float rate in Rates)
        {
            // Six standard deviations of a binomial share, and one value where the rate is almost nothing.
            double bound = (6 * Math.Sqrt(rate * (1 - rate) / Indices)) + (1.0 / Indices);
            for (int seed = 0; seed < 50; seed++)
            {
                Assert.InRange(Dropped(DropoutMask.Key(seed, seed % 7, seed * 3), rate).Average(dropped => dropped ? 1 : 0), rate - bound, rate + bound);
            }
        }
    }

    [Fact]
    public void A_rate_of_zero_drops_nothing()
    {
        Assert.Equal(0u, DropoutMask.Threshold(0f));
        for (int seed = 0; seed < 20; seed++)
        {
            Assert.DoesNotContain(true, Dropped(DropoutMask.Key(seed, 0, 0), 0f));
        }
    }

    [Fact]
    public void Neighbours_do_not_depend_on_each_other()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            bool[] mask = Dropped(DropoutMask.Key(seed, 1, 10), 0.5f);
            foreach (int distance in new[] { 1, 2, 3, 4, 8, 16, 64, 100, 784, 1024 })
            {
                AssertIndependent(mask.AsSpan(distance), mask.AsSpan(0, mask.Length - distance));
            }

            AssertIndependent(mask, Dropped(DropoutMask.Key(seed, 1, 11), 0.5f));
            AssertIndependent(mask, Dropped(DropoutMask.Key(seed, 2, 10), 0.5f));
            AssertIndependent(mask, Dropped(DropoutMask.Key(seed + 1, 1, 10), 0.5f));
            AssertIndependent(mask, Dropped(DropoutMask.Key(seed, 1, 10 + (1L << 32)), 0.5f));
        }
    }

    private static void AssertIndependent(ReadOnlySpan<bool> a, ReadOnlySpan<bool> b)
    {
        int agreements = 0;
        for (int i = 0; i < a.Length; i++)
        {
            agreements += a[i] == b[i] ? 1 : 0;
        }

        // The correlation of two independent masks of half the values has a standard deviation of 1 / sqrt(n).
        double correlation = (2.0 * agreements / a.Length) - 1;
        Assert.InRange(correlation, -6 / Math.Sqrt(a.Length), 6 / Math.Sqrt(a.Length));
    }

    private static bool[] Dropped(uint key, float rate) => [.. Enumerable.Range(0, Indices).Select(i => DropoutMask.IsDropped(key, (uint)i, rate))];
}
