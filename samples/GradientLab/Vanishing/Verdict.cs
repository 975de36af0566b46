namespace GradientLab;

/// <summary>What becomes of the gradient in a deep stack, in a word.</summary>
public static class Verdict
{
    /// <summary>Within this factor a gradient counts as kept.</summary>
    public const double Kept = 10;

    /// <summary>
    /// Level: the first layer's gradient is within a factor of <see cref="Kept"/> of the last layer's, and of the first layer's in a shallow stack. Else it vanishes or explodes:
    /// from layer to layer, or evenly, where all layers lose or gain as much.
    /// </summary>
    /// <param name="deep">The stack in question.</param>
    /// <param name="shallow">One of the same kind, with few layers.</param>
    public static string Of(StackGradients deep, StackGradients shallow) => (Side(deep.FirstOverLast), Side(deep.First / shallow.First)) switch
    {
        (0, 0) => "level",
        (0, < 0) => "vanishes evenly",
        (0, _) => "explodes evenly",
        ( < 0, _) => "vanishes",
        _ => "explodes",
    };

    // Of nothing nothing is left: NaN is neither more nor less.
    private static int Side(double ratio) => ratio > Kept ? 1 : ratio < 1 / Kept ? -1 : 0;
}
