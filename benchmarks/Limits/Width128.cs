using System.Runtime.Intrinsics;

namespace StaticNet.Benchmarks;

/// <inheritdoc cref="IVectorWidth{TVector}"/>
internal readonly struct Width128 : IVectorWidth<Vector128<float>>
{
    public static int Lanes => Vector128<float>.Count;

    public static Vector128<float> Create(float value) => Vector128.Create(value);

    public static Vector128<float> MultiplyAdd(Vector128<float> x, Vector128<float> y, Vector128<float> sum) => Vector128.MultiplyAddEstimate(x, y, sum);

    public static Vector128<float> Load(ref float start, nuint index) => Vector128.LoadUnsafe(ref start, index);

    public static Vector128<float> Or(Vector128<float> x, Vector128<float> y) => x | y;

    public static float First(Vector128<float> x) => x.ToScalar();
}
