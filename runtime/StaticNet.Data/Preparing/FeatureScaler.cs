namespace StaticNet.Data;

/// <summary>
/// Moves and stretches each feature by numbers learned from training data: y = (x - center) / divisor + lower, computed in
/// double and rounded once. A scaler never changes after it was made, allocates nothing when applied, and may be used by many
/// threads at once. Fit it on training data only, then apply it to everything the network sees.
/// </summary>
public abstract class FeatureScaler
{
    private readonly double[] centers;
    private readonly double[] divisors;
    private readonly double lower;

    private protected FeatureScaler(double[] centers, double[] divisors, double lower)
    {
        this.centers = centers;
        this.divisors = divisors;
        this.lower = lower;
    }

    /// <summary>The number of features of a sample.</summary>
    public int FeatureCount => centers.Length;

    /// <summary>Scales all inputs of a dataset in place.</summary>
    /// <param name="data">A dataset of <see cref="FeatureCount"/> inputs.</param>
    /// <exception cref="ArgumentException">Another number of inputs; nothing was changed.</exception>
    public void Transform(Dataset data) => Transform(InputsOf(data));

    /// <summary>Scales samples in place.</summary>
    /// <param name="samples">One sample after another: a multiple of <see cref="FeatureCount"/> floats.</param>
    /// <exception cref="ArgumentException">Not a multiple; nothing was changed.</exception>
    public void Transform(Span<float> samples)
    {
        CheckLength(samples.Length);
        for (int start = 0; start < samples.Length; start += centers.Length)
        {
            Span<float> row = samples.Slice(start, centers.Length);
            for (int f = 0; f < row.Length; f++)
            {
                row[f] = (float)(((row[f] - centers[f]) / divisors[f]) + lower);
            }
        }
    }

    /// <summary>Undoes <see cref="Transform(Dataset)"/>, up to the rounding of floats.</summary>
    /// <inheritdoc cref="Transform(Dataset)"/>
    public void InverseTransform(Dataset data) => InverseTransform(InputsOf(data));

    /// <summary>Undoes <see cref="Transform(Span{float})"/>, up to the rounding of floats.</summary>
    /// <inheritdoc cref="Transform(Span{float})"/>
    public void InverseTransform(Span<float> samples)
    {
        CheckLength(samples.Length);
        for (int start = 0; start < samples.Length; start += centers.Length)
        {
            Span<float> row = samples.Slice(start, centers.Length);
            for (int f = 0; f < row.Length; f++)
            {
                row[f] = (float)(((row[f] - lower) * divisors[f]) + centers[f]);
            }
        }
    }

    private protected static ColumnStatistics Learn(ReadOnlySpan<float> samples, int featureCount)
    {
        if (featureCount < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(featureCount), featureCount, $"A sample has at least 1 feature, but {featureCount} were given.");
        }

        if (samples.IsEmpty || samples.Length % featureCount != 0)
        {
            throw new ArgumentException(
                samples.IsEmpty
                    ? "A scaler learns from at least one sample, but there is none."
                    : $"A sample has {featureCount} features, but {samples.Length} floats were given, which is not a multiple of it.",
                nameof(samples));
        }

        ArraysGuard.Finite(samples, featureCount, "feature", nameof(samples));
        return ColumnStatistics.Of(samples, featureCount);
    }

    /// <summary>What the inputs of each channel are like, over all samples and positions; a channel is an index of the first dimension.</summary>
    private protected static ColumnStatistics LearnChannels(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArraysGuard.Finite(data.Inputs, data.InputSize, "feature", nameof(data));
        return ColumnStatistics.Of(data.Inputs, data.InputSize, data.InputSize / data.InputShape[0]);
    }

    /// <summary>The number of each channel at each of its features.</summary>
    private protected static double[] Spread(double[] channels, Dataset data)
    {
        int positions = data.InputSize / channels.Length;
        return [.. channels.SelectMany(channel => Enumerable.Repeat(channel, positions))];
    }

    private protected static double[] Checked(ReadOnlySpan<double> values, int expected, string name, Predicate<double> holds, string rule)
    {
        if (values.Length != expected || expected == 0)
        {
            throw new ArgumentException($"There is a {name} for each of at least 1 feature: {Math.Max(expected, 1)} are expected, but {values.Length} were given.", name);
        }

        for (int f = 0; f < values.Length; f++)
        {
            if (!double.IsFinite(values[f]) || !holds(values[f]))
            {
                throw new ArgumentException(FormattableString.Invariant($"The {name} of a feature is {rule}, but that of feature {f} is {values[f]}."), name);
            }
        }

        return values.ToArray();
    }

    // A multiple of the features is not enough here: four inputs are no two samples of two.
    private Span<float> InputsOf(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.InputSize == centers.Length
            ? data.MutableInputs
            : throw new ArgumentException($"The scaler was made for {centers.Length} features, but the dataset has {data.InputSize} inputs.", nameof(data));
    }

    private void CheckLength(int length)
    {
        if (length % centers.Length != 0)
        {
            throw new ArgumentException($"The scaler was made for {centers.Length} features, but {length} floats were given, which is not a multiple of it.");
        }
    }
}
