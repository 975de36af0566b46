using System.Runtime.Intrinsics;

namespace StaticNet.Benchmarks;

/// <inheritdoc cref="IVectorWidth{TVector}"/>
internal readonly struct Width256 : IVectorWidth<Vector256<float>>
{
    public static int Lanes => Vector256<float>.Count;

    public static Vector256<float> Create(float value) => Vector256.Create(value);

    public static Vector256<float> MultiplyAdd(Vector256<float> x, Vector256<float> y, Vector256<float> sum) => Vector256.MultiplyAddEstimate(x, y, sum);

    public static Vector256<float> Load(ref float start, nuint index) => Vector256.LoadUnsafe(ref start, index);

    public static Vector256<float> Or(Vector256<float> x, Vector256<float> y) => x | y;

    public static float First(Vector256<float> x) => x.ToScalar();
}
