namespace StaticNet.Data;

/// <summary>What scalers learn of each column, in double precision.</summary>
internal sealed class ColumnStatistics
{
    private ColumnStatistics(int columns)
    {
        Minimum = new double[columns];
        Maximum = new double[columns];
        Mean = new double[columns];
        Variance = new double[columns];
    }

    public double[] Minimum { get; }

    public double[] Maximum { get; }

    public double[] Mean { get; }

    /// <summary>The mean squared distance from the mean (divided by n, not n - 1).</summary>
    public double[] Variance { get; }

    /// <summary>Two passes over the samples in their order in memory: means first, so that no precision is lost to large ones.</summary>
    public static ColumnStatistics Of(ReadOnlySpan<float> samples, int columns)
    {
        int count = samples.Length / columns;
        var found = new ColumnStatistics(columns);
        Array.Fill(found.Minimum, double.PositiveInfinity);
        Array.Fill(found.Maximum, double.NegativeInfinity);
        for (int start = 0; start < samples.Length; start += columns)
        {
            ReadOnlySpan<float> row = samples.Slice(start, columns);
            for (int c = 0; c < row.Length; c++)
            {
                found.Minimum[c] = Math.Min(found.Minimum[c], row[c]);
                found.Maximum[c] = Math.Max(found.Maximum[c], row[c]);
                found.Mean[c] += row[c];
            }
        }

        Divide(found.Mean, count);
        for (int start = 0; start < samples.Length; start += columns)
        {
            ReadOnlySpan<float> row = samples.Slice(start, columns);
            for (int c = 0; c < row.Length; c++)
            {
                double distance = row[c] - found.Mean[c];
                found.Variance[c] += distance * distance;
            }
        }

        Divide(found.Variance, count);
        return found;
    }

    private static void Divide(double[] sums, int count)
    {
        for (int c = 0; c < sums.Length; c++)
        {
            sums[c] /= count;
        }
    }
}
