using System.Numerics;

namespace StaticNet.Generic;

/// <summary>
/// exp(x) - 1 and log(1 + x) that keep their digits near 0, where .NET's own ExpM1 and LogP1 subtract and add literally
/// (W. Kahan's corrections, as given by Higham, "Accuracy and Stability of Numerical Algorithms", 2002, section 1.14).
/// </summary>
internal static class Accurate
{
    public static T ExpM1<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T exp = T.Exp(x);
        T difference = exp - T.One;
        return exp == T.One ? x : difference == -T.One || !T.IsFinite(exp) ? difference : difference * x / T.Log(exp);
    }

    public static T LogP1<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T sum = T.One + x;
        return sum == T.One || !T.IsFinite(sum) ? x : T.Log(sum) * x / (sum - T.One);
    }

    /// <summary>1 / (1 + exp(-x)), by an exponential that never overflows.</summary>
    public static T Sigmoid<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T exp = T.Exp(-T.Abs(x));
        return (x >= T.Zero ? T.One : exp) / (T.One + exp);
    }
}
