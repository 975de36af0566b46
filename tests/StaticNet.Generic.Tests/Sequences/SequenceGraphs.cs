using System.Numerics;
using StaticNet.Reference;

namespace StaticNet.Generic.Tests;

/// <summary>
/// Networks over sequences of every kind of layer that goes along with steps. Activations are smooth: at a kink, a difference quotient is not the derivative.
/// </summary>
internal static class SequenceGraphs
{
    private const Activation Smooth = Activation.Tanh;

    private static readonly DenseAttribute Last = new(2);

    /// <summary>The number of features, and the layers, by a name.</summary>
    public static readonly Dictionary<string, (int Features, LayerAttribute[] Layers)> All = new()
    {
        ["one unit without gates"] = (1, [new SimpleRnnAttribute(1)]),
        ["three units without gates"] = (2, [new SimpleRnnAttribute(3), Last]),
        ["eight units without gates"] = (5, [new SimpleRnnAttribute(8), Last]),
        ["one gated unit"] = (1, [new GruAttribute(1)]),
        ["three gated units"] = (2, [new GruAttribute(3), Last]),
        ["eight gated units"] = (5, [new GruAttribute(8), Last]),
        ["one unit with memory"] = (1, [new LstmAttribute(1)]),
        ["three units with memory"] = (2, [new LstmAttribute(3), Last]),
        ["eight units with memory"] = (5, [new LstmAttribute(8), Last]),
        ["stacked"] = (3, [new LstmAttribute(8), new GruAttribute(3), new SimpleRnnAttribute(5), Last]),
        ["stacked gates"] = (2, [new GruAttribute(3), new GruAttribute(8) { UseBias = false }, Last]),
        ["the last step without gates"] = (2, [new SimpleRnnAttribute(5) { ReturnSequence = false }, Last]),
        ["the last step of gates"] = (2, [new GruAttribute(3), new GruAttribute(8) { ReturnSequence = false }, new DenseAttribute(3, Smooth), Last]),
        ["the last step of memory"] = (2, [new LstmAttribute(3), new LstmAttribute(5) { ReturnSequence = false }]),
        ["no cell"] = (3, [new DenseAttribute(5, Smooth), Last]),
        ["convolution"] = (3, [new DenseAttribute(5, Smooth), new Conv1DAttribute(4, 3) { Dilation = 2, Activation = Smooth }, new Conv1DAttribute(2, 2)]),
        ["convolution in groups"] = (4,
        [
            new Conv1DAttribute(6, 3) { Groups = 2, Activation = Smooth },
            new Conv1DAttribute(6, 2) { Groups = 6, Dilation = 3, UseBias = false },
            new Conv1DAttribute(9, 1) { Groups = 3 },
            Last,
        ]),
        ["convolution between cells"] = (2, [new GruAttribute(3), new Conv1DAttribute(5, 4) { Activation = Smooth }, new LstmAttribute(3), Last]),
        ["an audio model"] = (1, [new DenseAttribute(8, Smooth), new Conv1DAttribute(4, 3) { Dilation = 2, Activation = Smooth }, new GruAttribute(8), new DenseAttribute(1)]),
        ["normalised steps"] = (3,
        [
            new DenseAttribute(5),
            new LayerNormAttribute { Epsilon = 0.1f, Activation = Smooth },
            new GruAttribute(3),
            new LayerNormAttribute { Epsilon = 0.1f },
            new ActivationAttribute(Activation.GELU),
            Last,
        ]),
        ["batch normalisation of steps"] = (3,
        [
            new DenseAttribute(5) { UseBias = false },
            new BatchNormAttribute { Epsilon = 0.3f, Activation = Smooth },
            new LstmAttribute(3),
            new BatchNormAttribute { Epsilon = 0.3f },
            Last,
        ]),
        ["batch normalisation of last steps"] = (3, [new GruAttribute(5) { ReturnSequence = false }, new BatchNormAttribute { Epsilon = 0.3f, Activation = Smooth }, Last]),
        ["dropout of steps"] = (3, [new GruAttribute(8), new DropoutAttribute(0.3f), new LstmAttribute(5) { ReturnSequence = false }, new DropoutAttribute(0.4f), Last]),
        ["branches"] = (3,
        [
            new GruAttribute(3) { Name = "a" },
            new LstmAttribute(3) { From = "input" },
            new AddAttribute("a", "input") { Activation = Smooth },
            new ConcatAttribute("a"),
            Last,
        ]),
        ["branches that end in vectors"] = (3,
        [
            new GruAttribute(3) { Name = "a", ReturnSequence = false },
            new SimpleRnnAttribute(5) { From = "input", ReturnSequence = false },
            new ConcatAttribute("a"),
            Last,
        ]),
    };

    /// <summary>A network whose parameters follow from a seed, the same ones in every number type.</summary>
    public static GenericNetwork<T> Drawn<T>(string name, int steps, Loss? loss, int seed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (int features, LayerAttribute[] layers) = All[name];
        var network = new GenericNetwork<T>([features], layers, loss, steps: steps);
        var random = new Random(seed);
        foreach (GenericTensor<T> tensor in network.Parameters)
        {
            T bound = T.CreateChecked(tensor.Role == TensorRole.Weight ? Math.Sqrt(3.0 * tensor.Shape[0] / tensor.Length) : 0.5);
            T centre = tensor.Role == TensorRole.Scale ? T.One : T.Zero;
            tensor.CopyFrom(Array.ConvertAll(LayerGraphs.Values<T>(tensor.Length, random), value => centre + (bound * value)));
        }

        return network;
    }

    /// <summary>Random samples for a network.</summary>
    public static RecurrentWindow Window<T>(GenericNetwork<T> network, int samples, int[]? lengths, Random random)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new(LayerGraphs.Values<double>(samples * network.InputSize, random), LayerGraphs.Values<double>(samples * network.OutputSize, random), null, lengths);

    /// <summary>Lengths from 0 on, at least one of which is all.</summary>
    public static int[] Lengths(int samples, int steps, Random random)
    {
        int[] lengths = [.. Enumerable.Range(0, samples).Select(_ => random.Next(steps + 1))];
        lengths[random.Next(samples)] = steps;
        return lengths;
    }

    /// <summary>A state for each sample, of random values.</summary>
    public static GenericState<T>[] States<T>(GenericNetwork<T> network, int samples, Random random)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        GenericState<T>[] states = network.States(samples);
        foreach (GenericState<T> state in states)
        {
            LayerGraphs.Values<T>(state.Values.Length, random).CopyTo(state.Values);
        }

        return states;
    }

    /// <summary>The same states once more.</summary>
    public static GenericState<T>[] Copies<T>(GenericNetwork<T> network, GenericState<T>[] states)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        GenericState<T>[] copies = network.States(states.Length);
        for (int i = 0; i < copies.Length; i++)
        {
            copies[i].CopyFrom(states[i]);
        }

        return copies;
    }
}
