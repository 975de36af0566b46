namespace StaticNet.Benchmarks;

/// <summary>A comparison of two implementations means something only while both compute the same numbers.</summary>
internal static class Agreement
{
    private const float Tolerance = 1e-4f;

    /// <exception cref="InvalidOperationException">Some values differ by more than 1e-4.</exception>
    public static void Check(ReadOnlySpan<float> generic, ReadOnlySpan<float> generated, string what)
    {
        if (generic.Length != generated.Length)
        {
            throw new InvalidOperationException($"{what}: the generic implementation gives {generic.Length} values, the generated one {generated.Length}.");
        }

        for (int i = 0; i < generic.Length; i++)
        {
            // The comparison with NaN is false, so NaN never agrees.
            if (!(MathF.Abs(generic[i] - generated[i]) <= Tolerance))
            {
                throw new InvalidOperationException(
                    $"{what}, value {i}: the generic implementation gives {generic[i]}, the generated one {generated[i]}; at most {Tolerance} may lie between.");
            }
        }
    }
}
