using System.Reflection;

namespace StaticNet.Tests.Networks;

/// <summary>Networks of shapes that take every path of prediction: compiled once, in one piece.</summary>
internal static class PredictionShapes
{
    private static readonly Lazy<Dictionary<string, Type>> Compiled = new(() => NetworkCompiler.Compile(string.Join(
        Environment.NewLine,
        Declarations().Select(shape => $"[Network, {shape.Value}] public sealed partial class {shape.Key};"))));

    public static IEnumerable<string> Names => Declarations().Select(shape => shape.Key);

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

    /// <summary>Whether one method predicts a whole sample, so that many samples are the same as one after another.</summary>
    public static bool IsInline(INetwork network) =>
        network.GetType().GetNestedTypes(BindingFlags.NonPublic)
            .All(type => type.GetMethod("PredictRows", BindingFlags.NonPublic | BindingFlags.Static) is null);

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
        yield return new("NineNarrow", "Input(2)" + string.Concat(Enumerable.Repeat(", Dense(2, Activation.Softplus)", 8)) + ", Dense(1)");
    }
}
