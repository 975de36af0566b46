using StaticNet.Data;

namespace BreastCancer;

/// <summary>What a network said about the tumours held out from it.</summary>
/// <param name="targets">1 for each malignant tumour, 0 for each benign one.</param>
/// <param name="scores">The probability of malignant that the network gave to each.</param>
internal sealed class FoldResult(float[] targets, float[] scores)
{
    /// <summary>Right and wrong calls, malignant from a probability of 0.5.</summary>
    public BinaryCounts Counts { get; } = BinaryCounts.At(targets, scores);

    /// <summary>The area under the ROC curve.</summary>
    public double Auc { get; } = RocCurve.Of(targets, scores).Auc;

    /// <summary>The number of tumours.</summary>
    public int Count => targets.Length;
}
