namespace StaticNet.Data;

/// <summary>
/// Gives each feature mean 0 and standard deviation 1 over the data it was fitted on. A feature that is constant there is only
/// shifted: it becomes 0, and a value that differs from it later keeps its distance.
/// </summary>
public sealed class StandardScaler : FeatureScaler
{
    private readonly double[] mean;
    private readonly double[] scale;

    /// <summary>Restores a scaler from the numbers of another.</summary>
    /// <param name="mean">What is subtracted from each feature; finite.</param>
    /// <param name="scale">What each feature is divided by; finite and above 0.</param>
    /// <exception cref="ArgumentException">No feature, a different number of means and scales, or a number outside its range.</exception>
    public StandardScaler(ReadOnlySpan<double> mean, ReadOnlySpan<double> scale)
        : this(
            Checked(mean, mean.Length, nameof(mean), _ => true, "finite"),
            Checked(scale, mean.Length, nameof(scale), value => value > 0, "finite and above 0"))
    {
    }

    private StandardScaler(double[] mean, double[] scale)
        : base(mean, scale, lower: 0)
    {
        this.mean = mean;
        this.scale = scale;
    }

    /// <summary>The mean of each feature.</summary>
    public ReadOnlySpan<double> Mean => mean;

    /// <summary>The standard deviation of each feature (of the whole population: divided by n, not n - 1); 1 where it is constant.</summary>
    public ReadOnlySpan<double> Scale => scale;

    /// <summary>Learns from the inputs of a dataset, which stays as it is.</summary>
    /// <param name="data">The training data.</param>
    /// <exception cref="ArgumentException">An input is not finite.</exception>
    public static StandardScaler Fit(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data.Inputs, data.InputSize);
    }

    /// <summary>Learns from samples.</summary>
    /// <param name="samples">One sample after another.</param>
    /// <param name="featureCount">The number of floats of one sample.</param>
    /// <exception cref="ArgumentException">No sample, a length that does not fit, or a value that is not finite.</exception>
    public static StandardScaler Fit(ReadOnlySpan<float> samples, int featureCount)
    {
        ColumnStatistics found = Learn(samples, featureCount);
        return new StandardScaler(found.Mean, ScalesOf(found));
    }

    /// <summary>
    /// Learns one mean and one deviation for each channel, over all samples and positions: for images, whose pixels belong together,
    /// and some of which, as at the borders, may be constant. Of a shape of one dimension every feature is a channel.
    /// </summary>
    /// <param name="data">The training data, whose <see cref="Dataset.InputShape"/> begins with the channels; it stays as it is.</param>
    /// <exception cref="ArgumentException">An input is not finite.</exception>
    public static StandardScaler FitPerChannel(Dataset data)
    {
        ColumnStatistics found = LearnChannels(data);
        return new StandardScaler(Spread(found.Mean, data), Spread(ScalesOf(found), data));
    }

    private static double[] ScalesOf(ColumnStatistics found) => Array.ConvertAll(found.Variance, variance => variance > 0 ? Math.Sqrt(variance) : 1);
}
