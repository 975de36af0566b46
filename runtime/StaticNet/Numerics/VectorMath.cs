using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Numerics;

/// <summary>
/// Elementary functions over whole vectors and single floats: polynomials without branches or calls, made to be inlined
/// in loops. All widths return the same bits in every lane. Where the processor has a fused multiply-add it is used, so the
/// last bit may differ between processors; the error bounds hold with and without. NaN gives NaN; results too large become
/// infinite, results too small lose bits gradually and end in zero.
/// </summary>
/// <remarks>
/// An ulp is the distance between neighbouring floats; errors are against the double-precision result rounded to float.
/// Polynomials are minimax in relative error, fitted by reweighted least squares (Lawson, 1961).
/// </remarks>
public static partial class VectorMath
{
    // How four things change places, two bits for each.
    private const byte SwapNeighbours = 0b10_11_00_01;
    private const byte SwapHalves = 0b01_00_11_10;
    private const byte Reverse = 0b00_01_10_11;

    /// <summary>e to the power of x. Error at most 2 ulp.</summary>
    /// <param name="x">Any float.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp(float x) => Exp(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>exp(x) - 1, accurate also where x is near 0. Error at most 2 ulp.</summary>
    /// <param name="x">Any float.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Expm1(float x) => Expm1(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The natural logarithm. Error at most 2 ulp; -infinity at 0, NaN below.</summary>
    /// <param name="x">Any float.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log(float x) => Log(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>log(1 + x), accurate also where x is near 0. Error at most 2 ulp; -infinity at -1, NaN below.</summary>
    /// <param name="x">Any float.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log1p(float x) => Log1p(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The hyperbolic tangent. Error at most 2 ulp; never outside [-1, 1].</summary>
    /// <param name="x">Any float.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tanh(float x) => Tanh(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>1 / (1 + exp(-x)). Error at most 2 ulp; never outside [0, 1].</summary>
    /// <param name="x">Any float.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sigmoid(float x) => Sigmoid(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>log(1 + exp(x)), without overflow on the way. Error at most 4 ulp.</summary>
    /// <param name="x">Any float.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Softplus(float x) => Softplus(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The error function. Error at most 4 ulp; never outside [-1, 1].</summary>
    /// <param name="x">Any float.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Erf(float x) => Erf(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The probability that a standard normal variable is below x. Error at most 8 ulp far out in the left tail too, 2 ulp of 1 everywhere.</summary>
    /// <param name="x">Any float.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float NormalCdf(float x) => NormalCdf(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The density of the standard normal distribution, exp(-x²/2) / sqrt(2 pi). Error at most 4 ulp.</summary>
    /// <param name="x">Any float.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float NormalPdf(float x) => NormalPdf(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The derivative of x Phi(x), Phi(x) + x phi(x) (Hendrycks, Gimpel, 2016).</summary>
    /// <param name="x">Any float.</param>
    public static float GeluDerivative(float x) => GeluDerivative(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The derivative of x s(x), s(x) (1 + x (1 - s(x))), s the sigmoid (Elfwing, Uchibe, Doya, 2017).</summary>
    /// <param name="x">Any float.</param>
    public static float SiluDerivative(float x) => SiluDerivative(Vector128.CreateScalarUnsafe(x)).ToScalar();

    /// <summary>The greatest lane. Where one is NaN, the result is one of the lanes.</summary>
    /// <param name="x">Any floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxAcross(Vector128<float> x)
    {
        x = Vector128.MaxNative(x, Vector128.Shuffle(x, Vector128.Create(2, 3, 0, 1)));
        return Vector128.MaxNative(x, Vector128.Shuffle(x, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    /// <inheritdoc cref="MaxAcross(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxAcross(Vector256<float> x) => MaxAcross(Vector128.MaxNative(x.GetLower(), x.GetUpper()));

    /// <inheritdoc cref="MaxAcross(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxAcross(Vector512<float> x) => MaxAcross(Vector256.MaxNative(x.GetLower(), x.GetUpper()));

    /// <summary>The sum of all lanes, halves first: fewer instructions than the sum of each half.</summary>
    /// <param name="x">Any floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SumAcross(Vector128<float> x)
    {
        x += Vector128.Shuffle(x, Vector128.Create(2, 3, 0, 1));
        return (x + Vector128.Shuffle(x, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    /// <inheritdoc cref="SumAcross(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SumAcross(Vector256<float> x) => SumAcross(x.GetUpper() + x.GetLower());

    /// <inheritdoc cref="SumAcross(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SumAcross(Vector512<float> x) => SumAcross(x.GetLower() + x.GetUpper());

    /// <summary>The greatest lane in all lanes. Where one is NaN, the result is one of the lanes.</summary>
    /// <param name="x">Any floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MaxEverywhere(Vector128<float> x)
    {
        // Three shuffles that do not wait for each other, where each level of halves would wait for the one before.
        Vector128<float> pairs = Vector128.MaxNative(x, Vector128.Shuffle(x, Vector128.Create(1, 0, 3, 2)));
        return Vector128.MaxNative(pairs, Vector128.MaxNative(Vector128.Shuffle(x, Vector128.Create(2, 3, 0, 1)), Vector128.Shuffle(x, Vector128.Create(3, 2, 1, 0))));
    }

    /// <inheritdoc cref="MaxEverywhere(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MaxEverywhere(Vector256<float> x)
    {
        Vector128<float> all = MaxEverywhere(Vector128.MaxNative(x.GetLower(), x.GetUpper()));
        return Vector256.Create(all, all);
    }

    /// <inheritdoc cref="MaxEverywhere(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MaxEverywhere(Vector512<float> x)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(MaxAcross(x));
        }

        x = Vector512.MaxNative(
            Vector512.MaxNative(x, Avx512F.Shuffle4x128(x, x, SwapNeighbours)),
            Vector512.MaxNative(Avx512F.Shuffle4x128(x, x, SwapHalves), Avx512F.Shuffle4x128(x, x, Reverse)));
        return Vector512.MaxNative(
            Vector512.MaxNative(x, Avx512F.Permute4x32(x, SwapNeighbours)),
            Vector512.MaxNative(Avx512F.Permute4x32(x, SwapHalves), Avx512F.Permute4x32(x, Reverse)));
    }

    /// <summary>The sum of all lanes in all lanes.</summary>
    /// <param name="x">Any floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SumEverywhere(Vector128<float> x)
    {
        Vector128<float> pairs = x + Vector128.Shuffle(x, Vector128.Create(1, 0, 3, 2));
        return pairs + (Vector128.Shuffle(x, Vector128.Create(2, 3, 0, 1)) + Vector128.Shuffle(x, Vector128.Create(3, 2, 1, 0)));
    }

    /// <inheritdoc cref="SumEverywhere(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SumEverywhere(Vector256<float> x)
    {
        Vector128<float> all = SumEverywhere(x.GetLower() + x.GetUpper());
        return Vector256.Create(all, all);
    }

    /// <inheritdoc cref="SumEverywhere(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SumEverywhere(Vector512<float> x)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(SumAcross(x));
        }

        x = (x + Avx512F.Shuffle4x128(x, x, SwapNeighbours)) + (Avx512F.Shuffle4x128(x, x, SwapHalves) + Avx512F.Shuffle4x128(x, x, Reverse));
        return (x + Avx512F.Permute4x32(x, SwapNeighbours)) + (Avx512F.Permute4x32(x, SwapHalves) + Avx512F.Permute4x32(x, Reverse));
    }

    /// <summary>The sums of all lanes of four vectors, one in each lane: they are transposed while they are added.</summary>
    /// <param name="a">Any floats.</param>
    /// <param name="b">Any floats; their sum is the second.</param>
    /// <param name="c">Any floats; their sum is the third.</param>
    /// <param name="d">Any floats; their sum is the fourth.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SumAcross(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        // a of lanes 0 and 1, b of them, a of lanes 2 and 3, b of these; then all four.
        Vector128<float> even = Vector128.Create(-1, 0, -1, 0).AsSingle();
        Vector128<float> ab = Vector128.ConditionalSelect(even, a, b) + Vector128.Shuffle(Vector128.ConditionalSelect(even, b, a), Vector128.Create(1, 0, 3, 2));
        Vector128<float> cd = Vector128.ConditionalSelect(even, c, d) + Vector128.Shuffle(Vector128.ConditionalSelect(even, d, c), Vector128.Create(1, 0, 3, 2));
        Vector128<float> low = Vector128.Create(-1, -1, 0, 0).AsSingle();
        return Vector128.ConditionalSelect(low, ab, cd) + Vector128.Shuffle(Vector128.ConditionalSelect(low, cd, ab), Vector128.Create(2, 3, 0, 1));
    }

    /// <inheritdoc cref="SumAcross(Vector128{float}, Vector128{float}, Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SumAcross(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d)
    {
        Vector256<float> even = Vector256.Create(-1, 0, -1, 0, -1, 0, -1, 0).AsSingle();
        Vector256<float> ab = Vector256.ConditionalSelect(even, a, b) + Vector256.Shuffle(Vector256.ConditionalSelect(even, b, a), Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6));
        Vector256<float> cd = Vector256.ConditionalSelect(even, c, d) + Vector256.Shuffle(Vector256.ConditionalSelect(even, d, c), Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6));
        Vector256<float> low = Vector256.Create(-1, -1, 0, 0, -1, -1, 0, 0).AsSingle();
        Vector256<float> sums = Vector256.ConditionalSelect(low, ab, cd) + Vector256.Shuffle(Vector256.ConditionalSelect(low, cd, ab), Vector256.Create(2, 3, 0, 1, 6, 7, 4, 5));
        return sums.GetLower() + sums.GetUpper();
    }

    /// <inheritdoc cref="SumAcross(Vector128{float}, Vector128{float}, Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SumAcross(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        Vector512<float> even = Vector512.Create(-1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0).AsSingle();
        Vector512<int> swapped = Vector512.Create(1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14);
        Vector512<float> ab = Vector512.ConditionalSelect(even, a, b) + Vector512.Shuffle(Vector512.ConditionalSelect(even, b, a), swapped);
        Vector512<float> cd = Vector512.ConditionalSelect(even, c, d) + Vector512.Shuffle(Vector512.ConditionalSelect(even, d, c), swapped);
        Vector512<float> low = Vector512.Create(-1, -1, 0, 0, -1, -1, 0, 0, -1, -1, 0, 0, -1, -1, 0, 0).AsSingle();
        Vector512<float> sums = Vector512.ConditionalSelect(low, ab, cd) + Vector512.Shuffle(Vector512.ConditionalSelect(low, cd, ab), Vector512.Create(2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13));
        Vector256<float> half = sums.GetLower() + sums.GetUpper();
        return half.GetLower() + half.GetUpper();
    }

    // x 2^floor(n), rounded once and never overflowing on the way.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Scale(Vector128<float> x, Vector128<float> n) => Avx512F.VL.Scale(x, n);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Scale(Vector256<float> x, Vector256<float> n) => Avx512F.VL.Scale(x, n);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Scale(Vector512<float> x, Vector512<float> n) => Avx512F.Scale(x, n);
}
