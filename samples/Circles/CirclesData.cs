using StaticNet;
using StaticNet.Data;

namespace Circles;

/// <summary>
/// Points on two circles around the origin, with noise. Exactly: point i is on the inner circle if i is even; its angle is uniform
/// in [0, 2 pi), its radius 0.5 (inner) or 1 (outer), and normal noise of standard deviation 0.06 is added to x and then to y.
/// </summary>
internal static class CirclesData
{
    public const double InnerRadius = 0.5;
    public const double OuterRadius = 1;
    public const double Noise = 0.06;

    /// <summary>Draws points; the same state of the source gives the same points on every machine.</summary>
    public static Dataset Draw(int count, RandomSource random)
    {
        var points = new float[count * 2];
        var isInner = new float[count];
        for (int i = 0; i < count; i++)
        {
            double angle = 2 * Math.PI * random.NextDouble();
            double radius = i % 2 == 0 ? InnerRadius : OuterRadius;
            points[2 * i] = (float)((radius * Math.Cos(angle)) + (Noise * random.NextNormal()));
            points[(2 * i) + 1] = (float)((radius * Math.Sin(angle)) + (Noise * random.NextNormal()));
            isInner[i] = i % 2 == 0 ? 1f : 0f;
        }

        return new Dataset(points, inputSize: 2, isInner, targetSize: 1, new DatasetNames { Features = ["x", "y"], Targets = ["inner"] });
    }
}
