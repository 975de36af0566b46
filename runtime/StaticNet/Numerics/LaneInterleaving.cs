using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Numerics;

/// <summary>
/// Puts together lanes of two vectors, one instruction each. Within each group of four lanes, a round of single lanes and one of pairs turn four vectors; added
/// up in rounds, what lies across the lanes of several vectors is summed into the lanes of one. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneInterleaving
{
    /// <summary>a0 b0 a1 b1.</summary>
    /// <param name="a">Any floats.</param>
    /// <param name="b">Any floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Low(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.ConditionalSelect(Even, Vector128.Shuffle(a, Vector128.Create(0, 0, 1, 1)), Vector128.Shuffle(b, Vector128.Create(0, 0, 1, 1)));

    /// <summary>a2 b2 a3 b3.</summary>
    /// <inheritdoc cref="Low(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> High(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.ConditionalSelect(Even, Vector128.Shuffle(a, Vector128.Create(2, 2, 3, 3)), Vector128.Shuffle(b, Vector128.Create(2, 2, 3, 3)));

    /// <summary>a0 a1 b0 b1.</summary>
    /// <inheritdoc cref="Low(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LowPairs(Vector128<float> a, Vector128<float> b) => Vector128.Create(a.GetLower(), b.GetLower());

    /// <summary>a2 a3 b2 b3.</summary>
    /// <inheritdoc cref="Low(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> HighPairs(Vector128<float> a, Vector128<float> b) => Vector128.Create(a.GetUpper(), b.GetUpper());

    /// <inheritdoc cref="Low(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Low(Vector256<float> a, Vector256<float> b) =>
        Avx.IsSupported ? Avx.UnpackLow(a, b) : Vector256.Create(Low(a.GetLower(), b.GetLower()), Low(a.GetUpper(), b.GetUpper()));

    /// <inheritdoc cref="High(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> High(Vector256<float> a, Vector256<float> b) =>
        Avx.IsSupported ? Avx.UnpackHigh(a, b) : Vector256.Create(High(a.GetLower(), b.GetLower()), High(a.GetUpper(), b.GetUpper()));

    /// <inheritdoc cref="LowPairs(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LowPairs(Vector256<float> a, Vector256<float> b) =>
        Avx.IsSupported
            ? Avx.UnpackLow(a.AsDouble(), b.AsDouble()).AsSingle()
            : Vector256.Create(LowPairs(a.GetLower(), b.GetLower()), LowPairs(a.GetUpper(), b.GetUpper()));

    /// <inheritdoc cref="HighPairs(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> HighPairs(Vector256<float> a, Vector256<float> b) =>
        Avx.IsSupported
            ? Avx.UnpackHigh(a.AsDouble(), b.AsDouble()).AsSingle()
            : Vector256.Create(HighPairs(a.GetLower(), b.GetLower()), HighPairs(a.GetUpper(), b.GetUpper()));

    /// <inheritdoc cref="Low(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Low(Vector512<float> a, Vector512<float> b) =>
        Avx512F.IsSupported ? Avx512F.UnpackLow(a, b) : Vector512.Create(Low(a.GetLower(), b.GetLower()), Low(a.GetUpper(), b.GetUpper()));

    /// <inheritdoc cref="High(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> High(Vector512<float> a, Vector512<float> b) =>
        Avx512F.IsSupported ? Avx512F.UnpackHigh(a, b) : Vector512.Create(High(a.GetLower(), b.GetLower()), High(a.GetUpper(), b.GetUpper()));

    /// <inheritdoc cref="LowPairs(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LowPairs(Vector512<float> a, Vector512<float> b) =>
        Avx512F.IsSupported
            ? Avx512F.UnpackLow(a.AsDouble(), b.AsDouble()).AsSingle()
            : Vector512.Create(LowPairs(a.GetLower(), b.GetLower()), LowPairs(a.GetUpper(), b.GetUpper()));

    /// <inheritdoc cref="HighPairs(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> HighPairs(Vector512<float> a, Vector512<float> b) =>
        Avx512F.IsSupported
            ? Avx512F.UnpackHigh(a.AsDouble(), b.AsDouble()).AsSingle()
            : Vector512.Create(HighPairs(a.GetLower(), b.GetLower()), HighPairs(a.GetUpper(), b.GetUpper()));

    /// <summary>a, and b behind it: one instruction, where a vector created of both takes a zero for the first too.</summary>
    /// <param name="a">The lower half.</param>
    /// <param name="b">The upper half.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Join(Vector128<float> a, Vector128<float> b) => a.ToVector256Unsafe().WithUpper(b);

    /// <inheritdoc cref="Join(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Join(Vector256<float> a, Vector256<float> b) => a.ToVector512Unsafe().WithUpper(b);

    /// <summary>The lower half of a and the lower half of b.</summary>
    /// <inheritdoc cref="Low(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LowHalves(Vector256<float> a, Vector256<float> b) => a.WithUpper(b.GetLower());

    /// <summary>The upper half of a and the upper half of b.</summary>
    /// <inheritdoc cref="Low(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> HighHalves(Vector256<float> a, Vector256<float> b) =>
        Avx.IsSupported ? Avx.Permute2x128(a, b, 0x31) : Vector256.Create(a.GetUpper(), b.GetUpper());

    /// <inheritdoc cref="LowHalves(Vector256{float}, Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LowHalves(Vector512<float> a, Vector512<float> b) => a.WithUpper(b.GetLower());

    /// <inheritdoc cref="HighHalves(Vector256{float}, Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> HighHalves(Vector512<float> a, Vector512<float> b) =>
        Avx512F.IsSupported ? Avx512F.Shuffle4x128(a, b, 0b11_10_11_10) : Vector512.Create(a.GetUpper(), b.GetUpper());

    /// <summary>The first and the third group of four lanes of a, and those of b.</summary>
    /// <inheritdoc cref="Low(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> EvenGroups(Vector512<float> a, Vector512<float> b) =>
        Avx512F.IsSupported
            ? Avx512F.Shuffle4x128(a, b, 0b10_00_10_00)
            : Vector512.Create(LowHalves(a.GetLower(), a.GetUpper()), LowHalves(b.GetLower(), b.GetUpper()));

    /// <summary>The second and the fourth group of four lanes of a, and those of b.</summary>
    /// <inheritdoc cref="Low(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> OddGroups(Vector512<float> a, Vector512<float> b) =>
        Avx512F.IsSupported
            ? Avx512F.Shuffle4x128(a, b, 0b11_01_11_01)
            : Vector512.Create(HighHalves(a.GetLower(), a.GetUpper()), HighHalves(b.GetLower(), b.GetUpper()));

    private static Vector128<float> Even => Vector128.Create(-1, 0, -1, 0).AsSingle();
}
