namespace StaticNet.Data;

/// <content>From labels to targets.</content>
public sealed partial class Dataset
{
    /// <summary>
    /// A copy with <see cref="ClassCount"/> target floats for each sample, 1 at its label and 0 elsewhere. Loss.CrossEntropy
    /// takes labels as they are; other losses want this.
    /// </summary>
    /// <exception cref="InvalidOperationException">There are no labels, or the targets are more than fit into one array.</exception>
    public Dataset WithOneHotTargets()
    {
        RequireLabels(nameof(WithOneHotTargets));
        if ((long)Count * ClassCount > Array.MaxLength)
        {
            throw new InvalidOperationException($"{Count} samples of {ClassCount} targets are more than the {Array.MaxLength} floats that fit into one array.");
        }

        var oneHot = new float[Count * ClassCount];
        for (int i = 0; i < labels.Length; i++)
        {
            oneHot[(i * ClassCount) + labels[i]] = 1f;
        }

        return new Dataset(Inputs.ToArray(), inputShape, oneHot, ClassCount, [], 0, new DatasetNames { Features = FeatureNames, Targets = ClassNames });
    }

    /// <summary>
    /// A copy with one target float for each sample: 1 for the positive class and 0 for every other. For a network with one
    /// output (Sigmoid with Loss.BinaryCrossEntropy).
    /// </summary>
    /// <param name="positiveClass">The label that becomes 1.</param>
    /// <exception cref="InvalidOperationException">There are no labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No such class.</exception>
    public Dataset WithBinaryTargets(int positiveClass = 1)
    {
        RequireLabels(nameof(WithBinaryTargets));
        if ((uint)positiveClass >= (uint)ClassCount)
        {
            throw new ArgumentOutOfRangeException(nameof(positiveClass), positiveClass, $"Classes run from 0 to {ClassCount - 1}.");
        }

        var binary = new float[Count];
        for (int i = 0; i < labels.Length; i++)
        {
            binary[i] = labels[i] == positiveClass ? 1f : 0f;
        }

        string[] name = ClassNames.Count == 0 ? [] : [ClassNames[positiveClass]];
        return new Dataset(Inputs.ToArray(), inputShape, binary, 1, [], 0, new DatasetNames { Features = FeatureNames, Targets = name });
    }

    private void RequireLabels(string operation)
    {
        if (!HasLabels)
        {
            throw new InvalidOperationException($"{operation} works on labels, but this dataset has float targets ({this}). Call it before labels are turned into targets.");
        }
    }
}
