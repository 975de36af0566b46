namespace GradientLab;

/// <summary>The square part of a surface that is drawn.</summary>
/// <param name="Center">Its middle.</param>
/// <param name="Reach">How far it goes to each side.</param>
public readonly record struct Window(WeightPair Center, float Reach)
{
    /// <summary>The point at a place of a picture.</summary>
    /// <param name="x">From 0, left, to 1, right.</param>
    /// <param name="y">From 0, top, to 1, bottom.</param>
    public WeightPair At(double x, double y) =>
        new((float)(Center.W1 + (Reach * ((2 * x) - 1))), (float)(Center.W2 - (Reach * ((2 * y) - 1))));

    /// <summary>The place of a point in the picture, beyond 0 and 1 where it is not in it.</summary>
    /// <param name="weights">The point.</param>
    public (double X, double Y) PlaceOf(WeightPair weights) =>
        ((((double)weights.W1 - Center.W1) / Reach + 1) / 2, (((double)Center.W2 - weights.W2) / Reach + 1) / 2);
}
