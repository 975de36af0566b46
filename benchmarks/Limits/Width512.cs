using System.Runtime.Intrinsics;

namespace StaticNet.Benchmarks;

/// <inheritdoc cref="IVectorWidth{TVector}"/>
internal readonly struct Width512 : IVectorWidth<Vector512<float>>
{
    public static int Lanes => Vector512<float>.Count;

    public static Vector512<float> Create(float value) => Vector512.Create(value);

    public static Vector512<float> MultiplyAdd(Vector512<float> x, Vector512<float> y, Vector512<float> sum) => Vector512.MultiplyAddEstimate(x, y, sum);

    public static Vector512<float> Load(ref float start, nuint index) => Vector512.LoadUnsafe(ref start, index);

    public static Vector512<float> Or(Vector512<float> x, Vector512<float> y) => x | y;

    public static float First(Vector512<float> x) => x.ToScalar();
}
