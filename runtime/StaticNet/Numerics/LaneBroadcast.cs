using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Numerics;

/// <summary>
/// One lane of a vector in all lanes, in two steps: four neighbours into each group of four lanes, then one of them into all four. The second step is a
/// cheap instruction without a table, and the first serves four lanes. For generated code: quads and lanes are numbers that the compiler knows.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Performance", "CA1857:A constant is expected for the parameter", Justification = "It is one where these methods have been inlined.")]
public static class LaneBroadcast
{
    /// <summary>Four neighbouring lanes in every group of four.</summary>
    /// <param name="x">The vector.</param>
    /// <param name="quad">Which group of four of it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Quad(Vector128<float> x, int quad) => x;

    /// <inheritdoc cref="Quad(Vector128{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Quad(Vector256<float> x, int quad)
    {
        if (Avx.IsSupported)
        {
            return Avx.Permute2x128(x, x, (byte)(quad * 0x11));
        }

        Vector128<float> half = quad == 0 ? x.GetLower() : x.GetUpper();
        return Vector256.Create(half, half);
    }

    /// <inheritdoc cref="Quad(Vector128{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Quad(Vector512<float> x, int quad)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Shuffle4x128(x, x, (byte)(quad * 0x55));
        }

        Vector256<float> half = Quad(quad < 2 ? x.GetLower() : x.GetUpper(), quad % 2);
        return Vector512.Create(half, half);
    }

    /// <summary>In every group of four lanes one of them in all four.</summary>
    /// <param name="x">The vector.</param>
    /// <param name="lane">Which of the four.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Lane(Vector128<float> x, int lane) =>
        Avx.IsSupported ? Avx.Permute(x, (byte)(lane * 0x55)) : Vector128.Create(x.GetElement(lane));

    /// <inheritdoc cref="Lane(Vector128{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Lane(Vector256<float> x, int lane) =>
        Avx.IsSupported ? Avx.Permute(x, (byte)(lane * 0x55)) : Vector256.Create(Lane(x.GetLower(), lane), Lane(x.GetUpper(), lane));

    /// <inheritdoc cref="Lane(Vector128{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Lane(Vector512<float> x, int lane) =>
        Avx512F.IsSupported ? Avx512F.Permute4x32(x, (byte)(lane * 0x55)) : Vector512.Create(Lane(x.GetLower(), lane), Lane(x.GetUpper(), lane));
}
