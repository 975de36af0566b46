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
    private readonly TensorStore<T> parameters = new();
    private readonly TensorStore<T> statistics = new();
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
    /// <exception cref="ArgumentException">No layer, a size below 1, layers that do not fit one another, or a loss that does not fit the last.</exception>
    /// <exception cref="NotSupportedException">A layer of an unknown kind.</exception>
    public GenericNetwork(ReadOnlySpan<int> inputShape, IReadOnlyList<LayerAttribute> layers, Loss? loss = null, double delta = 1)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentOutOfRangeException.ThrowIfZero(inputShape.Length, nameof(inputShape));
        foreach (int size in inputShape)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(inputShape));
        }

        var input = new SampleShape(inputShape.ToArray());
        Graph = GraphBuilder<T>.Build(input, layers, parameters, statistics);
        InputSize = input.Size;
        OutputSize = Graph.OutputSize;
        Loss = loss is null ? null : LossFunction<T>.Create(loss.Value, layers[^1], delta);
        samplesPerBlock = Math.Clamp(ValuesPerBlock / Graph.TotalSize, 1, MostSamplesPerBlock);
        blockBuffers = new GraphBuffers<T>(Graph, isForTraining: false);
        blockBuffers.EnsureCapacity(samplesPerBlock);
    }

    /// <summary>The number of values of one sample.</summary>
    public int InputSize { get; }

    /// <summary>The number of values predicted for one sample.</summary>
    public int OutputSize { get; }

    /// <summary>The parameters layer by layer, weight before bias.</summary>
    public IReadOnlyList<GenericTensor<T>> Parameters => parameters.Tensors;

    /// <summary>The running mean and the running variance of each batch normalisation. Training steps change them.</summary>
    public IReadOnlyList<GenericTensor<T>> Statistics => statistics.Tensors;

    internal NetworkGraph<T> Graph { get; }

    internal LossFunction<T>? Loss { get; }

    internal Span<T> Values => parameters.Values;

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
            loss is null ? 1 : AttributeNumber.AsWritten(loss.Delta));
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
    internal TensorStore<T> MakeGradients() => parameters.Alike();

    /// <summary>Predicts one sample or many. Allocates nothing.</summary>
    /// <param name="inputs">The samples, one after another.</param>
    /// <param name="outputs">Where the predictions go: <see cref="OutputSize"/> values for each sample.</param>
    /// <exception cref="ArgumentException">No sample, or a length that does not fit; nothing was written.</exception>
    public void Predict(ReadOnlySpan<T> inputs, Span<T> outputs)
    {
        int count = BatchGuard.Count(inputs.Length, InputSize);
        BatchGuard.Length(outputs.Length, count, OutputSize, nameof(outputs));
        for (int start = 0; start < count; start += samplesPerBlock)
        {
            int block = Math.Min(samplesPerBlock, count - start);
            Graph.Forward(inputs.Slice(start * InputSize, block * InputSize), blockBuffers, block, toLogits: false);
            blockBuffers.LastOutputs(block).CopyTo(outputs[(start * OutputSize)..]);
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
