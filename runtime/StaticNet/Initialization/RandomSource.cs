namespace StaticNet;

/// <summary>
/// Pseudo-random numbers, the same bits for the same seed on every machine: xoshiro256** (Blackman, Vigna, 2018), seeded by
/// splitmix64 (Steele, Lea, Flood, 2014). Not for secrets; not safe for many threads at once.
/// </summary>
public sealed class RandomSource
{
    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;

    /// <summary>Starts from a seed. Negative seeds are as good as others.</summary>
    /// <param name="seed">Any number.</param>
    public RandomSource(int seed)
        : this(unchecked((ulong)seed))
    {
    }

    /// <summary>Starts from a seed; of equal value, it gives what the int seed gives.</summary>
    /// <param name="seed">Any number.</param>
    public RandomSource(ulong seed)
    {
        s0 = NextSplitMix(ref seed);
        s1 = NextSplitMix(ref seed);
        s2 = NextSplitMix(ref seed);
        s3 = NextSplitMix(ref seed);
    }

    /// <summary>Where the sequence stands, for checkpoints: setting it continues from there.</summary>
    /// <exception cref="ArgumentException">All four numbers are 0, from where the sequence would never move; nothing was changed.</exception>
    public (ulong S0, ulong S1, ulong S2, ulong S3) State
    {
        get => (s0, s1, s2, s3);
        set
        {
            if ((value.S0 | value.S1 | value.S2 | value.S3) == 0)
            {
                throw new ArgumentException("A state of RandomSource has a number other than 0, but all four given are 0.", nameof(value));
            }

            (s0, s1, s2, s3) = value;
        }
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = ulong.RotateLeft(s1 * 5, 7) * 9;
        ulong shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = ulong.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>A number in [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 and below the bound, all equally likely (Lemire, 2019).</summary>
    /// <param name="exclusiveMax">The bound, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1.</exception>
    public int Next(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMax, 1);
        ulong bound = (ulong)exclusiveMax;
        ulong high = Math.BigMul(NextUInt64(), bound, out ulong low);
        if (low < bound)
        {
            // 2^64 mod bound draws are too many: without them every result has as many as any other.
            ulong excess = unchecked(0UL - bound) % bound;
            while (low < excess)
            {
                high = Math.BigMul(NextUInt64(), bound, out low);
            }
        }

        return (int)high;
    }

    /// <summary>A number from the normal distribution with mean 0 and standard deviation 1, at most 8.3 from 0.</summary>
    public double NextNormal() =>
        // The middle of one of 2^52 equal parts of (0, 1): never 0 or 1, whose quantiles are infinite.
        NormalQuantile.Of(((NextUInt64() >> 12) + 0.5) * (1.0 / (1UL << 52)));

    /// <summary>Puts the values in random order, every order equally likely (Fisher, Yates, 1938; Durstenfeld, 1964).</summary>
    /// <param name="values">The values, in place.</param>
    public void Shuffle(Span<int> values)
    {
        for (int last = values.Length - 1; last > 0; last--)
        {
            int chosen = Next(last + 1);
            (values[last], values[chosen]) = (values[chosen], values[last]);
        }
    }

    private static ulong NextSplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
