namespace StaticNet.Data;

/// <summary>
/// Samples in contiguous memory, each with either target floats or a class number (its label). There is at least one sample;
/// how many there are, their size, targets and labels never change. The inputs can be changed in place, which is what
/// <see cref="FeatureScaler"/> does. Every dataset owns its memory: whatever makes one from another (slices, splits, folds,
/// other targets) makes one compact copy, so that scaling one never reaches another.
/// </summary>
public sealed partial class Dataset : ISamples
{
    private readonly float[] inputs;
    private readonly int[] inputShape;
    private readonly float[] targets;
    private readonly int[] labels;
    private readonly DatasetNames names;

    // Takes the arrays over, unchecked.
    private Dataset(float[] inputs, int[] inputShape, float[] targets, int targetSize, int[] labels, int classCount, DatasetNames names)
    {
        this.inputs = inputs;
        this.inputShape = inputShape;
        this.targets = targets;
        this.labels = labels;
        this.names = names;
        InputSize = ShapeGuard.SizeOf(inputShape);
        TargetSize = targetSize;
        ClassCount = classCount;
        Count = inputs.Length / InputSize;
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public int InputSize { get; }

    /// <summary>
    /// The shape of one sample, as the network's [Input] says it: [features], [channels, length] or [channels, height, width], the last
    /// index running fastest. Their product is <see cref="InputSize"/>.
    /// </summary>
    public ReadOnlySpan<int> InputShape => inputShape;

    /// <inheritdoc/>
    public int TargetSize { get; }

    /// <summary>The number of classes, also of those that no sample here belongs to; 0 where there are targets.</summary>
    public int ClassCount { get; }

    /// <summary>Whether there is a class number for each sample rather than target floats.</summary>
    public bool HasLabels => labels.Length != 0;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Inputs => inputs;

    /// <summary>As <see cref="Inputs"/>, to be changed in place.</summary>
    public Span<float> MutableInputs => inputs;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Targets => targets;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Labels => labels;

    /// <summary>A name for each input; empty where they are not known.</summary>
    public IReadOnlyList<string> FeatureNames => names.Features;

    /// <summary>A name for each target float; empty where they are not known.</summary>
    public IReadOnlyList<string> TargetNames => names.Targets;

    /// <summary>A name for each class in the order of the labels; empty where they are not known.</summary>
    public IReadOnlyList<string> ClassNames => names.Classes;

    /// <summary>One sample, seen where it lies. <c>data[^1]</c> is the last one.</summary>
    /// <param name="index">From 0 and below <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such sample.</exception>
    public Sample this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count)
            {
                throw new ArgumentOutOfRangeException(nameof(index), index, $"Samples run from 0 to {Count - 1}.");
            }

            return new Sample(
                Inputs.Slice(index * InputSize, InputSize),
                Targets.Slice(index * TargetSize, TargetSize),
                HasLabels ? Labels.Slice(index, 1) : default);
        }
    }

    /// <summary>
    /// The samples in their order, <paramref name="batchSize"/> at a time and the rest in the last batch. Allocates nothing
    /// and copies nothing; for another order take batches of <see cref="Shuffle"/>.
    /// </summary>
    /// <param name="batchSize">At least 1; one batch holds everything where it is more than <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public BatchSequence Batches(int batchSize)
    {
        if (batchSize < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize, $"A batch has at least 1 sample, but {batchSize} were asked for.");
        }

        return new BatchSequence(this, batchSize);
    }

    /// <summary>The sizes: "1797 samples of 64 inputs, 10 classes", "10000 samples of 1 x 28 x 28 inputs, 10 classes".</summary>
    public override string ToString() =>
        $"{Count} samples of {string.Join(" x ", inputShape)} inputs, " + (HasLabels ? $"{ClassCount} classes" : $"{TargetSize} targets");

    /// <summary>A copy whose samples have another shape; every value stays where it is.</summary>
    /// <param name="shape">The shape, whose product is <see cref="InputSize"/>.</param>
    /// <exception cref="ArgumentException">Another number of values, no dimension, or one that is not at least 1.</exception>
    public Dataset WithInputShape(params ReadOnlySpan<int> shape)
    {
        int size = ShapeGuard.SizeOf(shape);
        return size == InputSize
            ? new Dataset(Inputs.ToArray(), shape.ToArray(), Targets.ToArray(), TargetSize, Labels.ToArray(), ClassCount, names)
            : throw new ArgumentException($"A sample has {InputSize} inputs, but the shape {ShapeGuard.Text(shape)} is one of {size}.", nameof(shape));
    }

    // What readers call, with arrays they have just made and checked.
    internal static Dataset Own(float[] inputs, int[] inputShape, float[] targets, int targetSize, DatasetNames names) =>
        new(inputs, inputShape, targets, targetSize, [], 0, names);

    internal static Dataset Own(float[] inputs, int[] inputShape, int[] labels, int classCount, DatasetNames names) =>
        new(inputs, inputShape, [], 0, labels, classCount, names);
}
