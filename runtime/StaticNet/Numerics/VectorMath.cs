using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet.Numerics;

/// <summary>
/// Elementary functions over whole vectors and single floats: polynomials without tables, branches or calls, made to be inlined
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
}
