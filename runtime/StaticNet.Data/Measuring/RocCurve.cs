namespace StaticNet.Data;

/// <summary>One point of a ROC curve: what is predicted positive at a threshold.</summary>
/// <param name="FalsePositiveRate">The part of the negative samples that is.</param>
/// <param name="TruePositiveRate">The part of the positive samples that is.</param>
/// <param name="Threshold">Samples with at least this score are predicted positive.</param>
public readonly record struct RocPoint(double FalsePositiveRate, double TruePositiveRate, float Threshold);

/// <summary>
/// The receiver operating characteristic: how many positives are found for how many false alarms, at every threshold
/// (Fawcett, "An introduction to ROC analysis", 2006).
/// </summary>
public sealed class RocCurve
{
    private RocCurve(IReadOnlyList<RocPoint> points, double auc)
    {
        Points = points;
        Auc = auc;
    }

    /// <summary>
    /// From (0, 0) at threshold infinity to (1, 1) at the lowest score, one point for each score that occurs. Equal scores make
    /// one point, for no threshold can part them.
    /// </summary>
    public IReadOnlyList<RocPoint> Points { get; }

    /// <summary>
    /// The area under the curve: the probability that a positive sample scores above a negative one, equal scores counting
    /// half. That is the Mann-Whitney statistic over the number of pairs (Hanley and McNeil, 1982), counted in integers.
    /// </summary>
    public double Auc { get; }

    /// <summary>Computes the curve.</summary>
    /// <param name="labels">0 or 1 for each sample; both occur.</param>
    /// <param name="scores">A score for each sample, higher for a likelier positive; infinite ones are fine, NaN is not.</param>
    /// <exception cref="ArgumentException">
    /// No sample, different lengths, a label other than 0 and 1, only one class (the curve is not defined), or NaN.
    /// </exception>
    public static RocCurve Of(ReadOnlySpan<int> labels, ReadOnlySpan<float> scores)
    {
        MeasuringGuard.SameLength(labels.Length, scores.Length);
        var isPositive = new bool[labels.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            isPositive[i] = MeasuringGuard.IsPositive(labels[i], i);
        }

        return Of(isPositive, scores);
    }

    /// <summary>Computes the curve.</summary>
    /// <param name="targets">0 or 1 for each sample, as <see cref="Dataset.WithBinaryTargets"/> makes them; both occur.</param>
    /// <param name="scores">A score for each sample, higher for a likelier positive; infinite ones are fine, NaN is not.</param>
    /// <exception cref="ArgumentException">
    /// No sample, different lengths, a target other than 0 and 1, only one class (the curve is not defined), or NaN.
    /// </exception>
    public static RocCurve Of(ReadOnlySpan<float> targets, ReadOnlySpan<float> scores)
    {
        MeasuringGuard.SameLength(targets.Length, scores.Length);
        var isPositive = new bool[targets.Length];
        for (int i = 0; i < targets.Length; i++)
        {
            isPositive[i] = MeasuringGuard.IsPositive(targets[i], i);
        }

        return Of(isPositive, scores);
    }

    private static RocCurve Of(bool[] isPositive, ReadOnlySpan<float> scores)
    {
        for (int i = 0; i < scores.Length; i++)
        {
            MeasuringGuard.Number(scores[i], i);
        }

        long positives = isPositive.LongCount(positive => positive);
        long negatives = isPositive.Length - positives;
        if (positives == 0 || negatives == 0)
        {
            throw new ArgumentException($"A ROC curve wants samples of both classes, but there are {positives} positive and {negatives} negative ones.");
        }

        float[] sorted = scores.ToArray();
        Array.Sort(sorted, isPositive);
        var points = new List<RocPoint> { new(0, 0, float.PositiveInfinity) };
        long found = 0;
        long falseAlarms = 0;
        long twicePairsWon = 0;
        for (int i = sorted.Length - 1; i >= 0;)
        {
            float threshold = sorted[i];
            long foundHere = 0;
            long falseAlarmsHere = 0;
            for (; i >= 0 && sorted[i] == threshold; i--)
            {
                foundHere += isPositive[i] ? 1 : 0;
                falseAlarmsHere += isPositive[i] ? 0 : 1;
            }

            twicePairsWon += falseAlarmsHere * ((2 * found) + foundHere);
            found += foundHere;
            falseAlarms += falseAlarmsHere;
            points.Add(new RocPoint((double)falseAlarms / negatives, (double)found / positives, threshold));
        }

        return new RocCurve(points, (double)twicePairsWon / (2 * positives * negatives));
    }
}
