using StaticNet;

namespace GradientLab;

/// <summary>A path down a surface.</summary>
/// <param name="Points">Where it went: the start, and the weights after each step.</param>
/// <param name="Errors">The error before each step.</param>
/// <param name="HasArrived">Whether it ended because its error was small enough, and not because it was out of steps.</param>
public sealed record Descent(IReadOnlyList<WeightPair> Points, IReadOnlyList<float> Errors, bool HasArrived)
{
    /// <summary>The number of steps.</summary>
    public int Steps => Points.Count - 1;

    /// <summary>Where it ended.</summary>
    public WeightPair End => Points[^1];

    /// <summary>
    /// How much it oscillates: the mean angle between a step and the next, in degrees. 0: straight on; 90: whichever way; 180: to and fro.
    /// Steps of no length do not count.
    /// </summary>
    public double MeanTurn => TurnOf(Points);

    /// <summary>Goes down a surface, with all its samples in every step.</summary>
    /// <param name="surface">The surface.</param>
    /// <param name="solver">Who goes.</param>
    /// <param name="learningRate">Its rate.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="steps">How many steps at most.</param>
    /// <param name="tolerance">It has arrived where the error before a step is at most this.</param>
    public static Descent Run(Surface surface, Solver solver, float learningRate, WeightPair start, int steps, float tolerance = float.NegativeInfinity)
    {
        Trainer trainer = surface.Begin(solver, learningRate, start);
        var points = new List<WeightPair> { start };
        var errors = new List<float>();
        ReadOnlySpan<float> inputs = surface.Samples.Inputs;
        ReadOnlySpan<float> targets = surface.Samples.Targets;
        while (points.Count <= steps)
        {
            float error = trainer.Step(inputs, targets);
            if (error <= tolerance)
            {
                return new Descent(points, errors, HasArrived: true);
            }

            errors.Add(error);
            points.Add(Surface.WeightsOf(trainer));
            if (!float.IsFinite(error))
            {
                break;
            }
        }

        return new Descent(points, errors, trainer.Evaluate(inputs, targets) <= tolerance);
    }

    /// <summary>The mean angle between a step and the next of a path, in degrees; 0 of a path with less than two steps.</summary>
    /// <param name="points">The path.</param>
    public static double TurnOf(IReadOnlyList<WeightPair> points)
    {
        double sum = 0;
        int count = 0;
        for (int i = 2; i < points.Count; i++)
        {
            double angle = AngleBetween(points[i - 2], points[i - 1], points[i]);
            if (double.IsFinite(angle))
            {
                sum += angle;
                count++;
            }
        }

        return count == 0 ? 0 : sum / count * 180 / Math.PI;
    }

    private static double AngleBetween(WeightPair a, WeightPair b, WeightPair c)
    {
        (double x1, double y1) = ((double)b.W1 - a.W1, (double)b.W2 - a.W2);
        (double x2, double y2) = ((double)c.W1 - b.W1, (double)c.W2 - b.W2);
        bool stands = (x1 == 0 && y1 == 0) || (x2 == 0 && y2 == 0);
        return stands ? double.NaN : Math.Abs(Math.Atan2((x1 * y2) - (y1 * x2), (x1 * x2) + (y1 * y2)));
    }
}
