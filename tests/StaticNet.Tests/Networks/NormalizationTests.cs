using System.Text;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Tests.Networks;

/// <summary>Batch and layer normalisation, trained and predicted, against the double-precision implementation.</summary>
public class NormalizationTests
{
    private static readonly IReadOnlyList<int> Widths = VectorWidths.Sizes([1, 2, 4, 5, 8, 9, 17, 33, 70], [1, 4, 9, 17, 70]);

    // The last one is more than goes through other networks at a time.
    private static readonly int[] BatchSizes = [1, 2, 5, 33, 200];

    private static readonly string[] Shapes = ["1, 1, 1", "3, 1, 1", "3, 4, 5", "4, 2, 2", "5, 3, 3", "8, 1, 3", "17, 2, 3", "9, 5", "1, 40", "24, 3"];

    private const string Loss = ", Loss(Loss.MeanSquaredError)";

    public static TheoryData<int> LaneCounts => [.. VectorWidths.Tested];

    public static TheoryData<int, string> OfVectors() => WithLanes(
        "BatchNorm(Epsilon = 0.1f), Dense(M, Activation.Tanh), Dense(2)",
        "Dense(M, UseBias = false), BatchNorm(Epsilon = 0.1f, Activation = Activation.LeakyReLU), Dense(2)",
        "Dense(M, Activation.ReLU), BatchNorm(Epsilon = 0.1f, Activation = Activation.GELU, Momentum = 0.3f), Dense(W)",
        "Dense(M, Activation.Tanh), BatchNorm(Epsilon = 0.1f, Name = \"n\"), Dense(M, UseBias = false), BatchNorm(Epsilon = 0.1f), Add(\"n\", Activation = Activation.Tanh), Dense(2)",
        "Dense(M, Activation.Tanh), Dropout(0.3f, Seed = 5), BatchNorm(Epsilon = 0.1f), Dense(2)",
        "Dense(M, Activation.Tanh), BatchNorm(Epsilon = 0.1f, Activation = Activation.Sigmoid)",
        "LayerNorm(Epsilon = 0.1f), Dense(M, Activation.Tanh), Dense(2)",
        "Dense(M), LayerNorm(Epsilon = 0.1f, Activation = Activation.LeakyReLU), Dense(2)",
        "Dense(M, Activation.ReLU), LayerNorm(Epsilon = 0.1f, Activation = Activation.SiLU), Dense(W, Activation.Tanh), LayerNorm(Epsilon = 0.1f)",
        "Dense(M, Activation.Tanh, Name = \"a\"), LayerNorm(Epsilon = 0.1f), Dense(M, Activation.Tanh), BatchNorm(Epsilon = 0.1f), Concat(\"a\"), LayerNorm(Epsilon = 0.1f), Dense(2)");

    public static TheoryData<int, string> OfImages() => WithLanes(
        "BatchNorm(Epsilon = 0.1f), Dense(2)",
        "BatchNorm(Epsilon = 0.1f, Activation = Activation.Tanh), BatchNorm(Epsilon = 0.1f, Activation = Activation.LeakyReLU), Dense(3)",
        "LayerNorm(Epsilon = 0.1f), Dense(3)",
        "LayerNorm(Epsilon = 0.1f, Activation = Activation.Tanh), LayerNorm(Epsilon = 0.1f, Activation = Activation.LeakyReLU), Dense(3)",
        "BatchNorm(Epsilon = 0.1f, Name = \"a\"), LayerNorm(Epsilon = 0.1f, Activation = Activation.Tanh), Dropout(0.2f), BatchNorm(Epsilon = 0.1f), Add(\"a\", Activation = Activation.GELU), Dense(3)",
        "LayerNorm(Epsilon = 0.1f, Name = \"a\"), BatchNorm(Epsilon = 0.1f), Activation(Activation.Softplus), Concat(\"a\"), BatchNorm(Epsilon = 0.1f), LayerNorm(Epsilon = 0.1f, Activation = Activation.Sigmoid)");

    [Theory]
    [MemberData(nameof(OfVectors))]
    public void Vectors_are_normalised_as_in_double_precision(int lanes, string layers)
    {
        var source = new StringBuilder();
        for (int i = 0; i < Widths.Count; i++)
        {
            string filled = layers.Replace("(W", $"({Widths[i]}", StringComparison.Ordinal).Replace("(M", $"({Widths[^(i + 1)]}", StringComparison.Ordinal);
            source.AppendLine($"[Network, Input({Widths[i]}), {filled}{Loss}, Sgd] public sealed partial class Width{Widths[i]};");
        }

        GradientCheck.RunAll(lanes, source.ToString(), BatchSizes);
    }

    [Theory]
    [MemberData(nameof(OfImages))]
    public void Images_and_signals_are_normalised_as_in_double_precision(int lanes, string layers)
    {
        var source = new StringBuilder();
        foreach (string shape in Shapes)
        {
            source.AppendLine($"[Network, Input({shape}), {layers}{Loss}, Sgd] public sealed partial class Image{shape.Replace(", ", "x", StringComparison.Ordinal)};");
        }

        GradientCheck.RunAll(lanes, source.ToString(), BatchSizes);
    }

    [Theory]
    [MemberData(nameof(LaneCounts))]
    public void Classes_may_come_from_a_normalisation(int lanes)
    {
        var source = new StringBuilder();
        foreach (int width in new[] { 2, 5, 17 })
        {
            source.AppendLine($"[Network, Input(3), Dense({width}, UseBias = false), BatchNorm(Epsilon = 0.1f, Activation = Activation.Softmax), Loss(Loss.CrossEntropy), Sgd] public sealed partial class Batch{width};");
            source.AppendLine($"[Network, Input(3), Dense({width}), LayerNorm(Epsilon = 0.1f, Activation = Activation.Softmax), Loss(Loss.CrossEntropy), Sgd] public sealed partial class Layer{width};");
        }

        GradientCheck.RunAll(lanes, source.ToString(), [2, 5, 33]);
    }

    private static TheoryData<int, string> WithLanes(params string[] layers)
    {
        var data = new TheoryData<int, string>();
        foreach (string each in layers)
        {
            foreach (int lanes in VectorWidths.Tested)
            {
                data.Add(lanes, each);
            }
        }

        return data;
    }
}
