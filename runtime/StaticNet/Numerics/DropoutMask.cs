using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>
/// Which values dropout drops: a hash of the place of a value under a key, and no state. So the mask of a step can be made again in the
/// backward pass instead of being kept, whatever the number of lanes and the order of the values. For generated code.
/// </summary>
/// <remarks>
/// The hash is lowbias32 (Chris Wellons, "Prospecting for Hash Functions", 2018, in the public domain): a bijection of 32 bits.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class DropoutMask
{
    // The greatest number of bits of which every value is a float.
    private const int Bits = 24;

    /// <summary>The key of one layer in one step.</summary>
    /// <param name="seed">The seed of the layer.</param>
    /// <param name="layer">The index of the layer, from 0.</param>
    /// <param name="step">How many steps were taken before.</param>
    public static uint Key(int seed, int layer, long step)
    {
        uint hash = Mix((uint)seed);
        hash = Mix(hash ^ ((uint)layer * 0x9E3779B9u));
        hash = Mix(hash ^ ((uint)step * 0x85EBCA6Bu));
        return Mix(hash ^ (uint)(step >> 32));
    }

    /// <summary>What the leading 24 bits of a hash must be below for the value to be dropped.</summary>
    /// <param name="rate">The probability that a value is dropped, at least 0 and below 1.</param>
    public static uint Threshold(float rate) => (uint)(rate * (1 << Bits));

    /// <summary>Whether a value is dropped.</summary>
    /// <param name="key">The key of the layer and the step.</param>
    /// <param name="index">The number of the value in the batch.</param>
    /// <param name="rate">The probability that a value is dropped, at least 0 and below 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsDropped(uint key, uint index, float rate) => Mix(Mix(index ^ key) + key) >> (32 - Bits) < Threshold(rate);

    /// <summary>Spreads every bit over all others; 0 stays 0.</summary>
    /// <param name="x">Any bits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Mix(uint x)
    {
        x ^= x >> 16;
        x *= 0x7FEB352Du;
        x ^= x >> 15;
        x *= 0x846CA68Bu;
        return x ^ (x >> 16);
    }
}
