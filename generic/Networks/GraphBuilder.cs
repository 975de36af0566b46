using System.Numerics;

namespace StaticNet.Generic;

/// <summary>From attributes to nodes: names are looked up, shapes are folded, tensors get their names.</summary>
internal sealed class GraphBuilder<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly SampleShape input;
    private readonly bool isSequence;
    private readonly IReadOnlyList<LayerAttribute> attributes;
    private readonly LayerFactory<T> factory;
    private readonly List<Layer<T>> layers = [];
    private readonly List<int[]> sources = [];
    private readonly List<bool> areSequences = [];

    // Where nn.Sequential would be: the number that an unnamed layer gets.
    private int number;

    private GraphBuilder(SampleShape input, bool isSequence, IReadOnlyList<LayerAttribute> attributes, LayerFactory<T> factory)
    {
        this.input = input;
        this.isSequence = isSequence;
        this.attributes = attributes;
        this.factory = factory;
    }

    /// <summary>Builds a graph.</summary>
    /// <param name="input">The shape of a sample, of a sequence that of a step.</param>
    /// <param name="isSequence">Whether a sample is a sequence.</param>
    /// <param name="attributes">The layers from first to last.</param>
    /// <param name="tensors">Where their tensors go.</param>
    /// <exception cref="ArgumentException">No layer, or layers that do not fit one another.</exception>
    public static NetworkGraph<T> Build(SampleShape input, bool isSequence, IReadOnlyList<LayerAttribute> attributes, NetworkTensors<T> tensors)
    {
        if (attributes.Count == 0)
        {
            throw new ArgumentException("A network has at least one layer, but none is given.", "layers");
        }

        var builder = new GraphBuilder<T>(input, isSequence, attributes, new LayerFactory<T>(tensors));
        for (int i = 0; i < attributes.Count; i++)
        {
            builder.Append(i);
        }

        return new NetworkGraph<T>(builder.Nodes(), input.Size);
    }

    private void Append(int index)
    {
        LayerAttribute attribute = attributes[index];
        if (attribute is ActivatedLayerAttribute { Activation: Activation.Softmax } && index != attributes.Count - 1)
        {
            throw new ArgumentException($"Softmax stands on the last layer, but here on layer {index} of {attributes.Count}.", "layers");
        }

        int[] read = Sources(index);
        SampleShape[] shapes = [.. read.Select(source => source == NetworkGraph<T>.NetworkInput ? input : layers[source].Output)];

        // nn.Flatten stands before a dense layer that reads an image, and behind a global pool; an activation stands behind its layer. The input of the
        // network is thought to come flat.
        number += attribute is DenseAttribute && shapes[0].Rank > 1 && read[0] != NetworkGraph<T>.NetworkInput ? 1 : 0;
        bool readsSequence = ReadsSequence(read, index);
        layers.Add(factory.Create(attribute, shapes, readsSequence, attribute.Name ?? $"{number}", index));
        sources.Add(read);
        areSequences.Add(readsSequence && attribute is not RecurrentAttribute { ReturnSequence: false });
        bool takesTwo = attribute is GlobalAvgPoolAttribute or (ActivatedLayerAttribute { Activation: not Activation.Linear } and not ActivationAttribute);
        number += takesTwo ? 2 : 1;
    }

    private bool ReadsSequence(int[] read, int index)
    {
        bool[] sequences = [.. read.Select(source => source == NetworkGraph<T>.NetworkInput ? isSequence : areSequences[source])];
        return Array.TrueForAll(sequences, one => one == sequences[0])
            ? sequences[0]
            : throw new ArgumentException($"A join takes sequences only or vectors only, but layer {index} is given both.", "layers");
    }

    private int[] Sources(int index)
    {
        string[] joined = attributes[index] switch
        {
            AddAttribute add => add.Names,
            ConcatAttribute concat => concat.Names,
            _ => [],
        };
        if (joined.Length == 0 && attributes[index] is AddAttribute or ConcatAttribute)
        {
            throw new ArgumentException($"A join names at least one layer, but layer {index} names none.", "layers");
        }

        string? from = attributes[index].From;
        return [from is null ? index - 1 : Find(from, index), .. joined.Select(name => Find(name, index))];
    }

    private int Find(string name, int before)
    {
        for (int i = before - 1; i >= 0; i--)
        {
            if (attributes[i].Name == name)
            {
                return i;
            }
        }

        return name == "input"
            ? NetworkGraph<T>.NetworkInput
            : throw new ArgumentException($"Layer {before} reads \"{name}\", but no layer above it has that name.", "layers");
    }

    private GraphNode<T>[] Nodes()
    {
        var nodes = new GraphNode<T>[layers.Count];
        var read = new HashSet<int> { layers.Count - 1 };
        for (int i = layers.Count - 1; i >= 0; i--)
        {
            if (!read.Contains(i))
            {
                throw new ArgumentException($"Every layer but the last is read by another, but layer {i} is not.", "layers");
            }

            // From the last node to the first: who reads a node first on that way writes its gradient, the others add theirs.
            bool[] adds = [.. sources[i].Select(source => source != NetworkGraph<T>.NetworkInput && !read.Add(source))];
            nodes[i] = new GraphNode<T>(layers[i], ActivationFunction<T>.Create(attributes[i]), areSequences[i], sources[i], adds);
        }

        return nodes;
    }
}
