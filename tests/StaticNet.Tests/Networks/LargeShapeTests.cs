namespace StaticNet.Tests.Networks;

/// <summary>Shapes at the ends of what people declare, against the double-precision reference.</summary>
public class LargeShapeTests
{
    private static readonly Dictionary<string, string> Declarations = new()
    {
        ["Large"] = "Input(1000), Dense(500, Activation.ReLU), Loss(Loss.MeanSquaredError)",
        ["Deep"] = "Input(20)" + string.Concat(Enumerable.Repeat(", Dense(20, Activation.Tanh)", 12)) + ", Loss(Loss.MeanSquaredError)",
        ["Single"] = "Input(1), Dense(1, Activation.Tanh), Dense(1, Activation.Sigmoid), Loss(Loss.BinaryCrossEntropy)",
        ["ManyClasses"] = "Input(30), Dense(24, Activation.SiLU), Dense(1000, Activation.Softmax), Loss(Loss.CrossEntropy)",
        ["SquaredClasses"] = "Input(30), Dense(1000, Activation.Softmax), Loss(Loss.MeanSquaredError)",
        ["Pixels"] = "Input(784), Dense(128, Activation.ReLU), Dense(10, Activation.Softmax), Loss(Loss.CrossEntropy)",
    };

    private static readonly Lazy<Dictionary<string, Type>> Compiled = new(() => NetworkCompiler.Compile(string.Join(
        Environment.NewLine,
        Declarations.Select(shape => $"[Network, {shape.Value}, Sgd] public sealed partial class {shape.Key};"))));

    public static TheoryData<string, int> Cases()
    {
        var data = new TheoryData<string, int>();
        foreach (string name in Declarations.Keys)
        {
            data.Add(name, 3);
            data.Add(name, 40);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Equal_the_double_precision_reference(string shape, int batch)
    {
        GradientCheck.Run(Compiled.Value[shape], batch, tolerance: 1e-5);
        if (Declarations[shape].EndsWith("Loss(Loss.CrossEntropy)", StringComparison.Ordinal))
        {
            GradientCheck.Run(Compiled.Value[shape], batch, tolerance: 1e-5, useLabels: true);
        }
    }

    [Theory]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(300)]
    public void Batches_longer_than_a_chunk_are_summed_rightly(int batch)
    {
        // Its few gradients are sums that nearly cancel, so that roundings are large against them.
        GradientCheck.Run(Compiled.Value["Single"], batch, tolerance: 1e-3);
        GradientCheck.Run(Compiled.Value["Deep"], batch, tolerance: 1e-5);
        GradientCheck.Run(Compiled.Value["Pixels"], batch, tolerance: 1e-5);
        GradientCheck.Run(Compiled.Value["Pixels"], batch, tolerance: 1e-5, useLabels: true);
    }

    [Fact]
    public void The_gradient_of_a_batch_is_the_mean_of_its_parts()
    {
        var trainer = new Classes.AdamTrainer(new Classes(seed: 2));
        const int Count = 300;
        var random = new Random(1);
        float[] inputs = Batches.Uniform(random, Count * Classes.InputSize);
        int[] labels = Batches.Labels(random, Count, Classes.OutputSize);

        var sum = new double[trainer.Gradients.Length];
        double loss = 0;
        foreach ((int start, int end) in new[] { (0, 1), (1, 100), (100, 233), (233, Count) })
        {
            int part = end - start;
            loss += (double)trainer.Backpropagate(inputs.AsSpan(start * Classes.InputSize, part * Classes.InputSize), labels.AsSpan(start, part)) * part / Count;
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += (double)trainer.Gradients[i] * part / Count;
            }
        }

        float whole = trainer.Backpropagate(inputs, labels);
        GradientCheck.Close([loss], [whole], 1e-6, "loss");
        GradientCheck.Close(sum, Batches.Doubles(trainer.Gradients), 1e-5, "gradient");
    }
}
