namespace StaticNet.Tests.Networks;

public class GradientTests
{
    private static readonly int[] Widths = [1, 2, 3, 7, 8, 15, 16, 17, 31, 33, 64, 100];
    private static readonly int[] Batches = [1, 2, 5, 32, 33];

    /// <summary>Every activation with every loss that fits it. Softmax and what needs it stand on the last layer only.</summary>
    public static TheoryData<Activation, Loss> Combinations()
    {
        var data = new TheoryData<Activation, Loss>();
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            foreach (Loss loss in Enum.GetValues<Loss>())
            {
                if (activation != Activation.Softmax || loss != Loss.BinaryCrossEntropy)
                {
                    data.Add(activation, loss);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Equal_the_double_precision_reference_for_every_width_and_batch(Activation activation, Loss loss) =>
        CheckAll(activation, loss, NetworkCompiler.NativeLanes);

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void Equal_the_reference_at_every_vector_width_whatever_the_machine_has(int lanes)
    {
        CheckAll(Activation.ReLU, Loss.CrossEntropy, lanes);
        CheckAll(Activation.GELU, Loss.BinaryCrossEntropy, lanes);
        CheckAll(Activation.Softmax, Loss.MeanSquaredError, lanes);
    }

    // Three layers: the first reads packed rows, the second both ways padded ones, the last stands before the loss.
    // Odd widths meet their neighbours of other widths in the middle.
    private static void CheckAll(Activation activation, Loss loss, int lanes)
    {
        Activation last = loss switch
        {
            Loss.CrossEntropy => Activation.Softmax,
            Loss.BinaryCrossEntropy => Activation.Sigmoid,
            _ => activation,
        };
        Activation hidden = activation == Activation.Softmax ? Activation.Tanh : activation;
        var source = new System.Text.StringBuilder();
        for (int i = 0; i < Widths.Length; i++)
        {
            int width = Widths[i];
            int middle = Widths[Widths.Length - 1 - i];
            int outputs = last == Activation.Softmax ? Math.Max(width, 2) : width;
            source.AppendLine(
                $"[Network, Input({width}), Dense({width}, Activation.{hidden}), Dense({middle}, Activation.{hidden}), Dense({outputs}, Activation.{last}), Loss(Loss.{loss}), Sgd] "
                + $"public sealed partial class {hidden}{last}{loss}{width};");
        }

        foreach (Type type in NetworkCompiler.Compile(source.ToString(), lanes).Values)
        {
            foreach (int batch in Batches)
            {
                GradientCheck.Run(type, batch);
                if (loss == Loss.CrossEntropy)
                {
                    GradientCheck.Run(type, batch, useLabels: true);
                }
            }
        }
    }
}
