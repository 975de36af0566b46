namespace StaticNet.Data;

/// <summary>
/// Stretches each feature so that the data it was fitted on reaches from a lower to an upper bound, 0 to 1 unless said. Values
/// beyond what it was fitted on land beyond the bounds. A feature that is constant there is only shifted: it becomes the lower
/// bound, and a value that differs from it later keeps its distance, in units of the bounds' distance.
/// </summary>
public sealed class MinMaxScaler : FeatureScaler
{
    private readonly double[] minimum;
    private readonly double[] maximum;

    /// <summary>Restores a scaler from the numbers of another.</summary>
    /// <param name="minimum">The value of each feature that becomes the lower bound; finite.</param>
    /// <param name="maximum">The value of each feature that becomes the upper bound; finite and at least the minimum.</param>
    /// <param name="lower">The lower bound; finite.</param>
    /// <param name="upper">The upper bound; finite and above the lower.</param>
    /// <exception cref="ArgumentException">
    /// No feature, a different number of minima and maxima, a maximum below its minimum, bounds in the wrong order, or a number
    /// that is not finite.
    /// </exception>
    public MinMaxScaler(ReadOnlySpan<double> minimum, ReadOnlySpan<double> maximum, float lower = 0f, float upper = 1f)
        : this(
            Checked(minimum, minimum.Length, nameof(minimum), _ => true, "finite"),
            Checked(maximum, minimum.Length, nameof(maximum), _ => true, "finite"),
            (lower, upper))
    {
    }

    private MinMaxScaler(double[] minimum, double[] maximum, (float Lower, float Upper) bounds)
        : base(minimum, Divisors(minimum, maximum, bounds), bounds.Lower)
    {
        this.minimum = minimum;
        this.maximum = maximum;
        Lower = bounds.Lower;
        Upper = bounds.Upper;
    }

    /// <summary>What the minimum becomes.</summary>
    public float Lower { get; }

    /// <summary>What the maximum becomes.</summary>
    public float Upper { get; }

    /// <summary>The lowest value of each feature.</summary>
    public ReadOnlySpan<double> Minimum => minimum;

    /// <summary>The highest value of each feature.</summary>
    public ReadOnlySpan<double> Maximum => maximum;

    /// <summary>Learns from the inputs of a dataset, which stays as it is.</summary>
    /// <param name="data">The training data.</param>
    /// <param name="lower">The lower bound; finite.</param>
    /// <param name="upper">The upper bound; finite and above the lower.</param>
    /// <exception cref="ArgumentException">An input is not finite, or the bounds are in the wrong order or not finite.</exception>
    public static MinMaxScaler Fit(Dataset data, float lower = 0f, float upper = 1f)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data.Inputs, data.InputSize, lower, upper);
    }

    /// <summary>Learns from samples.</summary>
    /// <param name="samples">One sample after another.</param>
    /// <param name="featureCount">The number of floats of one sample.</param>
    /// <param name="lower">The lower bound; finite.</param>
    /// <param name="upper">The upper bound; finite and above the lower.</param>
    /// <exception cref="ArgumentException">
    /// No sample, a length that does not fit, a value that is not finite, or bounds in the wrong order or not finite.
    /// </exception>
    public static MinMaxScaler Fit(ReadOnlySpan<float> samples, int featureCount, float lower = 0f, float upper = 1f)
    {
        ColumnStatistics found = Learn(samples, featureCount);
        return new MinMaxScaler(found.Minimum, found.Maximum, (lower, upper));
    }

    /// <summary>
    /// Learns one lowest and one highest value for each channel, over all samples and positions: for images, whose pixels belong
    /// together, and some of which, as at the borders, may be constant. Of a shape of one dimension every feature is a channel.
    /// </summary>
    /// <param name="data">The training data, whose <see cref="Dataset.InputShape"/> begins with the channels; it stays as it is.</param>
    /// <param name="lower">The lower bound; finite.</param>
    /// <param name="upper">The upper bound; finite and above the lower.</param>
    /// <exception cref="ArgumentException">An input is not finite, or the bounds are in the wrong order or not finite.</exception>
    public static MinMaxScaler FitPerChannel(Dataset data, float lower = 0f, float upper = 1f)
    {
        ColumnStatistics found = LearnChannels(data);
        return new MinMaxScaler(Spread(found.Minimum, data), Spread(found.Maximum, data), (lower, upper));
    }

    private static double[] Divisors(double[] minimum, double[] maximum, (float Lower, float Upper) bounds)
    {
        if (!float.IsFinite(bounds.Lower) || !float.IsFinite(bounds.Upper) || bounds.Lower >= bounds.Upper)
        {
            throw new ArgumentException(FormattableString.Invariant($"The bounds are finite and the lower is below the upper, but they are {bounds.Lower} and {bounds.Upper}."));
        }

        double reach = (double)bounds.Upper - bounds.Lower;
        var divisors = new double[minimum.Length];
        for (int f = 0; f < divisors.Length; f++)
        {
            if (maximum[f] < minimum[f])
            {
                throw new ArgumentException(FormattableString.Invariant($"A maximum is at least the minimum, but those of feature {f} are {maximum[f]} and {minimum[f]}."), nameof(maximum));
            }

            divisors[f] = (maximum[f] > minimum[f] ? maximum[f] - minimum[f] : 1) / reach;
        }

        return divisors;
    }
}
