namespace StaticNet.Data;

/// <summary>
/// What a yes-or-no prediction got right and wrong, and the ratios that follow. Where a ratio would be 0 / 0 it is 0.
/// </summary>
/// <param name="TruePositives">Positive samples predicted positive.</param>
/// <param name="FalsePositives">Negative samples predicted positive.</param>
/// <param name="TrueNegatives">Negative samples predicted negative.</param>
/// <param name="FalseNegatives">Positive samples predicted negative.</param>
public readonly record struct BinaryCounts(int TruePositives, int FalsePositives, int TrueNegatives, int FalseNegatives)
{
    /// <summary>The part of all samples that was predicted right.</summary>
    public double Accuracy => Ratio.Of((long)TruePositives + TrueNegatives, (long)TruePositives + FalsePositives + TrueNegatives + FalseNegatives);

    /// <summary>The part of the samples predicted positive that are; 0 where none was.</summary>
    public double Precision => Ratio.Of(TruePositives, (long)TruePositives + FalsePositives);

    /// <summary>The part of the positive samples that was predicted positive (sensitivity); 0 where there are none.</summary>
    public double Recall => Ratio.Of(TruePositives, (long)TruePositives + FalseNegatives);

    /// <summary>The part of the negative samples that was predicted negative; 0 where there are none.</summary>
    public double Specificity => Ratio.Of(TrueNegatives, (long)TrueNegatives + FalsePositives);

    /// <summary>The harmonic mean of precision and recall; 0 where no sample is or was predicted positive.</summary>
    public double F1 => Ratio.Of(2L * TruePositives, (2L * TruePositives) + FalsePositives + FalseNegatives);

    /// <summary>Counts predictions: positive where the score is at least the threshold.</summary>
    /// <param name="labels">0 or 1 for each sample.</param>
    /// <param name="scores">The output of the network for each sample.</param>
    /// <param name="threshold">Where positive begins; may be infinite, but not NaN.</param>
    /// <exception cref="ArgumentException">No sample, different lengths, a label other than 0 and 1, or NaN.</exception>
    public static BinaryCounts At(ReadOnlySpan<int> labels, ReadOnlySpan<float> scores, float threshold = 0.5f)
    {
        Check(labels.Length, scores.Length, threshold);
        BinaryCounts counts = default;
        for (int i = 0; i < labels.Length; i++)
        {
            counts = counts.With(MeasuringGuard.IsPositive(labels[i], i), scores[i], threshold, i);
        }

        return counts;
    }

    /// <summary>Counts predictions: positive where the score is at least the threshold.</summary>
    /// <param name="targets">0 or 1 for each sample, as <see cref="Dataset.WithBinaryTargets"/> makes them.</param>
    /// <param name="scores">The output of the network for each sample.</param>
    /// <param name="threshold">Where positive begins; may be infinite, but not NaN.</param>
    /// <exception cref="ArgumentException">No sample, different lengths, a target other than 0 and 1, or NaN.</exception>
    public static BinaryCounts At(ReadOnlySpan<float> targets, ReadOnlySpan<float> scores, float threshold = 0.5f)
    {
        Check(targets.Length, scores.Length, threshold);
        BinaryCounts counts = default;
        for (int i = 0; i < targets.Length; i++)
        {
            counts = counts.With(MeasuringGuard.IsPositive(targets[i], i), scores[i], threshold, i);
        }

        return counts;
    }

    private static void Check(int samples, int scores, float threshold)
    {
        MeasuringGuard.SameLength(samples, scores);
        if (float.IsNaN(threshold))
        {
            throw new ArgumentException("The threshold is a number, but it is NaN.", nameof(threshold));
        }
    }

    private BinaryCounts With(bool isPositive, float score, float threshold, int sample)
    {
        MeasuringGuard.Number(score, sample);
        return (isPositive, score >= threshold) switch
        {
            (true, true) => this with { TruePositives = TruePositives + 1 },
            (false, true) => this with { FalsePositives = FalsePositives + 1 },
            (false, false) => this with { TrueNegatives = TrueNegatives + 1 },
            (true, false) => this with { FalseNegatives = FalseNegatives + 1 },
        };
    }
}
