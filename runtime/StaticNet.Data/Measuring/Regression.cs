namespace StaticNet.Data;

/// <summary>How good predicted values are. Sums are in double.</summary>
public static class Regression
{
    /// <summary>The mean of (actual - predicted)², over samples and outputs.</summary>
    /// <param name="actual">The targets.</param>
    /// <param name="predicted">The outputs of the network, as many.</param>
    /// <exception cref="ArgumentException">No value, or different lengths.</exception>
    public static double MeanSquaredError(ReadOnlySpan<float> actual, ReadOnlySpan<float> predicted)
    {
        MeasuringGuard.SameLength(actual.Length, predicted.Length);
        double sum = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            double error = (double)actual[i] - predicted[i];
            sum += error * error;
        }

        return sum / actual.Length;
    }

    /// <summary>
    /// R², the coefficient of determination: 1 - (squared error) / (squared distance of the targets from their mean). 1 is
    /// perfect, 0 is as good as always saying the mean, below 0 is worse. With several outputs, the plain mean over them.
    /// Where the targets are constant it would divide by 0: it is 1 if every prediction is exact and 0 otherwise.
    /// </summary>
    /// <param name="actual">The targets, one sample after another.</param>
    /// <param name="predicted">The outputs of the network, as many.</param>
    /// <param name="outputSize">The number of outputs of a sample.</param>
    /// <exception cref="ArgumentException">No sample, different lengths, or a length that is no multiple of the outputs.</exception>
    public static double R2(ReadOnlySpan<float> actual, ReadOnlySpan<float> predicted, int outputSize = 1)
    {
        MeasuringGuard.SameLength(actual.Length, predicted.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputSize, 1);
        if (actual.Length % outputSize != 0)
        {
            throw new ArgumentException($"A sample has {outputSize} outputs, but {actual.Length} floats were given, which is not a multiple of it.", nameof(actual));
        }

        double sum = 0;
        for (int output = 0; output < outputSize; output++)
        {
            sum += R2Of(actual, predicted, output, outputSize);
        }

        return sum / outputSize;
    }

    private static double R2Of(ReadOnlySpan<float> actual, ReadOnlySpan<float> predicted, int output, int outputSize)
    {
        double mean = 0;
        for (int i = output; i < actual.Length; i += outputSize)
        {
            mean += actual[i];
        }

        mean /= actual.Length / outputSize;
        double unexplained = 0;
        double total = 0;
        for (int i = output; i < actual.Length; i += outputSize)
        {
            double error = (double)actual[i] - predicted[i];
            double distance = actual[i] - mean;
            unexplained += error * error;
            total += distance * distance;
        }

        return total != 0 ? 1 - (unexplained / total)
            : unexplained == 0 ? 1
            : 0;
    }
}
