using System.Numerics;

namespace StaticNet.Generic.Tests;

/// <summary>
/// Small networks of every kind of layer. Where a layer below has weights, their gradient went through the layers above, so that the gradient of those
/// layers' inputs is checked along. Activations are smooth: at a kink, a difference quotient is not the derivative.
/// </summary>
internal static class LayerGraphs
{
    private const Activation Smooth = Activation.Tanh;

    private static readonly DenseAttribute Last = new(2);

    /// <summary>The shape of a sample, and the layers, by a name.</summary>
    public static readonly Dictionary<string, (int[] Shape, LayerAttribute[] Layers)> All = new()
    {
        ["convolution of one channel"] = ([1, 6, 7], [new Conv2DAttribute(3, 3), Last]),
        ["convolutions of odd kernels"] = ([2, 7, 9],
        [
            new Conv2DAttribute(3, 3, 5) { Activation = Smooth },
            new Conv2DAttribute(5, 2, 1) { Activation = Smooth },
            Last,
        ]),
        ["strides with padding"] = ([2, 7, 8],
        [
            new Conv2DAttribute(3, 3) { Stride = 2, Padding = 1, Activation = Smooth },
            new Conv2DAttribute(2, 3, 2) { Stride = 2, Padding = 2 },
            Last,
        ]),
        ["strides with same padding"] = ([2, 7, 8],
        [
            new Conv2DAttribute(3, 4) { Stride = 3, Padding = Padding.Same },
            new Conv2DAttribute(4, 2) { Padding = Padding.Same },
            Last,
        ]),
        ["dilation"] = ([2, 9, 8],
        [
            new Conv2DAttribute(3, 3, 2) { Dilation = 2, Activation = Smooth },
            new Conv2DAttribute(3, 2, 3) { Dilation = 2, Padding = 2, Stride = 2 },
            Last,
        ]),
        ["dilation that keeps the size"] = ([2, 5, 9],
        [
            new Conv2DAttribute(7, 3) { Dilation = 2, Padding = Padding.Same, Activation = Smooth },
            new Conv2DAttribute(3, 2, 5) { Padding = Padding.Same },
            Last,
        ]),
        ["groups"] = ([4, 5, 6],
        [
            new Conv2DAttribute(6, 3) { Groups = 2, Padding = 1, Activation = Smooth },
            new Conv2DAttribute(9, 2) { Groups = 3 },
            Last,
        ]),
        ["depthwise and pointwise"] = ([3, 5, 5],
        [
            new Conv2DAttribute(3, 3) { Groups = 3, Padding = 1, UseBias = false },
            new Conv2DAttribute(5, 1) { Activation = Smooth },
            new Conv2DAttribute(10, 3) { Groups = 5 },
            Last,
        ]),
        ["a stride that skips inputs"] = ([2, 5, 5], [new Conv2DAttribute(3, 2), new Conv2DAttribute(4, 1) { Stride = 3 }, Last]),
        ["one pixel"] = ([3, 1, 1], [new Conv2DAttribute(5, 1) { Activation = Smooth }, new Conv2DAttribute(4, 3) { Padding = 1 }, Last]),
        ["taps that see padding only"] = ([2, 2, 2],
        [
            new Conv2DAttribute(3, 5) { Padding = 2, Activation = Smooth },
            new Conv2DAttribute(3, 3) { Padding = 4, Dilation = 3 },
            Last,
        ]),
        ["wide enough for vectors"] = ([3, 16, 16],
        [
            new Conv2DAttribute(9, 3) { Padding = 1, Activation = Smooth },
            new Conv2DAttribute(5, 3) { Padding = 1, Activation = Smooth },
            new GlobalAvgPoolAttribute(),
            Last,
        ]),
        ["a network that ends in an image"] = ([2, 4, 4], [new Conv2DAttribute(2, 3)]),
        ["signals"] = ([2, 11],
        [
            new Conv1DAttribute(3, 3) { Padding = 1, Activation = Smooth },
            new Conv1DAttribute(4, 4) { Stride = 2, Dilation = 2, Padding = 3, Activation = Smooth },
            new Conv1DAttribute(4, 3) { Groups = 4, UseBias = false },
            Last,
        ]),
        ["max pools"] = ([2, 8, 9],
        [
            new Conv2DAttribute(3, 3) { Padding = 1 },
            new MaxPool2DAttribute(2, 3),
            new Conv2DAttribute(2, 2),
            new MaxPool2DAttribute(3) { Stride = 2, Padding = 1 },
            Last,
        ]),
        ["average pools"] = ([2, 8, 9],
        [
            new Conv2DAttribute(3, 3) { Padding = 1 },
            new AvgPool2DAttribute(2, 3),
            new Conv2DAttribute(2, 2),
            new AvgPool2DAttribute(3) { Stride = 2, Padding = 1 },
            Last,
        ]),
        ["pools of signals"] = ([2, 9],
        [
            new Conv1DAttribute(3, 2),
            new MaxPool1DAttribute(2),
            new Conv1DAttribute(3, 1),
            new AvgPool1DAttribute(3) { Stride = 1, Padding = 1 },
            new MaxPool1DAttribute(2) { Padding = Padding.Same, Stride = 1 },
            Last,
        ]),
        ["pools with same padding"] = ([2, 7, 5],
        [
            new Conv2DAttribute(3, 2) { Padding = Padding.Same },
            new AvgPool2DAttribute(2) { Padding = Padding.Same },
            new MaxPool2DAttribute(3, 2) { Padding = Padding.Same, Stride = 2 },
            Last,
        ]),
        ["global pools"] = ([2, 5, 4], [new Conv2DAttribute(7, 2) { Activation = Smooth }, new GlobalAvgPoolAttribute(), Last]),
        ["global pool of a signal"] = ([2, 5], [new Conv1DAttribute(7, 2) { Activation = Smooth }, new GlobalAvgPoolAttribute(), Last]),
        ["layer normalisation"] = ([3, 4, 3],
        [
            new Conv2DAttribute(2, 2),
            new LayerNormAttribute { Activation = Smooth },
            new DenseAttribute(7),
            new LayerNormAttribute { Epsilon = 0.1f },
            Last,
        ]),
        ["layer normalisation first"] = ([2, 5], [new LayerNormAttribute(), Last]),
        ["an activation by itself"] = ([2, 3, 3],
        [
            new Conv2DAttribute(3, 2),
            new ActivationAttribute(Activation.GELU),
            new ActivationAttribute(Activation.ELU) { Alpha = 0.5f },
            Last,
            new ActivationAttribute(Activation.Sigmoid) { Slope = 2 },
        ]),
        ["dropout"] = ([2, 4, 4],
        [
            new DropoutAttribute(0.25f),
            new Conv2DAttribute(4, 3) { Activation = Smooth },
            new DropoutAttribute(0.4f) { Seed = 3 },
            Last,
        ]),
        ["a sum"] = ([5],
        [
            new DenseAttribute(4, Smooth) { Name = "a" },
            new DenseAttribute(4, Smooth),
            new AddAttribute("a") { Activation = Activation.SiLU },
            Last,
        ]),
        ["a sum with the input, twice"] = ([4], [new DenseAttribute(4, Smooth) { Name = "a" }, new AddAttribute("input", "a", "input", "a"), Last]),
        ["several skips"] = ([3, 4, 4],
        [
            new Conv2DAttribute(3, 3) { Padding = 1, Activation = Smooth, Name = "a" },
            new Conv2DAttribute(3, 3) { Padding = 1, Activation = Smooth, Name = "b" },
            new AddAttribute("a", "input") { Name = "c" },
            new Conv2DAttribute(3, 1) { Activation = Smooth },
            new AddAttribute("a", "b", "c"),
            Last,
        ]),
        ["residual block with a projection"] = ([3, 6, 6],
        [
            new Conv2DAttribute(4, 3) { Padding = 1, Activation = Smooth, Name = "in" },
            new Conv2DAttribute(6, 3) { Stride = 2, Padding = 1, Activation = Smooth },
            new Conv2DAttribute(6, 3) { Padding = 1, Name = "body" },
            new Conv2DAttribute(6, 1) { Stride = 2, From = "in" },
            new AddAttribute("body") { Activation = Smooth },
            new GlobalAvgPoolAttribute(),
            Last,
        ]),
        ["branches end to end"] = ([2, 4, 5],
        [
            new Conv2DAttribute(3, 3) { Padding = 1, Activation = Smooth, Name = "a" },
            new Conv2DAttribute(2, 1) { From = "input", Activation = Smooth, Name = "b" },
            new MaxPool2DAttribute(3) { Stride = 1, Padding = 1, From = "a" },
            new ConcatAttribute("b", "a", "input") { Activation = Smooth },
            new Conv2DAttribute(2, 2),
            Last,
        ]),
        ["vectors end to end"] = ([3],
        [
            new DenseAttribute(4, Smooth) { Name = "a" },
            new DenseAttribute(1, Smooth) { Name = "b" },
            new ConcatAttribute("input", "b") { From = "a" },
            Last,
        ]),

        // With two samples, a normalised value is nearly 1 or -1 whatever it was: a large epsilon keeps the gradient from vanishing. Biases before a
        // normalisation have none at all.
        ["batch normalisation of vectors"] = ([3],
        [
            new DenseAttribute(5) { UseBias = false },
            new BatchNormAttribute { Epsilon = 0.3f, Activation = Smooth },
            Last,
        ]),
        ["batch normalisation of images"] = ([2, 4, 5],
        [
            new Conv2DAttribute(3, 2) { UseBias = false },
            new BatchNormAttribute { Activation = Smooth },
            new Conv2DAttribute(5, 2) { UseBias = false },
            new BatchNormAttribute { Epsilon = 0.01f },
            Last,
        ]),
        ["batch normalisation first"] = ([3, 2], [new BatchNormAttribute(), Last]),
        ["batch normalisation of signals"] = ([2, 6], [new Conv1DAttribute(3, 2) { UseBias = false }, new BatchNormAttribute(), Last]),
        ["batch normalisation in a residual block"] = ([3, 4, 4],
        [
            new Conv2DAttribute(4, 3) { UseBias = false, Padding = 1 },
            new BatchNormAttribute { Activation = Smooth, Name = "x" },
            new Conv2DAttribute(4, 3) { UseBias = false, Padding = 1 },
            new BatchNormAttribute(),
            new AddAttribute("x") { Activation = Smooth },
            new GlobalAvgPoolAttribute(),
            Last,
        ]),
    };

    /// <summary>A network whose parameters follow from a seed, the same ones in every number type.</summary>
    public static GenericNetwork<T> Drawn<T>(string name, Loss? loss, int seed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (int[] shape, LayerAttribute[] layers) = All[name];
        var network = new GenericNetwork<T>(shape, layers, loss);
        var random = new Random(seed);
        foreach (GenericTensor<T> tensor in network.Parameters)
        {
            // Weights by their fan-in, scales about 1.
            T bound = T.CreateChecked(tensor.Role == TensorRole.Weight ? Math.Sqrt(3.0 * tensor.Shape[0] / tensor.Length) : 0.5);
            T centre = tensor.Role == TensorRole.Scale ? T.One : T.Zero;
            tensor.CopyFrom(Array.ConvertAll(Values<T>(tensor.Length, random), value => centre + (bound * value)));
        }

        foreach (GenericTensor<T> tensor in network.Statistics)
        {
            bool isVariance = tensor.Name.EndsWith("var", StringComparison.Ordinal);
            tensor.CopyFrom(Array.ConvertAll(Values<T>(tensor.Length, random), value => isVariance ? (value * value) + T.One : value));
        }

        return network;
    }

    /// <summary>Values between -1 and 1.</summary>
    public static T[] Values<T>(int count, Random random)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked((2 * random.NextSingle()) - 1))];
}
