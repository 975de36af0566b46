using StaticNet.Data;

namespace GradientLab;

/// <summary>The second derivatives of the error of a linear neuron, H = 2/n sum x x': they depend on the inputs alone.</summary>
/// <param name="Along1">By the first weight, twice.</param>
/// <param name="Mixed">By both weights.</param>
/// <param name="Along2">By the second weight, twice.</param>
public readonly record struct Curvature(double Along1, double Mixed, double Along2)
{
    /// <summary>The greatest curvature: the greater eigenvalue. Descent diverges with rates above 2 divided by it.</summary>
    public double Highest => ((Along1 + Along2) / 2) + Math.Sqrt((Half * Half) + (Mixed * Mixed));

    /// <summary>The lowest curvature: the lower eigenvalue, by the determinant, since a difference would lose it in rounding.</summary>
    public double Lowest => ((Along1 * Along2) - (Mixed * Mixed)) / Highest;

    /// <summary>The condition number. Descent needs steps in proportion to it.</summary>
    public double Condition => Highest / Lowest;

    private double Half => (Along1 - Along2) / 2;

    /// <summary>Computes it from samples.</summary>
    /// <param name="samples">Samples of two inputs.</param>
    public static Curvature Of(Dataset samples)
    {
        (double along1, double mixed, double along2) = (0, 0, 0);
        for (int i = 0; i < samples.Count; i++)
        {
            (double x1, double x2) = (samples[i].Inputs[0], samples[i].Inputs[1]);
            along1 += x1 * x1;
            mixed += x1 * x2;
            along2 += x2 * x2;
        }

        double factor = 2.0 / samples.Count;
        return new Curvature(factor * along1, factor * mixed, factor * along2);
    }
}
