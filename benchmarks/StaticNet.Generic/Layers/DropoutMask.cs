namespace StaticNet.Generic;

/// <summary>
/// Which values dropout drops: a hash of where a value stands, so that it follows from the seed on any machine and in any order of
/// computation. The mixing function is lowbias32 (Chris Wellons, "Prospecting for hash functions", 2018).
/// </summary>
internal static class DropoutMask
{
    /// <summary>What all values of one layer in one step share.</summary>
    public static uint Key(int seed, int layer, long step)
    {
        uint hash = Mix((uint)seed);
        hash = Mix(hash ^ ((uint)layer * 0x9E3779B9u));
        hash = Mix(hash ^ ((uint)step * 0x85EBCA6Bu));
        return Mix(hash ^ (uint)(step >> 32));
    }

    /// <summary>Whether the value at a place in the batch is dropped.</summary>
    public static bool IsDropped(uint key, uint index, float rate) => Mix(Mix(index ^ key) + key) >> 8 < (uint)(rate * 16777216f);

    private static uint Mix(uint x)
    {
        x ^= x >> 16;
        x *= 0x7FEB352Du;
        x ^= x >> 15;
        x *= 0x846CA68Bu;
        return x ^ (x >> 16);
    }
}
