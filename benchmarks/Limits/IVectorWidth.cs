namespace StaticNet.Benchmarks;

/// <summary>
/// The few operations by which limits are measured, on vectors of one width. Implemented by structs, so that each loop is written once and compiled for each
/// width by itself.
/// </summary>
internal interface IVectorWidth<TVector>
    where TVector : struct
{
    static abstract int Lanes { get; }

    static abstract TVector Create(float value);

    /// <summary>x * y + sum, fused where the processor can.</summary>
    static abstract TVector MultiplyAdd(TVector x, TVector y, TVector sum);

    /// <summary>The vector at an index, in floats.</summary>
    static abstract TVector Load(ref float start, nuint index);

    static abstract TVector Or(TVector x, TVector y);

    static abstract float First(TVector x);
}
