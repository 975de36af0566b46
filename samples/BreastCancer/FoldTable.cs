using Samples.Shared;
using Spectre.Console;
using StaticNet.Data;

namespace BreastCancer;

/// <summary>What the folds gave, as tables.</summary>
internal static class FoldTable
{
    public static Table Of(IReadOnlyList<FoldResult> folds)
    {
        Table table = Screen.Table("fold", "tumours", "accuracy", "precision", "recall", "F1", "ROC AUC");
        for (int i = 0; i < folds.Count; i++)
        {
            BinaryCounts counts = folds[i].Counts;
            Add(table, Screen.Invariant($"{i + 1}"), folds[i].Count, counts.Accuracy, counts.Precision, counts.Recall, counts.F1, folds[i].Auc);
        }

        table.AddEmptyRow();
        Add(
            table,
            "mean",
            folds.Sum(fold => fold.Count),
            folds.Average(fold => fold.Counts.Accuracy),
            folds.Average(fold => fold.Counts.Precision),
            folds.Average(fold => fold.Counts.Recall),
            folds.Average(fold => fold.Counts.F1),
            folds.Average(fold => fold.Auc));
        return table;
    }

    /// <summary>All folds in one matrix: every tumour is in it once.</summary>
    public static ConfusionMatrix Confusion(IReadOnlyList<FoldResult> folds)
    {
        const int Malignant = 0;
        const int Benign = 1;
        var matrix = new ConfusionMatrix(2, ["malignant", "benign"]);
        foreach (FoldResult fold in folds)
        {
            Add(matrix, Malignant, Malignant, fold.Counts.TruePositives);
            Add(matrix, Malignant, Benign, fold.Counts.FalseNegatives);
            Add(matrix, Benign, Malignant, fold.Counts.FalsePositives);
            Add(matrix, Benign, Benign, fold.Counts.TrueNegatives);
        }

        return matrix;
    }

    private static void Add(ConfusionMatrix matrix, int actual, int predicted, int times)
    {
        for (int i = 0; i < times; i++)
        {
            matrix.Add(actual, predicted);
        }
    }

    private static void Add(Table table, string name, int count, params ReadOnlySpan<double> ratios)
    {
        var row = new List<string> { name, Screen.Invariant($"{count}") };
        foreach (double ratio in ratios)
        {
            row.Add(Screen.Invariant($"{ratio:0.0000}"));
        }

        table.AddRow([.. row]);
    }
}
