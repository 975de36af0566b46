namespace StaticNet.Data;

/// <summary>What scalers learn of each column, or of neighbouring columns together, in double precision.</summary>
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
    /// <param name="samples">One sample after another.</param>
    /// <param name="columns">The number of values of a sample.</param>
    /// <param name="together">How many neighbouring columns count as one, such as the positions of a channel; the columns are a multiple.</param>
    public static ColumnStatistics Of(ReadOnlySpan<float> samples, int columns, int together = 1)
    {
        int count = samples.Length / columns * together;
        var found = new ColumnStatistics(columns / together);
        Array.Fill(found.Minimum, double.PositiveInfinity);
        Array.Fill(found.Maximum, double.NegativeInfinity);
        for (int start = 0; start < samples.Length; start += columns)
        {
            for (int c = 0; c < found.Mean.Length; c++)
            {
                foreach (float value in samples.Slice(start + (c * together), together))
                {
                    found.Minimum[c] = Math.Min(found.Minimum[c], value);
                    found.Maximum[c] = Math.Max(found.Maximum[c], value);
                    found.Mean[c] += value;
                }
            }
        }

        Divide(found.Mean, count);
        for (int start = 0; start < samples.Length; start += columns)
        {
            for (int c = 0; c < found.Mean.Length; c++)
            {
                foreach (float value in samples.Slice(start + (c * together), together))
                {
                    double distance = value - found.Mean[c];
                    found.Variance[c] += distance * distance;
                }
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
