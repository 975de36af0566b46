using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet.Numerics;

// The 128- and 512-bit overloads are derived from this file at build by replacing the type's name (see the project file).
//
// How all of it is made:
// - Adding 1.5 * 2^23 rounds a small float to an integer, which then stands in the low bits of the sum. Adding 127 more makes
//   those bits a biased exponent: shifted left by 23, they are a power of two. No conversion is needed.
// - MinNative and MaxNative take one instruction and return their second operand if either is NaN: x stands second.
// - Products with the leading part of ln 2 are exact without a fused multiply-add too: it has 15 bits, its factor at most 8.
// - -0 survives because what is added to it is -0, never +0: hence the signs of the constants and differences.
public static partial class VectorMath
{
    /// <inheritdoc cref="Exp(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        x = Vector256.MaxNative(Vector256.Create(-104f), x);
        x = Vector256.MinNative(Vector256.Create(89f), x);
        Vector256<float> t = Vector256.MultiplyAddEstimate(x, Vector256.Create(0.721347520f), Vector256.Create(12583039f));
        Vector256<float> p = ExpOfRemainder(RemainderOf(x, t));
        Vector256<float> scale = Vector256.ShiftLeft(t.AsInt32(), 23).AsSingle();
        return p * scale * scale;
    }

    /// <inheritdoc cref="Expm1(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Expm1(Vector256<float> x)
    {
        x = Vector256.MaxNative(Vector256.Create(-18f), x);
        x = Vector256.MinNative(Vector256.Create(89f), x);
        Vector256<float> t = Vector256.MultiplyAddEstimate(x, Vector256.Create(0.721347520f), Vector256.Create(12583039f));
        Vector256<float> r = RemainderOf(x, t);

        // (exp(r) - 1) / r
        Vector256<float> q = Vector256.MultiplyAddEstimate(r, Vector256.Create(0.000198516747f), Vector256.Create(0.00140918698f));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(0.00833426416f));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(0.0416620709f));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(0.166666478f));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(0.500000238f));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256<float>.One);

        // scale² exp(r) - 1 = scale² (q r - (1/scale² - 1))
        Vector256<int> scale = Vector256.ShiftLeft(t.AsInt32(), 23);
        Vector256<float> inverse = (Vector256.Create(254 << 23) - scale).AsSingle();
        Vector256<float> offset = Vector256.MultiplyAddEstimate(inverse, inverse, Vector256.Create(-1f));
        return Vector256.MultiplyAddEstimate(q, r, -offset) * scale.AsSingle() * scale.AsSingle();
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
        // With exp(2x) = 2^n exp(2r): tanh(x) = (exp(2r) - 2^-n) / (exp(2r) + 2^-n)
        x = Vector256.MaxNative(Vector256.Create(-9.5f), x);
        x = Vector256.MinNative(Vector256.Create(9.5f), x);
        Vector256<float> t = Vector256.MultiplyAddEstimate(x, Vector256.Create(-2.88539008f), Vector256.Create(12583039f));
        Vector256<float> n = Vector256.Create(12583039f) - t;
        Vector256<float> r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-0.346573590f), x);

        // (exp(2r) - 1) / r
        Vector256<float> q = Vector256.MultiplyAddEstimate(r, Vector256.Create(0.0889618695f), Vector256.Create(0.267715812f));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(0.666669309f));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(1.33332384f));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(2f));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(2f));

        Vector256<float> power = Vector256.ShiftLeft(t.AsInt32(), 23).AsSingle();
        return Vector256.MultiplyAddEstimate(q, r, -(power - Vector256<float>.One)) / Vector256.MultiplyAddEstimate(q, r, power + Vector256<float>.One);
    }

    /// <inheritdoc cref="Sigmoid(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        // With exp(x) = scale² exp(r): a / (a + 1/scale), a = scale exp(r), which neither overflows nor loses denormals.
        x = Vector256.MaxNative(Vector256.Create(-104f), x);
        x = Vector256.MinNative(Vector256.Create(104f), x);
        Vector256<float> t = Vector256.MultiplyAddEstimate(x, Vector256.Create(0.721347520f), Vector256.Create(12583039f));
        Vector256<int> scale = Vector256.ShiftLeft(t.AsInt32(), 23);
        Vector256<float> a = ExpOfRemainder(RemainderOf(x, t)) * scale.AsSingle();
        return a / (a + (Vector256.Create(254 << 23) - scale).AsSingle());
    }

    /// <inheritdoc cref="Softplus(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Softplus(Vector256<float> x)
    {
        // max(0, x) + log(1 + e), e = exp(-|x|)
        Vector256<float> z = Vector256.MaxNative(Vector256.Create(-104f), x | Vector256.Create(-0f));
        Vector256<float> t = Vector256.MultiplyAddEstimate(z, Vector256.Create(0.721347520f), Vector256.Create(12583039f));
        Vector256<float> scale = Vector256.ShiftLeft(t.AsInt32(), 23).AsSingle();
        Vector256<float> e = ExpOfRemainder(RemainderOf(z, t)) * scale * scale;

        // log(1 + e) / e for e in [0, 1]
        Vector256<float> p = Vector256.MultiplyAddEstimate(e, Vector256.Create(0.00536536565f), Vector256.Create(-0.0300680902f));
        p = Vector256.MultiplyAddEstimate(p, e, Vector256.Create(0.0792085305f));
        p = Vector256.MultiplyAddEstimate(p, e, Vector256.Create(-0.137541682f));
        p = Vector256.MultiplyAddEstimate(p, e, Vector256.Create(0.191538423f));
        p = Vector256.MultiplyAddEstimate(p, e, Vector256.Create(-0.248572171f));
        p = Vector256.MultiplyAddEstimate(p, e, Vector256.Create(0.3332133f));
        p = Vector256.MultiplyAddEstimate(p, e, Vector256.Create(-0.499996483f));
        p = Vector256.MultiplyAddEstimate(p, e, Vector256<float>.One);
        return Vector256.MultiplyAddEstimate(p, e, Vector256.MaxNative(Vector256<float>.Zero, x));
    }

    /// <inheritdoc cref="Erf(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Erf(Vector256<float> x)
    {
        // x P(x²) / Q(x²): beyond the bounds erf rounds to 1.
        x = Vector256.MaxNative(Vector256.Create(-3.95f), x);
        x = Vector256.MinNative(Vector256.Create(3.95f), x);
        Vector256<float> y = x * x;
        Vector256<float> p = Vector256.MultiplyAddEstimate(y, Vector256.Create(2.02593969e-06f), Vector256.Create(0.000284672307f));
        p = Vector256.MultiplyAddEstimate(p, y, Vector256.Create(0.00380766392f));
        p = Vector256.MultiplyAddEstimate(p, y, Vector256.Create(0.052873902f));
        p = Vector256.MultiplyAddEstimate(p, y, Vector256.Create(0.191539332f));
        p = Vector256.MultiplyAddEstimate(p, y, Vector256.Create(1.12837911f));
        Vector256<float> q = Vector256.MultiplyAddEstimate(y, Vector256.Create(3.78313125e-05f), Vector256.Create(0.00117059704f));
        q = Vector256.MultiplyAddEstimate(q, y, Vector256.Create(0.0150540983f));
        q = Vector256.MultiplyAddEstimate(q, y, Vector256.Create(0.114555001f));
        q = Vector256.MultiplyAddEstimate(q, y, Vector256.Create(0.50308001f));
        q = Vector256.MultiplyAddEstimate(q, y, Vector256<float>.One);
        return x * p / q;
    }

    /// <inheritdoc cref="NormalCdf(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> NormalCdf(Vector256<float> x)
    {
        // The tail beyond z = |x| is exp(-z²/2) u P(u), u = 1 / (1 + 0.35 z): Mills' ratio is smooth in u.
        Vector256<float> z = Vector256.MinNative(Vector256.Create(14.5f), Vector256.Abs(x));
        Vector256<float> u = Vector256<float>.One / Vector256.MultiplyAddEstimate(z, Vector256.Create(0.35f), Vector256<float>.One);
        Vector256<float> p = Vector256.MultiplyAddEstimate(u, Vector256.Create(-0.0291582718f), Vector256.Create(0.144032776f));
        p = Vector256.MultiplyAddEstimate(p, u, Vector256.Create(-0.255842775f));
        p = Vector256.MultiplyAddEstimate(p, u, Vector256.Create(0.159323916f));
        p = Vector256.MultiplyAddEstimate(p, u, Vector256.Create(-0.0232151747f));
        p = Vector256.MultiplyAddEstimate(p, u, Vector256.Create(0.105553657f));
        p = Vector256.MultiplyAddEstimate(p, u, Vector256.Create(0.119821005f));
        p = Vector256.MultiplyAddEstimate(p, u, Vector256.Create(0.139863551f));
        p = Vector256.MultiplyAddEstimate(p, u, Vector256.Create(0.139621302f));
        Vector256<float> tail = ExpOfMinusHalfSquare(z) * (p * u);
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

    /// <summary>exp(r) for r in [-ln 2, ln 2].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ExpOfRemainder(Vector256<float> r)
    {
        Vector256<float> p = Vector256.MultiplyAddEstimate(r, Vector256.Create(0.000196302208f), Vector256.Create(0.0014105438f));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(0.00833596662f));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(0.0416611992f));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(0.166666165f));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256.Create(0.500000358f));
        p = Vector256.MultiplyAddEstimate(p, r, Vector256<float>.One);
        return Vector256.MultiplyAddEstimate(p, r, Vector256<float>.One);
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
        Vector256<float> scale = Vector256.ShiftLeft(t.AsInt32(), 23).AsSingle();
        return ExpOfRemainder(r) * scale * scale;
    }

    /// <summary>-e 2^23, e the integer that brings the float of these bits into (0.75, 1.5] when it is divided by 2^e.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> MinusExponentOf(Vector256<int> bits) =>
        (Vector256.Create(1.5f).AsInt32() - bits) & Vector256.Create(unchecked((int)0xFF800000));

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
