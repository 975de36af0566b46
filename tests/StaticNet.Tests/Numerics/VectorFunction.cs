using System.Runtime.Intrinsics;
using StaticNet.Numerics;

namespace StaticNet.Tests.Numerics;

/// <summary>One function in all its widths, what it should be and how far it may be from it.</summary>
internal sealed record VectorFunction(
    int Ulps,
    Func<double, double> Exact,
    Func<float, float> Scalar,
    Func<Vector128<float>, Vector128<float>> Four,
    Func<Vector256<float>, Vector256<float>> Eight,
    Func<Vector512<float>, Vector512<float>> Sixteen)
{
    public static readonly IReadOnlyDictionary<string, VectorFunction> All = new Dictionary<string, VectorFunction>
    {
        ["Exp"] = new(2, Math.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp),
        ["Expm1"] = new(2, DoubleMath.Expm1, VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1),
        ["Log"] = new(2, Math.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log),
        ["Log1p"] = new(2, DoubleMath.Log1p, VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p),
        ["Tanh"] = new(2, Math.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh),
        ["Sigmoid"] = new(2, DoubleMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid),
        ["Softplus"] = new(4, DoubleMath.Softplus, VectorMath.Softplus, VectorMath.Softplus, VectorMath.Softplus, VectorMath.Softplus),
        ["SoftplusOfMinusAbs"] = new(
            4,
            x => DoubleMath.Softplus(-Math.Abs(x)),
            x => VectorMath.SoftplusOfMinusAbs(Vector128.CreateScalar(x), out _).ToScalar(),
            x => VectorMath.SoftplusOfMinusAbs(x, out _),
            x => VectorMath.SoftplusOfMinusAbs(x, out _),
            x => VectorMath.SoftplusOfMinusAbs(x, out _)),
        ["SigmoidBesideSoftplus"] = new(
            4,
            DoubleMath.Sigmoid,
            x => Beside(Vector128.CreateScalar(x)).ToScalar(),
            Beside,
            Beside,
            Beside),
        ["Erf"] = new(4, DoubleMath.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf),
        ["NormalCdf"] = new(8, DoubleMath.NormalCdf, VectorMath.NormalCdf, VectorMath.NormalCdf, VectorMath.NormalCdf, VectorMath.NormalCdf),
        ["NormalPdf"] = new(4, DoubleMath.NormalPdf, VectorMath.NormalPdf, VectorMath.NormalPdf, VectorMath.NormalPdf, VectorMath.NormalPdf),
    };

    /// <summary>How many floats lie between the result for x and the exact one; two NaN are equal.</summary>
    public long ErrorAt(float x, float actual)
    {
        float expected = (float)Exact(x);
        return float.IsNaN(expected) && float.IsNaN(actual) ? 0 : Math.Abs(Rank(expected) - Rank(actual));
    }

    private static Vector128<float> Beside(Vector128<float> x)
    {
        _ = VectorMath.SoftplusOfMinusAbs(x, out Vector128<float> sigmoid);
        return sigmoid;
    }

    private static Vector256<float> Beside(Vector256<float> x)
    {
        _ = VectorMath.SoftplusOfMinusAbs(x, out Vector256<float> sigmoid);
        return sigmoid;
    }

    private static Vector512<float> Beside(Vector512<float> x)
    {
        _ = VectorMath.SoftplusOfMinusAbs(x, out Vector512<float> sigmoid);
        return sigmoid;
    }

    // Floats in ascending order have ascending ranks, both zeros the same.
    private static long Rank(float value)
    {
        int bits = BitConverter.SingleToInt32Bits(value);
        return bits >= 0 ? bits : (long)int.MinValue - bits;
    }
}
