namespace GradientLab;

/// <summary>The two weights of a neuron: a point of a surface.</summary>
/// <param name="W1">The first; to the right in pictures.</param>
/// <param name="W2">The second; upwards in pictures.</param>
public readonly record struct WeightPair(float W1, float W2)
{
    /// <summary>The distance between two points.</summary>
    /// <param name="other">The other one.</param>
    public double DistanceTo(WeightPair other) => Math.Sqrt(Square((double)W1 - other.W1) + Square((double)W2 - other.W2));

    /// <summary>The point turned around the origin.</summary>
    /// <param name="degrees">How far, against the clock.</param>
    public WeightPair Turned(double degrees)
    {
        (double sine, double cosine) = Math.SinCos(degrees * Math.PI / 180);
        return new WeightPair((float)((cosine * W1) - (sine * W2)), (float)((sine * W1) + (cosine * W2)));
    }

    private static double Square(double value) => value * value;
}
