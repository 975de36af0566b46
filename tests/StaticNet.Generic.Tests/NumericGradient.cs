namespace StaticNet.Generic.Tests;

/// <summary>What gradients are compared with: differences of losses.</summary>
internal static class NumericGradient
{
    private const double Difference = 1e-4;
    private const int CoordinatesPerTensor = 24;

    /// <summary>The Euclidean distance of analytic and numeric gradient over that of the numeric one, for the tensor where it is greatest.</summary>
    /// <param name="network">The network whose parameters are moved.</param>
    /// <param name="gradients">The analytic gradient; the loss may overwrite it.</param>
    /// <param name="loss">The loss at the parameters as they are.</param>
    /// <param name="random">Chooses some values of each large tensor.</param>
    public static (double Error, string Where) GreatestRelativeError(
        GenericNetwork<double> network, IReadOnlyList<GenericTensor<double>> gradients, Func<double> loss, Random random)
    {
        double[][] analytic = [.. gradients.Select(tensor => tensor.Values.ToArray())];
        (double Error, string Where) worst = (0, string.Empty);
        for (int k = 0; k < analytic.Length; k++)
        {
            double apart = 0;
            double norm = 0;
            foreach (int i in Coordinates(analytic[k].Length, random))
            {
                double numeric = Numeric(loss, ref network.Parameters[k].Values[i]);
                apart += (analytic[k][i] - numeric) * (analytic[k][i] - numeric);
                norm += numeric * numeric;
            }

            double error = apart == 0 ? 0 : Math.Sqrt(apart / norm);
            if (!(error <= worst.Error))
            {
                worst = (error, network.Parameters[k].ToString());
            }
        }

        return worst;
    }

    /// <summary>
    /// The central difference with its error of second order removed by one of twice the width (Richardson, 1911). That allows
    /// a width at which rounding, some 1e-16 of the loss over the width, is far below 1e-7 of the gradient.
    /// </summary>
    private static double Numeric(Func<double> loss, ref double value) =>
        ((4 * CentralDifference(loss, ref value, Difference)) - CentralDifference(loss, ref value, 2 * Difference)) / 3;

    private static double CentralDifference(Func<double> loss, ref double value, double difference)
    {
        double centre = value;
        value = centre + difference;
        double width = value;
        double above = loss();
        value = centre - difference;
        width -= value;
        double below = loss();
        value = centre;
        return (above - below) / width;
    }

    private static IEnumerable<int> Coordinates(int count, Random random) => count <= CoordinatesPerTensor
        ? Enumerable.Range(0, count)
        : Enumerable.Range(0, CoordinatesPerTensor).Select(_ => random.Next(count));
}
