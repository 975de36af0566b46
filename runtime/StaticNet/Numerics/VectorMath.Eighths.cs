using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Numerics;

// Powers of two in steps of an eighth, out of a register: what is left for a polynomial is eight times smaller, and so are its terms fewer.
public static partial class VectorMath
{
    // 2^(j/8).
    private static Vector256<float> EighthPowers => Vector256.Create(1f, 1.09050775f, 1.18920708f, 1.29683959f, 1.41421354f, 1.54221082f, 1.68179286f, 1.8340081f);

    // The bits of 1.53826118 2^(j/8) minus j 2^20: all eight products are within 2^-28 of a float.
    private static Vector256<int> ScaledEighthPowers =>
        Vector256.Create(0x3FC4E5BE, 0x3FC6B7DA, 0x3FCA26DE, 0x3FCF5829, 0x3FCB3A3E, 0x3FC7D424, 0x3FC59202, 0x3FC48E45);

    /// <summary>2^(j/8), j the lowest three bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> EighthPower(Vector128<float> sum) => Avx2.PermuteVar8x32(EighthPowers, sum.ToVector256Unsafe().AsInt32()).GetLower();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> EighthPower(Vector256<float> sum) => Avx2.PermuteVar8x32(EighthPowers, sum.AsInt32());

    // Sixteen elements, since four bits choose one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> EighthPower(Vector512<float> sum) => Avx512F.PermuteVar16x32(Vector512.Create(EighthPowers, EighthPowers), sum.AsInt32());

    /// <summary>1.53826118 2^(k/8), k the integer in the low bits, of which twelve count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ScaledEighthPower(Vector128<float> sum) =>
        (Vector128.ShiftLeft(sum.AsInt32(), 20) + Avx2.PermuteVar8x32(ScaledEighthPowers, sum.ToVector256Unsafe().AsInt32()).GetLower()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ScaledEighthPower(Vector256<float> sum) =>
        (Vector256.ShiftLeft(sum.AsInt32(), 20) + Avx2.PermuteVar8x32(ScaledEighthPowers, sum.AsInt32())).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ScaledEighthPower(Vector512<float> sum) => Avx512F.IsSupported
        ? (Vector512.ShiftLeft(sum.AsInt32(), 20) + Avx512F.PermuteVar16x32(Vector512.Create(ScaledEighthPowers, ScaledEighthPowers), sum.AsInt32())).AsSingle()
        : Vector512.Create(ScaledEighthPower(sum.GetLower()), ScaledEighthPower(sum.GetUpper()));
}
