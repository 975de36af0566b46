using System.Numerics;

namespace StaticNet.Generic;

/// <summary>
/// A network as a competent engineer would ship it without code generation: layers are objects, shapes are known at run time, loops run in
/// TensorPrimitives and in one product of matrices. In float it is what generated networks are measured against, in double what their numbers are tested
/// against. It owns its buffers, so it is for one thread at a time.
/// </summary>
public sealed class GenericNetwork<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int MostSamplesPerBlock = 32;

    // So many values of all layers together stay in the second cache while a block passes through.
    private const int ValuesPerBlock = 1 << 17;

    private readonly GraphBuffers<T> blockBuffers;
    private readonly GraphBuffers<T> streamBuffers;
    private readonly NetworkTensors<T> tensors = new(new TensorStore<T>(), new TensorStore<T>(), new TensorStore<T>());
    private readonly int samplesPerBlock;

    /// <summary>Builds a chain of fully connected layers with all parameters zero.</summary>
    /// <param name="inputSize">The number of values of one sample.</param>
    /// <param name="layers">The layers from first to last.</param>
    /// <param name="loss">What training makes small; null: inference only.</param>
    /// <param name="delta">Where Huber's loss turns from a parabola into a line.</param>
    /// <exception cref="ArgumentException">No layer, a size below 1, softmax before the last layer, or a loss that does not fit it.</exception>
    public GenericNetwork(int inputSize, IReadOnlyList<DenseDescription> layers, Loss? loss = null, double delta = 1)
        : this([inputSize], [.. (layers ?? throw new ArgumentNullException(nameof(layers))).Select(layer => layer.ToAttribute())], loss, delta)
    {
    }

    /// <summary>Builds a network with all parameters zero, but for the scales of normalisations, which are one.</summary>
    /// <param name="inputShape">The sizes of one sample, as <see cref="InputAttribute.Shape"/>.</param>
    /// <param name="layers">The layers from first to last, as attributes declare them.</param>
    /// <param name="loss">What training makes small; null: inference only.</param>
    /// <param name="delta">Where Huber's loss turns from a parabola into a line.</param>
    /// <param name="steps">As <see cref="InputAttribute.Steps"/>: the number of steps of a sequence, whose shape is that of a step; 0 where there is none.</param>
    /// <exception cref="ArgumentException">No layer, a size below 1, layers that do not fit one another, or a loss that does not fit the last.</exception>
    /// <exception cref="NotSupportedException">A layer of an unknown kind.</exception>
    public GenericNetwork(ReadOnlySpan<int> inputShape, IReadOnlyList<LayerAttribute> layers, Loss? loss = null, double delta = 1, int steps = 0)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        ArgumentOutOfRangeException.ThrowIfZero(inputShape.Length, nameof(inputShape));
        foreach (int size in inputShape)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(inputShape));
        }

        var input = new SampleShape(inputShape.ToArray());
        if (steps > 0 && input.Rank > 1)
        {
            throw new ArgumentException($"The steps of a sequence are vectors, but are given as {input}.", nameof(inputShape));
        }

        IsSequence = steps > 0;
        Steps = Math.Max(1, steps);
        Graph = GraphBuilder<T>.Build(input, IsSequence, layers, tensors);
        OutputSteps = Graph.EndsInSequence ? Steps : 1;
        Loss = loss is null ? null : LossFunction<T>.Create(loss.Value, layers[^1], delta);
        samplesPerBlock = Math.Clamp((int)(ValuesPerBlock / ((long)Graph.TotalSize * Steps)), 1, MostSamplesPerBlock);
        blockBuffers = new GraphBuffers<T>(Graph, Steps, isForTraining: false);
        blockBuffers.EnsureCapacity(samplesPerBlock);
        streamBuffers = new GraphBuffers<T>(Graph, steps: 1, isForTraining: false);
        streamBuffers.Arrange(1, []);
    }

    /// <summary>The number of values of one sample, all steps together.</summary>
    public int InputSize => Steps * StepInputSize;

    /// <summary>The number of values predicted for one sample, all steps together.</summary>
    public int OutputSize => OutputSteps * StepOutputSize;

    /// <summary>Whether a sample is a sequence.</summary>
    public bool IsSequence { get; }

    /// <summary>The number of steps of a sample; 1 where it is no sequence.</summary>
    public int Steps { get; }

    /// <summary>The number of steps predicted for a sample: all, or 1 where only the last is handed on.</summary>
    public int OutputSteps { get; }

    /// <summary>The number of values of one step.</summary>
    public int StepInputSize => Graph.InputSize;

    /// <summary>The number of values predicted for one step.</summary>
    public int StepOutputSize => Graph.OutputSize;

    /// <summary>The parameters layer by layer, weight before bias.</summary>
    public IReadOnlyList<GenericTensor<T>> Parameters => tensors.Parameters.Tensors;

    /// <summary>The running mean and the running variance of each batch normalisation. Training steps change them.</summary>
    public IReadOnlyList<GenericTensor<T>> Statistics => tensors.Statistics.Tensors;

    /// <summary>The sizes of what a layer makes of one sample, of a sequence of one step: [features], [channels, length] or [channels, height, width].</summary>
    /// <param name="layer">The number of the layer among those declared.</param>
    public ReadOnlySpan<int> OutputShape(int layer) => Graph.Nodes[layer].Layer.Output.Sizes;

    internal NetworkGraph<T> Graph { get; }

    internal LossFunction<T>? Loss { get; }

    internal Span<T> Values => tensors.Parameters.Values;

    /// <summary>Builds the network that the attributes of a class declare.</summary>
    /// <exception cref="ArgumentException">The class declares no network that can be built.</exception>
    /// <exception cref="NotSupportedException">A layer of an unknown kind.</exception>
    public static GenericNetwork<T> FromDeclaration(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        object[] attributes = type.GetCustomAttributes(inherit: false);
        InputAttribute input = attributes.OfType<InputAttribute>().SingleOrDefault()
            ?? throw new ArgumentException($"{type} has no [Input].", nameof(type));
        LossAttribute? loss = attributes.OfType<LossAttribute>().SingleOrDefault();
        return new GenericNetwork<T>(
            input.Shape,
            [.. attributes.OfType<LayerAttribute>()],
            loss?.Loss,
            loss is null ? 1 : AttributeNumber.AsWritten(loss.Delta),
            input.Steps);
    }

    /// <summary>Takes the parameters and the statistics of a generated network of the same shapes in the same order.</summary>
    /// <exception cref="ArgumentException">Another number of tensors, or another shape; nothing was changed.</exception>
    public void CopyParametersFrom(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        string owner = network.GetType().Name;
        Check(network.Tensors, Parameters, owner);
        Check(network.StatisticTensors, Statistics, owner);
        Copy(network.Tensors, Parameters);
        Copy(network.StatisticTensors, Statistics);
    }

    /// <summary>Room for a gradient of each parameter.</summary>
    internal TensorStore<T> MakeGradients() => tensors.Parameters.Alike();

    /// <summary>Predicts one sample or many. Allocates nothing.</summary>
    /// <param name="inputs">The samples, one after another.</param>
    /// <param name="outputs">Where the predictions go: <see cref="OutputSize"/> values for each sample.</param>
    /// <exception cref="ArgumentException">No sample, or a length that does not fit; nothing was written.</exception>
    public void Predict(ReadOnlySpan<T> inputs, Span<T> outputs)
    {
        int count = BatchGuard.Count(inputs.Length, InputSize);
        BatchGuard.Length(outputs.Length, count, OutputSize, nameof(outputs));
        PredictBlocks(inputs, [], outputs, count);
    }

    /// <summary>Predicts sequences that need not have all steps, each from an empty state. Allocates nothing.</summary>
    /// <param name="inputs">The samples, one after another, with the steps they have in front.</param>
    /// <param name="lengths">For each sample its number of steps, from 0 to <see cref="Steps"/>. What stands behind them is not read.</param>
    /// <param name="outputs">Where the predictions go: <see cref="OutputSize"/> values for each sample. Those of steps that it has not are zero, and all of a sample without steps.</param>
    /// <exception cref="ArgumentException">No sample, a length that does not fit, or a number of steps out of its range; nothing was written.</exception>
    public void Predict(ReadOnlySpan<T> inputs, ReadOnlySpan<int> lengths, Span<T> outputs)
    {
        int count = BatchGuard.Count(inputs.Length, InputSize);
        BatchGuard.Lengths(lengths, count, Steps);
        BatchGuard.Length(outputs.Length, count, OutputSize, nameof(outputs));
        PredictBlocks(inputs, lengths, outputs, count);
    }

    /// <summary>What a stream remembers before its first step: nothing.</summary>
    public GenericState<T> CreateState() => new(tensors.State.Alike());

    /// <summary>Predicts the next steps of a stream: any number of them, with the same numbers as <see cref="Predict(ReadOnlySpan{T}, Span{T})"/> of the whole. Allocates nothing.</summary>
    /// <param name="state">What the stream remembers.</param>
    /// <param name="inputs">The steps, one after another: a multiple of <see cref="StepInputSize"/> values.</param>
    /// <param name="outputs">Where the predictions go: <see cref="StepOutputSize"/> values for each step, or for the last, where only that is handed on.</param>
    /// <exception cref="ArgumentException">No step, a length that does not fit, or a state of another network; nothing was changed.</exception>
    /// <exception cref="InvalidOperationException">The network was declared without steps.</exception>
    public void Step(GenericState<T> state, ReadOnlySpan<T> inputs, Span<T> outputs)
    {
        CheckState(state);
        int count = BatchGuard.Count(inputs.Length, StepInputSize);
        BatchGuard.Length(outputs.Length, Graph.EndsInSequence ? count : 1, StepOutputSize, nameof(outputs));
        for (int step = 0; step < count; step++)
        {
            bool isRead = Graph.EndsInSequence || step == count - 1;
            Graph.Step(inputs.Slice(step * StepInputSize, StepInputSize), streamBuffers, state, isRead);
            if (isRead)
            {
                streamBuffers.LastOutputs.CopyTo(outputs[(Graph.EndsInSequence ? step * StepOutputSize : 0)..]);
            }
        }
    }

    internal void CheckState(GenericState<T> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (!IsSequence)
        {
            throw new InvalidOperationException("The network was declared without steps.");
        }

        if (state.Values.Length != tensors.State.Values.Length)
        {
            throw new ArgumentException($"A state of this network has {tensors.State.Values.Length} values, but that given has {state.Values.Length}.", nameof(state));
        }
    }

    private void PredictBlocks(ReadOnlySpan<T> inputs, ReadOnlySpan<int> lengths, Span<T> outputs, int count)
    {
        for (int start = 0; start < count; start += samplesPerBlock)
        {
            int block = Math.Min(samplesPerBlock, count - start);
            blockBuffers.Arrange(block, lengths.IsEmpty ? [] : lengths.Slice(start, block));
            if (blockBuffers.Rows.CountOf(isSequence: true) > 0)
            {
                Graph.Forward(blockBuffers.Enter(inputs.Slice(start * InputSize, block * InputSize)), blockBuffers, toLogits: false);
            }

            blockBuffers.Leave(outputs.Slice(start * OutputSize, block * OutputSize));
        }
    }

    private static void Check(IReadOnlyList<ParameterTensor> source, IReadOnlyList<GenericTensor<T>> destination, string owner)
    {
        if (source.Count != destination.Count)
        {
            throw new ArgumentException($"{destination.Count} tensors are expected, but {owner} has {source.Count}.", "network");
        }

        for (int i = 0; i < source.Count; i++)
        {
            if (!source[i].Shape.SequenceEqual(destination[i].Shape))
            {
                throw new ArgumentException($"Tensor {i} is {destination[i]}, but {owner} has {source[i]}.", "network");
            }
        }
    }

    private static void Copy(IReadOnlyList<ParameterTensor> source, IReadOnlyList<GenericTensor<T>> destination)
    {
        for (int i = 0; i < source.Count; i++)
        {
            Span<T> values = destination[i].Values;
            float[] copied = source[i].ToArray();
            for (int k = 0; k < copied.Length; k++)
            {
                values[k] = T.CreateTruncating(copied[k]);
            }
        }
    }
}
