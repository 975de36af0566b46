namespace StaticNet.Data;

/// <content>
/// Parts of a dataset. The same seed gives the same parts on every machine.
/// </content>
public sealed partial class Dataset
{
    /// <summary>A copy of neighbouring samples. <c>data[100..200]</c> means the same.</summary>
    /// <param name="start">The index of the first.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No sample, or samples that do not exist.</exception>
    public Dataset Slice(int start, int count)
    {
        if (start < 0 || count < 1 || start > Count - count)
        {
            throw new ArgumentOutOfRangeException(nameof(start), $"A slice has at least 1 of the samples 0 to {Count - 1}, but {count} from {start} were asked for.");
        }

        return new Dataset(
            inputs.AsSpan(start * InputSize, count * InputSize).ToArray(),
            inputShape,
            targets.AsSpan(start * TargetSize, count * TargetSize).ToArray(),
            TargetSize,
            HasLabels ? labels.AsSpan(start, count).ToArray() : [],
            ClassCount,
            names);
    }

    /// <summary>A copy of chosen samples in the order given; one may come more than once.</summary>
    /// <param name="indices">Which; at least one.</param>
    /// <exception cref="ArgumentException">None was chosen, one does not exist, or they do not fit into one array.</exception>
    public Dataset Subset(ReadOnlySpan<int> indices)
    {
        if (indices.IsEmpty || (long)indices.Length * Math.Max(InputSize, TargetSize) > Array.MaxLength)
        {
            throw new ArgumentException($"At least 1 sample and no more than fit into one array of {Array.MaxLength} floats are chosen, not {indices.Length}.", nameof(indices));
        }

        foreach (int index in indices)
        {
            if ((uint)index >= (uint)Count)
            {
                throw new ArgumentException($"Samples run from 0 to {Count - 1}, but {index} was chosen.", nameof(indices));
            }
        }

        return Gather(indices);
    }

    /// <summary>A copy of all samples in random order, each with its target or label.</summary>
    /// <param name="seed">The same seed gives the same order.</param>
    public Dataset Shuffle(int seed) => Gather(SeededOrder.Of(Count, seed));

    /// <summary>Two copies, of the samples to learn from and of those held out, each in random order.</summary>
    /// <param name="testFraction">
    /// How much is held out, above 0 and below 1. The number of samples is rounded to the nearest, half upwards.
    /// </param>
    /// <param name="seed">The same seed gives the same split.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is outside (0, 1), or so that one side has no sample.</exception>
    public DatasetSplit Split(double testFraction, int seed)
    {
        int held = HeldOut(testFraction);
        int[] order = SeededOrder.Of(Count, seed);
        return new DatasetSplit(Gather(order.AsSpan(held)), Gather(order.AsSpan(0, held)));
    }

    /// <summary>
    /// As <see cref="Split"/>, with every class held out in proportion: each by its exact share rounded down, and the samples
    /// still missing from the classes with the largest remainders (the lower label first where they are equal).
    /// </summary>
    /// <inheritdoc cref="Split"/>
    /// <exception cref="InvalidOperationException">There are no labels.</exception>
    public DatasetSplit StratifiedSplit(double testFraction, int seed)
    {
        RequireLabels(nameof(StratifiedSplit));
        int[] order = SeededOrder.Of(Count, seed);
        return Part(order, Strata.HoldOut(labels, order, HeldOut(testFraction)));
    }

    /// <summary>
    /// k splits whose test sides share no sample and together hold all of them; their sizes differ by at most one. A split is
    /// copied when the enumeration comes to it, so no more than one need be in memory.
    /// </summary>
    /// <param name="k">How many, from 2 to <see cref="Count"/>.</param>
    /// <param name="seed">The same seed gives the same folds.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 2, or more folds than samples.</exception>
    public IEnumerable<DatasetSplit> KFold(int k, int seed)
    {
        CheckFolds(k);
        int[] order = SeededOrder.Of(Count, seed);
        var foldOf = new int[Count];
        for (int position = 0; position < order.Length; position++)
        {
            foldOf[order[position]] = position % k;
        }

        return Folds(order, foldOf, k);
    }

    /// <summary>
    /// As <see cref="KFold"/>, with every class spread evenly: how many of a class two test sides hold differs by at most one.
    /// A class with fewer than k samples is missing from some.
    /// </summary>
    /// <inheritdoc cref="KFold"/>
    /// <exception cref="InvalidOperationException">There are no labels.</exception>
    public IEnumerable<DatasetSplit> StratifiedKFold(int k, int seed)
    {
        RequireLabels(nameof(StratifiedKFold));
        CheckFolds(k);
        int[] order = SeededOrder.Of(Count, seed);
        return Folds(order, Strata.Deal(labels, order, k), k);
    }

    private IEnumerable<DatasetSplit> Folds(int[] order, int[] foldOf, int k)
    {
        for (int fold = 0; fold < k; fold++)
        {
            yield return Part(order, Array.ConvertAll(foldOf, of => of == fold));
        }
    }

    private DatasetSplit Part(int[] order, bool[] isHeld) => new(
        Gather(Array.FindAll(order, index => !isHeld[index])),
        Gather(Array.FindAll(order, index => isHeld[index])));

    private Dataset Gather(ReadOnlySpan<int> indices)
    {
        var gatheredInputs = new float[indices.Length * InputSize];
        var gatheredTargets = new float[indices.Length * TargetSize];
        var gatheredLabels = new int[HasLabels ? indices.Length : 0];
        for (int i = 0; i < indices.Length; i++)
        {
            inputs.AsSpan(indices[i] * InputSize, InputSize).CopyTo(gatheredInputs.AsSpan(i * InputSize));
            targets.AsSpan(indices[i] * TargetSize, TargetSize).CopyTo(gatheredTargets.AsSpan(i * TargetSize));
            if (HasLabels)
            {
                gatheredLabels[i] = labels[indices[i]];
            }
        }

        return new Dataset(gatheredInputs, inputShape, gatheredTargets, TargetSize, gatheredLabels, ClassCount, names);
    }

    private int HeldOut(double testFraction)
    {
        if (!(testFraction > 0 && testFraction < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(testFraction), testFraction, "The fraction held out is above 0 and below 1.");
        }

        int held = (int)Math.Round(Count * testFraction, MidpointRounding.AwayFromZero);
        return held > 0 && held < Count
            ? held
            : throw new ArgumentOutOfRangeException(nameof(testFraction), testFraction, $"Of {Count} samples this holds out {held}: one side would have none.");
    }

    private void CheckFolds(int k)
    {
        if (k < 2 || k > Count)
        {
            throw new ArgumentOutOfRangeException(nameof(k), k, $"{Count} samples make from 2 to {Count} folds.");
        }
    }
}
