using System.Numerics;

namespace StaticNet.Data;

/// <summary>Random orders that are the same on every machine: the one place here that draws random numbers.</summary>
internal static class SeededOrder
{
    /// <summary>The numbers from 0 and below <paramref name="count"/>, shuffled (Fisher and Yates, 1938; Durstenfeld, 1964).</summary>
    public static int[] Of(int count, ulong seed)
    {
        var order = new int[count];
        for (int i = 0; i < count; i++)
        {
            order[i] = i;
        }

        var random = new Xoshiro(seed);
        for (int i = count - 1; i > 0; i--)
        {
            int j = (int)random.Below((ulong)i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    // xoshiro256** (Blackman and Vigna, 2018), its state filled by SplitMix64; without bias below a bound (Lemire, 2019).
    private struct Xoshiro
    {
        private ulong a, b, c, d;

        public Xoshiro(ulong seed)
        {
            a = SplitMix(ref seed);
            b = SplitMix(ref seed);
            c = SplitMix(ref seed);
            d = SplitMix(ref seed);
        }

        public ulong Below(ulong bound)
        {
            ulong high = Math.BigMul(Next(), bound, out ulong low);
            ulong threshold = unchecked(0UL - bound) % bound;
            while (low < threshold)
            {
                high = Math.BigMul(Next(), bound, out low);
            }

            return high;
        }

        private static ulong SplitMix(ref ulong state)
        {
            ulong z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }

        private ulong Next()
        {
            ulong result = BitOperations.RotateLeft(b * 5, 7) * 9;
            ulong shifted = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= shifted;
            d = BitOperations.RotateLeft(d, 45);
            return result;
        }
    }
}
