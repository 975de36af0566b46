using System.Globalization;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Tests.Networks;

/// <summary>A step in which parameters move as their gradients become known does what gradients and an update do one after the other.</summary>
public class StepsAtOnceTests
{
    private const string Optimizers = "Sgd, Momentum, Nesterov, Adagrad, Adadelta, RmsProp, Adam, AdamW, AdaMax, Nadam, AmsGrad";

    private static readonly int[] BatchSizes = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 40, 100, 127, 128, 129, 300];

    public static TheoryData<int, string, string> Networks()
    {
        string[] declarations =
        [
            "Input(1), Dense(1), Loss(Loss.MeanSquaredError)",
            "Input(2), Dense(6, Activation.ReLU), Dense(1, Activation.Sigmoid), Loss(Loss.BinaryCrossEntropy)",
            "Input(3), Dense(7, Activation.LeakyReLU), Dense(1, Activation.Sigmoid, Slope = 0.5f), Loss(Loss.BinaryCrossEntropy)",
            "Input(2), Dense(4, Activation.Tanh), Dense(3, Activation.GELU), Dense(2), Loss(Loss.Huber)",
            "Input(5), Dense(2, Activation.SiLU, UseBias = false), Dense(5, Activation.Softplus), Dense(3, Activation.Softmax), Loss(Loss.CrossEntropy)",
            "Input(4), Dense(6, Activation.ELU), Dense(4, Activation.Sigmoid), Loss(Loss.BinaryCrossEntropy)",
            "Input(4), Dense(5, Activation.SELU), Dense(4), Loss(Loss.MeanAbsoluteError)",
            "Input(1), Dense(8, Activation.SiLU), Dense(5, Activation.Softmax), Loss(Loss.CrossEntropy)",
            "Input(5), Dense(5, Activation.GELU), Loss(Loss.MeanSquaredError)",
            "Input(12), Dense(1), Loss(Loss.MeanSquaredError)",
            "Input(2), Dense(2, Activation.ReLU), Dense(2, Activation.Tanh), Dense(3, Activation.ReLU), Dense(2, Activation.Softmax), Loss(Loss.CrossEntropy)",
        ];
        var data = new TheoryData<int, string, string>();
        foreach (int lanes in VectorWidths.Tested)
        {
            foreach (string declaration in declarations)
            {
                data.Add(lanes, declaration, "Momentum, Adam");
            }

            data.Add(lanes, declarations[3], Optimizers);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Move_parameters_as_gradients_and_an_update_do(int lanes, string declaration, string optimizers)
    {
        Type type = NetworkCompiler.Compile($"[Network, {declaration}, {optimizers}] public sealed partial class Net;", lanes)["Net"];
        foreach (string optimizer in optimizers.Split(", "))
        {
            foreach (int batch in BatchSizes)
            {
                AssertSame(type, optimizer, batch, useLabels: false);
                if (declaration.Contains("CrossEntropy", StringComparison.Ordinal) && declaration.Contains("Softmax", StringComparison.Ordinal))
                {
                    AssertSame(type, optimizer, batch, useLabels: true);
                }
            }
        }
    }

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void Allocate_nothing_and_keep_padding_zero(int lanes)
    {
        Type type = NetworkCompiler.Compile(
            "[Network, Input(2), Dense(6, Activation.ReLU), Dense(3, Activation.Softmax), Loss(Loss.CrossEntropy), Adam] public sealed partial class Net;", lanes)["Net"];
        INetwork network = NetworkCompiler.Create(type, seed: 1);
        Trainer trainer = NetworkCompiler.CreateTrainer(network, "Adam");
        float[] inputs = Batches.Uniform(new Random(1), 40 * 2);
        int[] labels = Batches.Labels(new Random(2), 40, 3);

        SteadyState.AllocatesNothing(() =>
        {
            trainer.Step(inputs.AsSpan(0, 2), labels.AsSpan(0, 1));
            trainer.Step(inputs.AsSpan(0, 10), labels.AsSpan(0, 5));
            trainer.Step(inputs, labels);
        });

        Assert.Throws<InvalidOperationException>(() => _ = trainer.Gradients.Length);
        GradientCheck.PaddingIsZero(network.Tensors, network.Parameters, "parameters");
    }

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void Change_nothing_where_the_loss_is_not_finite(int lanes)
    {
        Type type = NetworkCompiler.Compile(
            "[Network, Input(2), Dense(6, Activation.ReLU), Dense(1), Loss(Loss.MeanSquaredError), Momentum] public sealed partial class Net;", lanes)["Net"];
        foreach (int batch in new[] { 1, 5, 16, 33, 300 })
        {
            INetwork network = NetworkCompiler.Create(type, seed: 1);
            Trainer trainer = NetworkCompiler.CreateTrainer(network, "Momentum");
            float[] inputs = Batches.Uniform(new Random(1), batch * 2);
            float[] targets = Batches.Uniform(new Random(2), batch);
            trainer.Step(inputs, targets);
            float[] before = network.Parameters.ToArray();

            float[] bad = [.. inputs];
            bad[^1] = float.NaN;
            Assert.True(float.IsNaN(trainer.Step(bad, targets)));
            Assert.Equal(before, network.Parameters.ToArray());
            Assert.Equal(1, trainer.StepCount);

            // Nor has the state changed: what follows is what would have followed.
            INetwork other = NetworkCompiler.Create(type, seed: 1);
            Trainer untouched = NetworkCompiler.CreateTrainer(other, "Momentum");
            untouched.Step(inputs, targets);
            Assert.Equal(untouched.Step(inputs, targets), trainer.Step(inputs, targets));
            Assert.Equal(other.Parameters.ToArray(), network.Parameters.ToArray());
        }
    }

    // Adam and its like divide gradients by their size: where one is nearly zero, its rounding moves a parameter as far as any. So that differences do not grow
    // along a path, each way takes every step from the same parameters and the same state.
    private static void AssertSame(Type type, string optimizer, int batch, bool useLabels)
    {
        INetwork network = NetworkCompiler.Create(type, seed: 5);
        INetwork other = NetworkCompiler.Create(type, seed: 5);
        Trainer atOnce = NetworkCompiler.CreateTrainer(network, optimizer);
        Trainer inTwo = NetworkCompiler.CreateTrainer(other, optimizer);
        inTwo.KeepsGradients = true;
        var random = new Random(batch);
        for (int step = 0; step < 3; step++)
        {
            float[] inputs = Batches.Uniform(random, batch * network.InputSize);
            float[] before = network.Parameters.ToArray();
            double loss;
            double expected;
            if (useLabels)
            {
                int[] labels = Batches.Labels(random, batch, network.OutputSize);
                (loss, expected) = (atOnce.Step(inputs, labels), inTwo.Step(inputs, labels));
            }
            else
            {
                float[] targets = Batches.Targets(atOnce.TargetKind, random, batch, network.OutputSize);
                (loss, expected) = (atOnce.Step(inputs, targets), inTwo.Step(inputs, targets));
            }

            string what = string.Create(CultureInfo.InvariantCulture, $"{type.Name}, {optimizer}, batch {batch}, step {step}");
            GradientCheck.Close([expected], [loss], 1e-5, $"{what}: loss");
            double[] moved = [.. network.Parameters.ToArray().Zip(before, (a, b) => (double)a - b)];
            double[] expectedMove = [.. other.Parameters.ToArray().Zip(before, (a, b) => (double)a - b)];
            double rounding = 1e-6 * Math.Sqrt(before.Sum(p => (double)p * p));
            GradientCheck.Close(expectedMove, moved, 1e-3, what, rounding);
            GradientCheck.PaddingIsZero(network.Tensors, network.Parameters, what);
            other.Parameters.CopyTo(network.Parameters);
        }
    }
}
