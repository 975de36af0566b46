using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Numerics;

// The 128- and 512-bit overloads are derived from this file at build by replacing the type's name (see the project file).
//
// How all of it is made:
// - Adding 1.5 * 2^23 rounds a small float to an integer, which then stands in the low bits of the sum. Adding 127 more makes
//   those bits a biased exponent: shifted left by 23, they are a power of two. No conversion is needed.
// - MinNative and MaxNative take one instruction and return their second operand if either is NaN: x stands second.
// - Products with the leading part of ln 2 are exact without a fused multiply-add too: it has 15 bits, its factor at most 8.
// - A multiply-add overwrites one operand. With a constant as the first that costs no copy of another.
// - -0 survives because what is added to it is -0, never +0: hence the signs of constants and differences.
public static partial class VectorMath
{
    /// <inheritdoc cref="Exp(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x) => ExpUpTo89(Vector256.MinNative(Vector256.Create(89f), x));

    /// <summary>As <see cref="Exp(Vector256{float})"/>, of numbers that are at most 89, or NaN, as differences to a greatest value are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ExpUpTo89(Vector256<float> x)
    {
        x = Vector256.MaxNative(Vector256.Create(-104f), x);
        if (Avx512F.VL.IsSupported)
        {
            // In eighths: one instruction finds 2^(k - floor(k)), another multiplies by 2^floor(k) and rounds once.
            Vector256<float> sum = Vector256.MultiplyAddEstimate(Vector256.Create(1.44269504f), x, Vector256.Create(1572864f));
            Vector256<float> k = sum + Vector256.Create(-1572864f);
            Vector256<float> power = EighthPower(sum);
            return Scale(Vector256.MultiplyAddEstimate(TinyExpm1(x, k), power, power), k);
        }

        Vector256<float> t = Vector256.MultiplyAddEstimate(x, Vector256.Create(0.721347520f), Vector256.Create(12583039f));
        return ExpOfParts(t, RemainderOf(x, t));
    }

    /// <inheritdoc cref="Expm1(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Expm1(Vector256<float> x)
    {
        x = Vector256.MaxNative(Vector256.Create(-18f), x);
        x = Vector256.MinNative(Vector256.Create(89f), x);
        Vector256<float> t = Vector256.MultiplyAddEstimate(x, Vector256.Create(0.721347520f), Vector256.Create(12583039f));
        return Expm1OfParts(t, RemainderOf(x, t));
    }

    /// <inheritdoc cref="Log(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x)
    {
        // Denormals first become normal by 2^23. The other lanes of `small` are zero or negative and settled at the end.
        Vector256<float> small = Vector256.LessThan(x, Vector256.Create(1.17549435e-38f));
        Vector256<int> bits = Vector256.ConditionalSelect(small, x * Vector256.Create(8388608f), x).AsInt32();
        Vector256<int> exponent = MinusExponentOf(bits);
        Vector256<float> f = (bits + exponent).AsSingle() - Vector256<float>.One;
        Vector256<float> k = Vector256.ConvertToSingle(exponent) + (small & Vector256.Create(192937984f));
        Vector256<float> y = LogOfParts(k, f);

        y = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(float.PositiveInfinity)), y, x);
        y = Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<float>.Zero), Vector256.Create(float.NegativeInfinity), y);
        return y | Vector256.LessThan(x, Vector256<float>.Zero);
    }

    /// <inheritdoc cref="Log1p(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log1p(Vector256<float> x)
    {
        // 1 + x rounded only chooses the exponent; x itself is scaled by it, and the scaled 1 added: nothing is lost.
        Vector256<float> sum = Vector256<float>.One + x;
        Vector256<int> exponent = MinusExponentOf(sum.AsInt32());
        Vector256<float> twice = (Vector256.Create(2f).AsInt32() + exponent).AsSingle();
        Vector256<float> offset = Vector256.MultiplyAddEstimate(twice, Vector256.Create(-0.5f), Vector256<float>.One);
        Vector256<float> f = (x.AsInt32() + exponent).AsSingle() - offset;
        Vector256<float> y = LogOfParts(Vector256.ConvertToSingle(exponent), f);

        y = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(float.PositiveInfinity)), y, x);
        y = Vector256.ConditionalSelect(Vector256.Equals(sum, Vector256<float>.Zero), Vector256.Create(float.NegativeInfinity), y);
        return y | Vector256.LessThan(sum, Vector256<float>.Zero);
    }

    /// <inheritdoc cref="Tanh(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        // With z = |x|, exp(2z) = 2^n exp(2r): tanh(z) = (exp(2r) - 2^-n) / (exp(2r) + 2^-n), both halved and exp(2r) = 1 + 2h
        Vector256<float> z = Vector256.MinNative(Vector256.Create(9.5f), Vector256.Abs(x));
        Vector256<float> t = Vector256.MultiplyAddEstimate(z, Vector256.Create(-2.88539008f), Vector256.Create(12583038f));
        Vector256<float> n = Vector256.Create(12583038f) - t;
        Vector256<float> r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-0.346573590f), z);

        // Half of the polynomial does not wait for the other half.
        Vector256<float> square = r * r;
        Vector256<float> low = Vector256.MultiplyAddEstimate(Vector256.Create(0.66666192f), r, Vector256<float>.One);
        Vector256<float> high = Vector256.MultiplyAddEstimate(Vector256.Create(0.133857906f), r, Vector256.Create(0.333334655f));
        high = Vector256.MultiplyAddEstimate(square, Vector256.Create(0.0444809348f), high);
        low = Vector256.MultiplyAddEstimate(high, square, low);

        Vector256<float> power = Vector256.ShiftLeft(t.AsInt32(), 23).AsSingle();
        Vector256<float> numerator = Vector256.MultiplyAddEstimate(low, square, r - (power - Vector256.Create(0.5f)));
        Vector256<float> y = numerator / Vector256.MultiplyAddEstimate(power, Vector256.Create(2f), numerator);
        return y | (x & Vector256.Create(-0f));
    }

    /// <inheritdoc cref="Sigmoid(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        // With exp(-x) = 2^n exp(r): 2^-75 / (2^-75 + 2^(n - 75) exp(r)), in which nothing overflows and only the quotient may be denormal.
        // Above 20 the result is 1. |r| is at most ln 2 / 2 here: twice as large, its own rounding would cost a third ulp here and there.
        x = Vector256.MaxNative(Vector256.Create(-104f), x);
        x = Vector256.MinNative(Vector256.Create(20f), x);
        if (Avx2.IsSupported && Fma.IsSupported)
        {
            // The same in eighths, all times 1.5382..., with which every eighth power is nearer to a float than 2^-28 of itself.
            Vector256<float> sum = Vector256.MultiplyAddEstimate(Vector256.Create(-1.44269504f), x, Vector256.Create(1572789f));
            Vector256<float> eighths = sum + Vector256.Create(-1572789f);
            Vector256<float> power = ScaledEighthPower(sum);
            Vector256<float> scaledOne = Vector256.Create(4.07174343e-23f);
            return scaledOne / Vector256.MultiplyAddEstimate(TinyExpm1OfMinus(x, eighths), power, power + scaledOne);
        }

        Vector256<float> t = Vector256.MultiplyAddEstimate(Vector256.Create(-1.44269504f), x, Vector256.Create(12582964f));
        Vector256<float> k = t + Vector256.Create(-12582964f);
        Vector256<float> r = Vector256.MultiplyAddEstimate(k, Vector256.Create(-0.693145751953125f), -x);
        Vector256<float> h = SmallExpm1(Vector256.MultiplyAddEstimate(k, Vector256.Create(-1.42860677e-06f), r));

        Vector256<float> one = Vector256.Create(2.64697796e-23f);
        Vector256<float> scale = Vector256.ShiftLeft(t.AsInt32(), 23).AsSingle();
        return one / Vector256.MultiplyAddEstimate(h, scale, scale + one);
    }

    /// <inheritdoc cref="Softplus(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Softplus(Vector256<float> x)
    {
        // max(0, x) + log(1 + e), e = exp(-|x|)
        Vector256<float> e = ExpOfMinusAbs(x);
        return Vector256.MultiplyAddEstimate(Log1pByItself(e), e, Vector256.MaxNative(Vector256<float>.Zero, x));
    }

    /// <summary>log(1 + exp(-|x|)), which is what <see cref="Softplus(float)"/> is above max(0, x), and the sigmoid of x from the same exponential. Errors at most 4 ulp.</summary>
    /// <param name="x">Any floats.</param>
    /// <param name="sigmoid">1 / (1 + exp(-x)).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SoftplusOfMinusAbs(Vector256<float> x, out Vector256<float> sigmoid)
    {
        Vector256<float> e = ExpOfMinusAbs(x);
        sigmoid = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), e, Vector256<float>.One) / (Vector256<float>.One + e);
        return Log1pByItself(e) * e;
    }

    /// <inheritdoc cref="Erf(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Erf(Vector256<float> x)
    {
        // 1 - exp(y), y = log(1 - erf(z)), z = |x|: y/z is smooth. Beyond the bound erf rounds to 1.
        Vector256<float> z = Vector256.MinNative(Vector256.Create(3.95f), Vector256.Abs(x));
        Vector256<float> y = Vector256.MultiplyAddEstimate(z, Vector256.Create(-3.69354966e-05f), Vector256.Create(0.000355784752f));
        y = Vector256.MultiplyAddEstimate(y, z, Vector256.Create(-0.00118783396f));
        y = Vector256.MultiplyAddEstimate(y, z, Vector256.Create(-0.000283051108f));
        y = Vector256.MultiplyAddEstimate(y, z, Vector256.Create(0.0193678308f));
        y = Vector256.MultiplyAddEstimate(y, z, Vector256.Create(-0.102826945f));
        y = Vector256.MultiplyAddEstimate(y, z, Vector256.Create(-0.636615276f));
        y = Vector256.MultiplyAddEstimate(y, z, Vector256.Create(-1.12837923f));
        y *= z;

        Vector256<float> t = Vector256.MultiplyAddEstimate(y, Vector256.Create(0.721347520f), Vector256.Create(12583039f));
        return Vector256.Abs(Expm1OfParts(t, RemainderOf(y, t))) | (x & Vector256.Create(-0f));
    }

    /// <inheritdoc cref="NormalCdf(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> NormalCdf(Vector256<float> x)
    {
        // The tail beyond z = |x| is exp(-z²/2) P(z) / Q(z): all coefficients are positive, so nothing cancels.
        Vector256<float> z = Vector256.MinNative(Vector256.Create(14.5f), Vector256.Abs(x));
        Vector256<float> p = Vector256.MultiplyAddEstimate(z, Vector256.Create(0.00408545462f), Vector256.Create(0.0404408611f));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(0.182687387f));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(0.437591374f));
        p = Vector256.MultiplyAddEstimate(p, z, Vector256.Create(0.5f));
        Vector256<float> q = Vector256.MultiplyAddEstimate(z, Vector256.Create(0.0102405939f), Vector256.Create(0.101376787f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.468017697f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(1.20028567f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(1.67306757f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256<float>.One);
        Vector256<float> tail = ExpOfMinusHalfSquare(z) * p / q;
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), tail, Vector256<float>.One - tail);
    }

    /// <inheritdoc cref="NormalPdf(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> NormalPdf(Vector256<float> x)
    {
        Vector256<float> z = Vector256.MinNative(Vector256.Create(14.5f), Vector256.Abs(x));
        return ExpOfMinusHalfSquare(z) * Vector256.Create(0.398942280f);
    }

    /// <summary>r in x = 2 k ln 2 + r, k the integer in the low bits of t: in [-ln 2, ln 2].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> RemainderOf(Vector256<float> x, Vector256<float> t)
    {
        Vector256<float> k = t - Vector256.Create(12583039f);
        Vector256<float> r = Vector256.MultiplyAddEstimate(k, Vector256.Create(-1.38629150390625f), x);
        return Vector256.MultiplyAddEstimate(k, Vector256.Create(-2.85721364e-06f), r);
    }

    /// <summary>scale² exp(r), scale the power of two in t. The last product alone may leave the normal floats: it rounds once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ExpOfParts(Vector256<float> t, Vector256<float> r)
    {
        Vector256<float> scale = Vector256.ShiftLeft(t.AsInt32(), 23).AsSingle();
        Vector256<float> h = Vector256.MultiplyAddEstimate(CurvatureOfExp(r), r * r, r);
        return Vector256.MultiplyAddEstimate(h, scale, scale) * scale;
    }

    /// <summary>scale² exp(r) - 1 as scale² (exp(r) - 1 - (1/scale² - 1)), scale the power of two in t.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Expm1OfParts(Vector256<float> t, Vector256<float> r)
    {
        Vector256<float> scale = Vector256.ShiftLeft(t.AsInt32(), 23).AsSingle();
        Vector256<float> inverse = TwiceInverseOf(scale);
        Vector256<float> offset = Vector256.MultiplyAddEstimate(inverse, inverse, Vector256.Create(-4f));

        // As a product with r, unlike in ExpOfParts: r + r² (...) would turn -0 into 0.
        Vector256<float> h = r * Vector256.MultiplyAddEstimate(CurvatureOfExp(r), r, Vector256<float>.One);
        return Vector256.MultiplyAddEstimate(offset, Vector256.Create(-0.25f), h) * scale * scale;
    }

    /// <summary>2 / scale for a power of two: the complement of its exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> TwiceInverseOf(Vector256<float> scale) => scale ^ Vector256.Create(float.PositiveInfinity);

    /// <summary>exp(-|x|)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ExpOfMinusAbs(Vector256<float> x)
    {
        Vector256<float> z = Vector256.MaxNative(Vector256.Create(-104f), x | Vector256.Create(-0f));
        Vector256<float> t = Vector256.MultiplyAddEstimate(z, Vector256.Create(0.721347520f), Vector256.Create(12583039f));
        return ExpOfParts(t, RemainderOf(z, t));
    }

    /// <summary>log(1 + e) / e for e in [0, 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Log1pByItself(Vector256<float> e)
    {
        Vector256<float> p = Vector256.MultiplyAddEstimate(e, Vector256.Create(0.00536536565f), Vector256.Create(-0.0300680902f));
        p = Vector256.MultiplyAddEstimate(p, e, Vector256.Create(0.0792085305f));
        p = Vector256.MultiplyAddEstimate(p, e, Vector256.Create(-0.137541682f));
        p = Vector256.MultiplyAddEstimate(p, e, Vector256.Create(0.191538423f));
        p = Vector256.MultiplyAddEstimate(p, e, Vector256.Create(-0.248572171f));
        p = Vector256.MultiplyAddEstimate(p, e, Vector256.Create(0.3332133f));
        p = Vector256.MultiplyAddEstimate(p, e, Vector256.Create(-0.499996483f));
        return Vector256.MultiplyAddEstimate(p, e, Vector256<float>.One);
    }

    /// <summary>(exp(r) - 1 - r) / r² for r in [-ln 2, ln 2].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> CurvatureOfExp(Vector256<float> r)
    {
        Vector256<float> p = Vector256.MultiplyAddEstimate(r, Vector256.Create(2.46150594e-05f), Vector256.Create(0.000200910988f));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(0.00138913631f));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(0.00833266228f));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(0.0416666195f));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(0.166666716f));
        return Vector256.MultiplyAddEstimate(p, r, Vector256.Create(0.5f));
    }

    /// <summary>exp(r) - 1 for r in [-ln 2 / 2, ln 2 / 2]. Half of the polynomial does not wait for the other half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SmallExpm1(Vector256<float> r)
    {
        Vector256<float> square = r * r;
        Vector256<float> low = Vector256.MultiplyAddEstimate(Vector256.Create(0.166665465f), r, Vector256.Create(0.49999997f));
        Vector256<float> high = Vector256.MultiplyAddEstimate(Vector256.Create(0.00836625788f), r, Vector256.Create(0.041667439f));
        high = Vector256.MultiplyAddEstimate(square, Vector256.Create(0.00138703559f), high);
        low = Vector256.MultiplyAddEstimate(low, square, r);
        return Vector256.MultiplyAddEstimate(high, square * square, low);
    }

    /// <summary>exp(r) - 1 of r = x - k ln 2 in [-ln 2 / 16, ln 2 / 16], k in eighths. Only with fused multiply-adds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> TinyExpm1(Vector256<float> x, Vector256<float> k)
    {
        // ln 2 is within 2^-28 of a float. What is missing is nothing to the square of r, and need not be waited for.
        Vector256<float> r = Vector256.MultiplyAddEstimate(k, Vector256.Create(-0.693147182f), x);
        Vector256<float> p = Vector256.MultiplyAddEstimate(Vector256.Create(0.166616663f), r, Vector256.Create(0.500051618f));
        return Vector256.MultiplyAddEstimate(r * r, p, Vector256.MultiplyAddEstimate(k, Vector256.Create(1.90465430e-09f), r));
    }

    /// <summary>exp(-r) - 1 of r = x + k ln 2, which costs no negation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> TinyExpm1OfMinus(Vector256<float> x, Vector256<float> k)
    {
        Vector256<float> r = Vector256.MultiplyAddEstimate(k, Vector256.Create(0.693147182f), x);
        Vector256<float> p = Vector256.MultiplyAddEstimate(Vector256.Create(-0.166616663f), r, Vector256.Create(0.500051618f));
        return Vector256.MultiplyAddEstimate(r * r, p, -Vector256.MultiplyAddEstimate(k, Vector256.Create(-1.90465430e-09f), r));
    }

    /// <summary>exp(-z²/2) for z in [0, 14.5], with z² to more bits than a float has: an ulp of it is 1e-5 at the far end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ExpOfMinusHalfSquare(Vector256<float> z)
    {
        // z = a + b, a with 12 bits: z² = a² (exact) + b (a + z)
        Vector256<float> a = z & Vector256.Create(unchecked((int)0xFFFFF000)).AsSingle();
        Vector256<float> half = a * Vector256.Create(-0.5f);
        Vector256<float> square = half * a;
        Vector256<float> t = Vector256.MultiplyAddEstimate(square, Vector256.Create(0.721347520f), Vector256.Create(12583039f));
        Vector256<float> rest = Vector256.MultiplyAddEstimate(z, Vector256.Create(-0.5f), half);
        Vector256<float> r = Vector256.MultiplyAddEstimate(z - a, rest, RemainderOf(square, t));
        return ExpOfParts(t, r);
    }

    /// <summary>-e 2^23, e the integer that brings the float of these bits into (0.75, 1.5] when it is divided by 2^e.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> MinusExponentOf(Vector256<int> bits)
    {
        // (c - bits) & mask: written as ~(bits - c - 1) it takes two instructions, where the compiler would negate and add.
        return Vector256.AndNot(Vector256.Create(unchecked((int)0xFF800000)), bits - Vector256.Create(0x3FC00001));
    }

    /// <summary>-k 2^-23 ln 2 + log(1 + f) for f in [-0.25, 0.5].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LogOfParts(Vector256<float> k, Vector256<float> f)
    {
        // (log(1 + f) - f) / f²
        Vector256<float> p = Vector256.MultiplyAddEstimate(f, Vector256.Create(0.0556022748f), Vector256.Create(-0.121147826f));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(0.149046347f));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(-0.167887688f));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(0.199822947f));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(-0.249963611f));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(0.333334714f));
        p = Vector256.MultiplyAddEstimate(p, f, Vector256.Create(-0.5f));
        p = Vector256.MultiplyAddEstimate(p, f * f, f);
        return Vector256.MultiplyAddEstimate(k, Vector256.Create(-8.26295832e-08f), p);
    }

    /// <inheritdoc cref="GeluDerivative(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> GeluDerivative(Vector256<float> x) => Vector256.MultiplyAddEstimate(x, NormalPdf(x), NormalCdf(x));

    /// <inheritdoc cref="SiluDerivative(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SiluDerivative(Vector256<float> x)
    {
        Vector256<float> s = Sigmoid(x);
        return s * Vector256.MultiplyAddEstimate(x, Vector256<float>.One - s, Vector256<float>.One);
    }
}
