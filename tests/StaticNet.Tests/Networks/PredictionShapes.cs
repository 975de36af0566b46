using System.Reflection;

namespace StaticNet.Tests.Networks;

/// <summary>Networks of shapes that take every path of prediction: compiled once, in one piece.</summary>
internal static class PredictionShapes
{
    private static readonly Lazy<Dictionary<string, Type>> Compiled = new(() => NetworkCompiler.Compile(string.Join(
        Environment.NewLine,
        Declarations().Select(shape => $"[Network, {shape.Value}] public sealed partial class {shape.Key};"))));

    public static IEnumerable<string> Names => Declarations().Select(shape => shape.Key);

    /// <summary>The attributes of a name.</summary>
    public static string Declaration(string name) => Declarations().Single(shape => shape.Key == name).Value;

    /// <summary>The network of a name, with biases that are not zero.</summary>
    public static INetwork Create(string name)
    {
        INetwork network = NetworkCompiler.Create(Compiled.Value[name], seed: 7);
        var random = new Random(3);
        foreach (ParameterTensor tensor in network.Tensors.Where(tensor => tensor.Layout.Role == TensorRole.Bias))
        {
            tensor.CopyFrom(Batches.Uniform(random, tensor.Length));
        }

        return network;
    }

    /// <summary>Whether one method predicts a whole sample, at whatever width: a short one is part of its callers, and a longer one never.</summary>
    public static bool IsInline(INetwork network) =>
        network.GetType().GetNestedTypes(BindingFlags.NonPublic)
            .Select(type => type.GetMethod("PredictOne", BindingFlags.NonPublic | BindingFlags.Static))
            .All(method => method is null || (method.MethodImplementationFlags & (MethodImplAttributes.AggressiveInlining | MethodImplAttributes.NoInlining)) != 0);

    private static IEnumerable<KeyValuePair<string, string>> Declarations()
    {
        for (int width = 1; width <= 33; width++)
        {
            yield return new($"Width{width}", $"Input({width}), Dense({width}, Activation.ReLU), Dense({34 - width})");
        }

        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            yield return new($"{activation}Last", $"Input(5), Dense(7, Activation.Tanh), Dense(6, Activation.{activation})");
            yield return new($"{activation}LastByLayer", $"Input(5), Dense(200, Activation.ReLU), Dense(39, Activation.{activation})");
        }

        yield return new("OneToOne", "Input(1), Dense(1)");
        yield return new("Logistic", "Input(300), Dense(1, Activation.Sigmoid)");
        yield return new("Unbiased", "Input(9), Dense(12, Activation.ReLU, UseBias = false), Dense(3, UseBias = false)");
        yield return new("UnbiasedByLayer", "Input(9), Dense(100, Activation.ReLU, UseBias = false), Dense(50, UseBias = false)");
        yield return new("Hundreds", "Input(100), Dense(300, Activation.ReLU), Dense(100, Activation.Tanh), Dense(2)");
        yield return new("Digits", "Input(784), Dense(128, Activation.ReLU), Dense(10, Activation.Softmax)");
        yield return new("Thousand", "Input(20), Dense(1000, Activation.LeakyReLU), Dense(3)");
        yield return new("ThousandOut", "Input(3), Dense(1000, Activation.Sigmoid)");
        yield return new("Circles", "Input(3), Dense(7, Activation.ReLU), Dense(1, Activation.Sigmoid)");
        yield return new("Diagnosis", "Input(33), Dense(17, Activation.ReLU), Dense(9, Activation.Sigmoid), Dense(3, Activation.Softmax)");
        yield return new("ThroughOne", "Input(3), Dense(1), Dense(5, Activation.Tanh), Dense(2), Dense(17, Activation.ReLU), Dense(1)");
        yield return new("ThroughMemory", "Input(7), Dense(40, Activation.Sigmoid), Dense(90, Activation.ReLU), Dense(1)");
        yield return new("SoftmaxOfMixedVectors", "Input(20), Dense(20, Activation.ReLU), Dense(23, Activation.Softmax)");
        yield return new("Six", "Input(4)" + string.Concat(Enumerable.Repeat(", Dense(5, Activation.Tanh)", 5)) + ", Dense(2)");
        yield return new("Nine", "Input(4)" + string.Concat(Enumerable.Repeat(", Dense(10, Activation.ReLU)", 8)) + ", Dense(3, Activation.Softmax)");
        yield return new("BatchNormFirst", "Input(5), BatchNorm, Dense(3)");
        yield return new("BatchNormFolded", "Input(5), Dense(9), BatchNorm(Activation = Activation.ReLU), Dense(3)");
        yield return new("BatchNormLast", "Input(5), Dense(39, Activation.ReLU), BatchNorm(Activation = Activation.Sigmoid)");
        yield return new("BatchNormOfImage", "Input(3, 4, 5), BatchNorm(Activation = Activation.Tanh), BatchNorm(Activation = Activation.ReLU), Dense(3)");
        yield return new("LayerNormFirst", "Input(9), LayerNorm, Dense(3)");
        yield return new("LayerNormLast", "Input(5), Dense(39, Activation.Tanh), LayerNorm(Activation = Activation.Sigmoid)");
        yield return new("LayerNormOfImage", "Input(3, 4, 5), LayerNorm(Activation = Activation.Tanh), LayerNorm(Activation = Activation.ReLU), Dense(3)");
        yield return new("LayerNormOfManyChannels", "Input(19, 5), LayerNorm");
        yield return new("ConcatOfVectors", "Input(5), Dense(3, Name = \"a\"), Dense(6, From = \"input\"), Concat(\"a\", \"input\"), Dense(2)");
        yield return new("FlattenedImage", "Input(3, 3, 3), Activation(Activation.Sigmoid), Dense(2)");
        yield return new("ConvolutionFolded", "Input(2, 5, 5), Conv2D(5, 3, UseBias = false), BatchNorm(Activation = Activation.ReLU), MaxPool2D(3), Dense(2)");
        yield return new("ConcatOfImages", "Input(2, 4, 4), Conv2D(3, 1, Name = \"a\"), BatchNorm(Activation = Activation.Tanh), Concat(\"a\", \"input\"), GlobalAvgPool, Dense(2)");
        yield return new("Convolutions", "Input(1, 12, 10), Conv2D(5, 5, Padding = 2, Activation = Activation.ReLU), MaxPool2D(2), Conv2D(7, 3, Activation = Activation.GELU), AvgPool2D(2, Stride = 1), Dense(11, Activation.Tanh), Dense(3, Activation.Softmax)");
        yield return new("ConvolutionsOfStrides", "Input(3, 9, 7), Conv2D(6, 3, Stride = 2, Padding = 1, Groups = 3), Dropout(0.4f), MaxPool2D(3, Stride = 1, Padding = 1), Conv2D(9, 2, Dilation = 2, Activation = Activation.Sigmoid), Dense(2)");
        yield return new("ConvolutionLast", "Input(2, 17), Conv1D(5, 3, Padding = Padding.Same), BatchNorm(Activation = Activation.ReLU), Conv1D(3, 4, Stride = 2, Activation = Activation.Tanh), LayerNorm");
        yield return new("ConvolutionToOnePlace", "Input(2, 3, 3), Conv2D(19, 3), BatchNorm(Activation = Activation.SiLU), Dense(4)");
        yield return new("MeansLast", "Input(18, 5, 3), LayerNorm, GlobalAvgPool");
        yield return new(
            "Residual",
            "Input(3, 6, 5), Conv2D(5, 3, Padding = 1, UseBias = false), BatchNorm(Activation = Activation.ReLU, Name = \"a\"), Conv2D(5, 3, Padding = 1), BatchNorm, "
            + "Add(\"a\", Activation = Activation.ReLU, Name = \"b\"), Conv2D(5, 3, Padding = 1, UseBias = false), BatchNorm(Activation = Activation.ReLU), "
            + "Conv2D(5, 3, Padding = 1), BatchNorm, Add(\"b\", Activation = Activation.ReLU), GlobalAvgPool, Dense(10, Activation.Softmax)");
        yield return new(
            "ImageAndVector",
            "Input(2, 4, 4), Dense(6, Activation.ReLU, Name = \"d\"), BatchNorm(Name = \"n\"), Conv2D(3, 2, From = \"input\"), BatchNorm(Activation = Activation.Tanh), "
            + "LayerNorm, GlobalAvgPool(Name = \"m\"), BatchNorm, Concat(\"n\", \"m\"), Dense(2)");
        yield return new("NineNarrow", "Input(2)" + string.Concat(Enumerable.Repeat(", Dense(2, Activation.Softplus)", 8)) + ", Dense(1)");
    }
}
