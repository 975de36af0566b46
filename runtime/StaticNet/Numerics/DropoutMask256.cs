using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet.Numerics;

// The 128- and 512-bit overloads are derived from this file at build by replacing the type's name (see the project file).
public static partial class DropoutMask
{
    /// <summary>For each lane 0 where <see cref="IsDropped"/> holds, and the scale elsewhere.</summary>
    /// <param name="key">The key of the layer and the step.</param>
    /// <param name="indices">The numbers of the values in the batch.</param>
    /// <param name="threshold">What <see cref="Threshold"/> gives for the rate.</param>
    /// <param name="scale">What a value that stays is multiplied by, 1 / (1 - rate).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Factors(uint key, Vector256<uint> indices, uint threshold, float scale)
    {
        Vector256<uint> keys = Vector256.Create(key);
        Vector256<uint> hash = Mix(Mix(indices ^ keys) + keys) >>> (32 - Bits);

        // 24 bits have no sign: the comparison of signed numbers is a single instruction everywhere.
        Vector256<int> stays = Vector256.GreaterThanOrEqual(hash.AsInt32(), Vector256.Create((int)threshold));
        return stays.AsSingle() & Vector256.Create(scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Mix(Vector256<uint> x)
    {
        x ^= x >>> 16;
        x *= Vector256.Create(0x7FEB352Du);
        x ^= x >>> 15;
        x *= Vector256.Create(0x846CA68Bu);
        return x ^ (x >>> 16);
    }
}
