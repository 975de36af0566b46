using System.Runtime.Intrinsics;

namespace StaticNet.Benchmarks;

/// <summary>The loops of one width, for callers that choose the width as the program runs.</summary>
/// <param name="Bits">The width.</param>
/// <param name="Dependent"><see cref="LimitLoops{TWidth, TVector}.Dependent"/>.</param>
/// <param name="Independent"><see cref="LimitLoops{TWidth, TVector}.Independent"/>.</param>
/// <param name="Read"><see cref="LimitLoops{TWidth, TVector}.Read"/>.</param>
internal sealed record LimitLoopsOfWidth(int Bits, Func<int, float> Dependent, Func<int, float> Independent, LimitLoopsOfWidth.Reading Read)
{
    /// <summary>The number of multiply-adds in one turn of <see cref="Dependent"/>.</summary>
    public const int DependentPerTurn = 8;

    /// <summary>
    /// The number of multiply-adds in one turn of <see cref="Independent"/>: enough for two units of a latency of six, and not too many for sixteen registers.
    /// </summary>
    public const int IndependentPerTurn = 12;

    /// <summary>The widths that this processor has, from the narrowest; 128 bits also where they are made of single floats.</summary>
    public static IReadOnlyList<LimitLoopsOfWidth> Supported { get; } = Find();

    /// <summary>The width that generated code uses.</summary>
    public static LimitLoopsOfWidth Widest => Supported[^1];

    /// <summary>The floats of a vector.</summary>
    public int Lanes => Bits / (8 * sizeof(float));

    private static List<LimitLoopsOfWidth> Find()
    {
        List<LimitLoopsOfWidth> widths = [Of<Width128, Vector128<float>>()];
        if (Vector256.IsHardwareAccelerated)
        {
            widths.Add(Of<Width256, Vector256<float>>());
        }

        if (Vector512.IsHardwareAccelerated)
        {
            widths.Add(Of<Width512, Vector512<float>>());
        }

        return widths;
    }

    private static LimitLoopsOfWidth Of<TWidth, TVector>()
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : struct =>
        new(8 * sizeof(float) * TWidth.Lanes, LimitLoops<TWidth, TVector>.Dependent, LimitLoops<TWidth, TVector>.Independent, LimitLoops<TWidth, TVector>.Read);

    internal delegate float Reading(ReadOnlySpan<float> source, int passes);
}
