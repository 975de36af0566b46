using StaticNet.Generator.Tests.Running;

namespace StaticNet.Tests.Networks;

/// <summary>Code for every vector width runs on every machine, in software if it must, and is right.</summary>
public class VectorWidthTests
{
    public static TheoryData<int> Widths => [.. VectorWidths.Tested];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Gradients_equal_the_reference_whatever_the_machine_has(int lanes)
    {
        GradientCheck.RunAll(lanes, (width, middle) => Layers(width, middle, Activation.ReLU, Math.Max(width, 2), Activation.Softmax, Loss.CrossEntropy));
        GradientCheck.RunAll(lanes, (width, middle) => Layers(width, middle, Activation.GELU, width, Activation.Sigmoid, Loss.BinaryCrossEntropy));
        GradientCheck.RunAll(lanes, (width, middle) => Layers(width, middle, Activation.Tanh, Math.Max(width, 2), Activation.Softmax, Loss.MeanSquaredError));
    }

    private static string Layers(int width, int middle, Activation hidden, int outputs, Activation last, Loss loss) =>
        $"Dense({width}, Activation.{hidden}), Dense({middle}, Activation.{hidden}), Dense({outputs}, Activation.{last}), Loss(Loss.{loss})";
}
