using System.Numerics;

namespace StaticNet.Generic;

/// <summary>
/// A network of fully connected layers as a competent engineer would ship it without code generation: layers are objects,
/// shapes are known at run time, loops run in TensorPrimitives. In float it is what generated networks are measured against,
/// in double what their numbers are tested against. It owns its buffers, so it is for one thread at a time.
/// </summary>
public sealed class GenericNetwork<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int SamplesPerBlock = 32;

    private readonly DenseLayer<T>[] layers;
    private readonly T[][] blockOutputs;
    private readonly T[] parameters;

    /// <summary>Builds a network with all parameters zero.</summary>
    /// <param name="inputSize">The number of values of one sample.</param>
    /// <param name="layers">The layers from first to last.</param>
    /// <param name="loss">What training makes small; null: inference only.</param>
    /// <param name="delta">Where Huber's loss turns from a parabola into a line.</param>
    /// <exception cref="ArgumentException">No layer, a size below 1, softmax before the last layer, or a loss that does not fit it.</exception>
    public GenericNetwork(int inputSize, IReadOnlyList<DenseDescription> layers, Loss? loss = null, double delta = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentNullException.ThrowIfNull(layers);
        NetworkParts<T> parts = NetworkParts<T>.Build(inputSize, layers);
        this.layers = parts.Layers;
        parameters = parts.Values;
        Parameters = parts.Tensors;
        InputSize = inputSize;
        OutputSize = this.layers[^1].Units;
        Loss = loss is null ? null : LossFunction<T>.Create(loss.Value, layers[^1], delta);
        blockOutputs = [.. this.layers.Select(layer => new T[layer.Units * SamplesPerBlock])];
    }

    /// <summary>The number of values of one sample.</summary>
    public int InputSize { get; }

    /// <summary>The number of values predicted for one sample.</summary>
    public int OutputSize { get; }

    /// <summary>The parameters layer by layer, weight before bias.</summary>
    public IReadOnlyList<GenericTensor<T>> Parameters { get; }

    internal ReadOnlySpan<DenseLayer<T>> Layers => layers;

    internal LossFunction<T>? Loss { get; }

    internal Span<T> Values => parameters;

    /// <summary>Builds the network that the attributes of a class declare, with all parameters zero.</summary>
    /// <exception cref="ArgumentException">The class declares no network that can be built.</exception>
    /// <exception cref="NotSupportedException">A layer that is not <see cref="DenseAttribute"/>.</exception>
    public static GenericNetwork<T> FromDeclaration(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        object[] attributes = type.GetCustomAttributes(inherit: false);
        InputAttribute input = attributes.OfType<InputAttribute>().SingleOrDefault()
            ?? throw new ArgumentException($"{type} has no [Input].", nameof(type));
        LossAttribute? loss = attributes.OfType<LossAttribute>().SingleOrDefault();
        DenseDescription[] layers = [.. attributes.OfType<LayerAttribute>().Select(layer => layer is DenseAttribute dense
            ? DenseDescription.From(dense)
            : throw new NotSupportedException($"{type} has a layer of {layer.GetType().Name}; here are only dense ones."))];
        return new GenericNetwork<T>(
            input.Shape.Aggregate(1, (product, size) => product * size),
            layers,
            loss?.Loss,
            loss is null ? 1 : AttributeNumber.AsWritten(loss.Delta));
    }

    /// <summary>Takes the parameters of a generated network of the same shapes in the same order.</summary>
    /// <exception cref="ArgumentException">Another number of tensors, or another shape; nothing was changed.</exception>
    public void CopyParametersFrom(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        IReadOnlyList<ParameterTensor> source = network.Tensors;
        if (source.Count != Parameters.Count)
        {
            throw new ArgumentException($"{Parameters.Count} tensors are expected, but {network.GetType().Name} has {source.Count}.", nameof(network));
        }

        for (int i = 0; i < source.Count; i++)
        {
            if (!source[i].Shape.SequenceEqual(Parameters[i].Shape))
            {
                throw new ArgumentException($"Tensor {i} is {Parameters[i]}, but {network.GetType().Name} has {source[i]}.", nameof(network));
            }
        }

        for (int i = 0; i < source.Count; i++)
        {
            Span<T> destination = Parameters[i].Values;
            float[] values = source[i].ToArray();
            for (int k = 0; k < values.Length; k++)
            {
                destination[k] = T.CreateTruncating(values[k]);
            }
        }
    }

    /// <summary>Predicts one sample or many. Allocates nothing.</summary>
    /// <param name="inputs">The samples, one after another.</param>
    /// <param name="outputs">Where the predictions go: <see cref="OutputSize"/> values for each sample.</param>
    /// <exception cref="ArgumentException">No sample, or a length that does not fit; nothing was written.</exception>
    public void Predict(ReadOnlySpan<T> inputs, Span<T> outputs)
    {
        int count = BatchGuard.Count(inputs.Length, InputSize);
        BatchGuard.Length(outputs.Length, count, OutputSize, nameof(outputs));
        for (int start = 0; start < count; start += SamplesPerBlock)
        {
            int block = Math.Min(SamplesPerBlock, count - start);
            PredictBlock(inputs.Slice(start * InputSize, block * InputSize), outputs.Slice(start * OutputSize, block * OutputSize), block);
        }
    }

    private void PredictBlock(ReadOnlySpan<T> inputs, Span<T> outputs, int count)
    {
        for (int i = 0; i < layers.Length; i++)
        {
            DenseLayer<T> layer = layers[i];
            Span<T> values = i == layers.Length - 1 ? outputs : blockOutputs[i].AsSpan(0, count * layer.Units);
            layer.Forward(inputs, values, count);
            layer.Activation.Apply(values, values, layer.Units);
            inputs = values;
        }
    }
}
