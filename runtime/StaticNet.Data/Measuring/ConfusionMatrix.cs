namespace StaticNet.Data;

/// <summary>
/// How often samples of one class were taken for another, and what follows from it. Where a ratio would be 0 / 0 (a class that
/// was never predicted has no precision, one that never occurred has no recall) it is 0. Macro averages are plain means over
/// all classes, so also over one that never occurred.
/// </summary>
public sealed class ConfusionMatrix
{
    private readonly long[] counts;

    /// <summary>Makes one that has seen nothing yet; <see cref="Add"/> fills it.</summary>
    /// <param name="classCount">The number of classes, at least 1.</param>
    /// <param name="classNames">A name for each class, or none.</param>
    /// <exception cref="ArgumentException">No class, more than fit, or another number of names than classes.</exception>
    public ConfusionMatrix(int classCount, IReadOnlyList<string>? classNames = null)
    {
        if (classCount < 1 || (long)classCount * classCount > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(nameof(classCount), classCount, $"There is at least 1 class and at most {(int)Math.Sqrt(Array.MaxLength)}.");
        }

        if (classNames is { Count: > 0 } && classNames.Count != classCount)
        {
            throw new ArgumentException($"There are {classCount} classes, but names for {classNames.Count} were given.", nameof(classNames));
        }

        ClassCount = classCount;
        ClassNames = [.. classNames ?? []];
        counts = new long[classCount * classCount];
    }

    /// <summary>The number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>A name for each class; empty where they are not known.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The number of samples seen.</summary>
    public long Total { get; private set; }

    /// <summary>The number of samples whose class was predicted.</summary>
    public long Correct { get; private set; }

    /// <summary>The part of the samples whose class was predicted.</summary>
    public double Accuracy => Ratio.Of(Correct, Total);

    /// <summary>The mean over the classes of <see cref="Precision"/>.</summary>
    public double MacroPrecision => Mean(Precision);

    /// <summary>The mean over the classes of <see cref="Recall"/>.</summary>
    public double MacroRecall => Mean(Recall);

    /// <summary>The mean over the classes of <see cref="F1"/>.</summary>
    public double MacroF1 => Mean(F1);

    /// <summary>How many samples of one class were taken for another (or for their own).</summary>
    /// <param name="actual">The class they belong to.</param>
    /// <param name="predicted">The class that was predicted.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such class.</exception>
    public long this[int actual, int predicted]
    {
        get
        {
            Check(actual, nameof(actual));
            Check(predicted, nameof(predicted));
            return counts[(actual * ClassCount) + predicted];
        }
    }

    /// <summary>Counts predicted classes.</summary>
    /// <param name="actual">The class of each sample.</param>
    /// <param name="predicted">The class predicted for each sample.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="classNames">A name for each class, or none.</param>
    /// <exception cref="ArgumentException">No sample, different lengths, or a number that is no class.</exception>
    public static ConfusionMatrix Of(ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted, int classCount, IReadOnlyList<string>? classNames = null)
    {
        MeasuringGuard.SameLength(actual.Length, predicted.Length);
        var matrix = new ConfusionMatrix(classCount, classNames);
        for (int i = 0; i < actual.Length; i++)
        {
            matrix.Add(actual[i], predicted[i]);
        }

        return matrix;
    }

    /// <summary>Counts the classes with the largest outputs.</summary>
    /// <param name="actual">The class of each sample.</param>
    /// <param name="outputs">The outputs of the network, one sample after another, one for each class.</param>
    /// <param name="classNames">A name for each class, or none.</param>
    /// <exception cref="ArgumentException">No sample, a length that does not fit, a number that is no class, or an output that is NaN.</exception>
    public static ConfusionMatrix Of(ReadOnlySpan<int> actual, ReadOnlySpan<float> outputs, IReadOnlyList<string>? classNames = null)
    {
        int classCount = MeasuringGuard.OutputsPerSample(outputs.Length, actual.Length);
        return Of(actual, Predictions.ToLabels(outputs, classCount), classCount, classNames);
    }

    /// <summary>Counts one more sample.</summary>
    /// <param name="actual">The class it belongs to.</param>
    /// <param name="predicted">The class that was predicted.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such class; nothing was counted.</exception>
    public void Add(int actual, int predicted)
    {
        Check(actual, nameof(actual));
        Check(predicted, nameof(predicted));
        counts[(actual * ClassCount) + predicted]++;
        Total++;
        Correct += actual == predicted ? 1 : 0;
    }

    /// <summary>How many samples belong to a class.</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such class.</exception>
    public long Support(int label)
    {
        Check(label, nameof(label));
        long sum = 0;
        for (int predicted = 0; predicted < ClassCount; predicted++)
        {
            sum += this[label, predicted];
        }

        return sum;
    }

    /// <summary>The part of the samples taken for a class that belong to it; 0 where it was never predicted.</summary>
    /// <inheritdoc cref="Support"/>
    public double Precision(int label) => Ratio.Of(this[label, label], TakenFor(label));

    /// <summary>The part of the samples of a class that were taken for it; 0 where it never occurred.</summary>
    /// <inheritdoc cref="Support"/>
    public double Recall(int label) => Ratio.Of(this[label, label], Support(label));

    /// <summary>The harmonic mean of precision and recall; 0 where the class neither occurred nor was predicted.</summary>
    /// <inheritdoc cref="Support"/>
    public double F1(int label) => Ratio.Of(2 * this[label, label], Support(label) + TakenFor(label));

    /// <summary>A table, a row for each actual class and a column for each predicted one.</summary>
    public override string ToString() => ConfusionTable.Write(this);

    private long TakenFor(int label)
    {
        Check(label, nameof(label));
        long sum = 0;
        for (int actual = 0; actual < ClassCount; actual++)
        {
            sum += this[actual, label];
        }

        return sum;
    }

    private double Mean(Func<int, double> ofClass)
    {
        double sum = 0;
        for (int label = 0; label < ClassCount; label++)
        {
            sum += ofClass(label);
        }

        return sum / ClassCount;
    }

    private void Check(int label, string name)
    {
        if ((uint)label >= (uint)ClassCount)
        {
            throw new ArgumentOutOfRangeException(name, label, $"Classes run from 0 to {ClassCount - 1}.");
        }
    }
}
