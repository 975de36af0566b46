namespace StaticNet.Data;

/// <content>From arrays.</content>
public sealed partial class Dataset
{
    /// <summary>Copies samples with float targets.</summary>
    /// <param name="inputs">The samples, one after another: <paramref name="inputSize"/> finite floats for each.</param>
    /// <param name="inputSize">The number of floats of one sample, at least 1.</param>
    /// <param name="targets">The targets, one sample after another: <paramref name="targetSize"/> finite floats for each.</param>
    /// <param name="targetSize">The number of target floats of one sample, at least 1.</param>
    /// <param name="names">What the columns are called.</param>
    /// <exception cref="ArgumentException">No sample, a length or a number of names that does not fit, or a value that is not finite.</exception>
    public Dataset(ReadOnlySpan<float> inputs, int inputSize, ReadOnlySpan<float> targets, int targetSize, DatasetNames? names = null)
        : this(inputs.ToArray(), [inputSize], targets.ToArray(), targetSize, [], 0, ArraysGuard.Targets(inputs, inputSize, targets, targetSize, names))
    {
    }

    /// <summary>Copies samples with a class number each.</summary>
    /// <param name="inputs">The samples, one after another: <paramref name="inputSize"/> finite floats for each.</param>
    /// <param name="inputSize">The number of floats of one sample, at least 1.</param>
    /// <param name="labels">The number of the class of each sample, from 0.</param>
    /// <param name="classCount">
    /// The number of classes. Unless given: as many as have names, or one more than the highest label where none has.
    /// </param>
    /// <param name="names">What the columns and the classes are called.</param>
    /// <exception cref="ArgumentException">
    /// No sample, a length or a number of names that does not fit, a label that is no class, or a value that is not finite.
    /// </exception>
    public Dataset(ReadOnlySpan<float> inputs, int inputSize, ReadOnlySpan<int> labels, int? classCount = null, DatasetNames? names = null)
        : this(inputs.ToArray(), [inputSize], [], 0, labels.ToArray(), ArraysGuard.Labels(inputs, inputSize, labels, classCount, names), names ?? DatasetNames.None)
    {
    }

    /// <summary>Copies samples of a shape with float targets.</summary>
    /// <param name="inputs">The samples, one after another, the last index of the shape running fastest; finite.</param>
    /// <param name="inputShape">The shape of one sample, such as [channels, height, width].</param>
    /// <param name="targets">The targets, one sample after another: <paramref name="targetSize"/> finite floats for each.</param>
    /// <param name="targetSize">The number of target floats of one sample, at least 1.</param>
    /// <param name="names">What the columns are called.</param>
    /// <exception cref="ArgumentException">
    /// No sample, a dimension below 1, a length or a number of names that does not fit, or a value that is not finite.
    /// </exception>
    public Dataset(ReadOnlySpan<float> inputs, ReadOnlySpan<int> inputShape, ReadOnlySpan<float> targets, int targetSize, DatasetNames? names = null)
        : this(
            inputs.ToArray(),
            inputShape.ToArray(),
            targets.ToArray(),
            targetSize,
            [],
            0,
            ArraysGuard.Targets(inputs, ShapeGuard.SizeOf(inputShape), targets, targetSize, names))
    {
    }

    /// <summary>Copies samples of a shape with a class number each.</summary>
    /// <param name="inputs">The samples, one after another, the last index of the shape running fastest; finite.</param>
    /// <param name="inputShape">The shape of one sample, such as [channels, height, width].</param>
    /// <param name="labels">The number of the class of each sample, from 0.</param>
    /// <param name="classCount">The number of classes, if it is not that of the names or one more than the highest label.</param>
    /// <param name="names">What the columns and the classes are called.</param>
    /// <exception cref="ArgumentException">
    /// No sample, a dimension below 1, a length or a number of names that does not fit, a label that is no class, or a value that is not
    /// finite.
    /// </exception>
    public Dataset(ReadOnlySpan<float> inputs, ReadOnlySpan<int> inputShape, ReadOnlySpan<int> labels, int? classCount = null, DatasetNames? names = null)
        : this(
            inputs.ToArray(),
            inputShape.ToArray(),
            [],
            0,
            labels.ToArray(),
            ArraysGuard.Labels(inputs, ShapeGuard.SizeOf(inputShape), labels, classCount, names),
            names ?? DatasetNames.None)
    {
    }

    /// <summary>Copies samples with float targets, one row each.</summary>
    /// <param name="inputs">A row of inputs for each sample, all of one length.</param>
    /// <param name="targets">A row of targets for each sample, all of one length.</param>
    /// <param name="names">What the columns are called.</param>
    /// <exception cref="ArgumentException">No sample, rows that differ in length or number, or a value that is not finite.</exception>
    public Dataset(float[][] inputs, float[][] targets, DatasetNames? names = null)
        : this(Rows.Flatten(inputs, nameof(inputs)), Rows.Width(inputs), Rows.Flatten(targets, nameof(targets)), Rows.Width(targets), names)
    {
    }

    /// <summary>Copies samples with a class number each, one row each.</summary>
    /// <param name="inputs">A row of inputs for each sample, all of one length.</param>
    /// <param name="labels">The number of the class of each sample, from 0.</param>
    /// <param name="classCount">The number of classes, if it is not that of the names or one more than the highest label.</param>
    /// <param name="names">What the columns and the classes are called.</param>
    /// <exception cref="ArgumentException">
    /// No sample, rows that differ in length or number, a label that is no class, or a value that is not finite.
    /// </exception>
    public Dataset(float[][] inputs, int[] labels, int? classCount = null, DatasetNames? names = null)
        : this(Rows.Flatten(inputs, nameof(inputs)), Rows.Width(inputs), labels, classCount, names)
    {
    }

    /// <summary>Copies samples with float targets, [sample, value].</summary>
    /// <param name="inputs">The inputs, a row for each sample.</param>
    /// <param name="targets">The targets, a row for each sample.</param>
    /// <param name="names">What the columns are called.</param>
    /// <exception cref="ArgumentException">No sample, a different number of rows, or a value that is not finite.</exception>
    public Dataset(float[,] inputs, float[,] targets, DatasetNames? names = null)
        : this(Rows.Flatten(inputs), Rows.Width(inputs), Rows.Flatten(targets), Rows.Width(targets), names)
    {
    }

    /// <summary>Copies samples with a class number each, [sample, value].</summary>
    /// <param name="inputs">The inputs, a row for each sample.</param>
    /// <param name="labels">The number of the class of each sample, from 0.</param>
    /// <param name="classCount">The number of classes, if it is not that of the names or one more than the highest label.</param>
    /// <param name="names">What the columns and the classes are called.</param>
    /// <exception cref="ArgumentException">
    /// No sample, a different number of rows and labels, a label that is no class, or a value that is not finite.
    /// </exception>
    public Dataset(float[,] inputs, int[] labels, int? classCount = null, DatasetNames? names = null)
        : this(Rows.Flatten(inputs), Rows.Width(inputs), labels, classCount, names)
    {
    }
}
