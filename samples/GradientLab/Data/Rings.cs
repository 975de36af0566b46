using StaticNet;
using StaticNet.Data;

namespace GradientLab;

/// <summary>
/// Points on two rings around the origin. Point i is on the inner one if i is even; its angle is uniform, its radius 0.8 (inner) or 1.6 (outer), with normal noise
/// of standard deviation 0.1. So x and y have about mean 0 and deviation 1.
/// </summary>
internal static class Rings
{
    private const double InnerRadius = 0.8;
    private const double OuterRadius = 1.6;
    private const double Noise = 0.1;

    /// <summary>Draws points; the target is 1 on the inner ring and 0 on the outer.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Which.</param>
    public static Dataset Draw(int count, int seed)
    {
        var random = new RandomSource(seed);
        var points = new float[2 * count];
        var isInner = new float[count];
        for (int i = 0; i < count; i++)
        {
            double angle = 2 * Math.PI * random.NextDouble();
            double radius = (i % 2 == 0 ? InnerRadius : OuterRadius) + (Noise * random.NextNormal());
            points[2 * i] = (float)(radius * Math.Cos(angle));
            points[(2 * i) + 1] = (float)(radius * Math.Sin(angle));
            isInner[i] = i % 2 == 0 ? 1f : 0f;
        }

        return new Dataset(points, inputSize: 2, isInner, targetSize: 1);
    }

    /// <summary>The part of the points that a network puts on the right ring.</summary>
    /// <param name="network">It gives the probability of the inner one.</param>
    /// <param name="points">The points.</param>
    public static double AccuracyOf(INetwork network, Dataset points)
    {
        var probabilities = new float[points.Count];
        network.Predict(points.Inputs, probabilities);
        return probabilities.Zip(points.Targets.ToArray(), (probability, target) => probability >= 0.5f == target >= 0.5f).Average(isRight => isRight ? 1.0 : 0.0);
    }
}
