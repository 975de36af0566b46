using StaticNet.Generator.Tests.Running;

namespace StaticNet.Tests.Networks;

/// <summary>A step in which parameters move as their gradients become known takes them where a step over a stored gradient takes them.</summary>
public class StepAtOnceTests
{
    private const string Optimizers = "Sgd, Momentum, Nesterov, Adagrad, Adadelta, RmsProp, Adam, AdamW, AdaMax, Nadam, AmsGrad";

    private static readonly Dictionary<string, string> Networks = new()
    {
        ["small"] = "Input(5), Dense(7, Activation.Tanh), Dense(3, Activation.Softmax), Loss(Loss.CrossEntropy)",
        ["odd"] = "Input(37), Dense(53, Activation.Tanh), Dense(21, Activation.SiLU, UseBias = false), Dense(2), Loss(Loss.MeanSquaredError)",
        ["wide"] = "Input(67), Dense(129, Activation.Sigmoid), Dense(1, Activation.Sigmoid), Loss(Loss.BinaryCrossEntropy)",
        ["images"] = "Input(2, 6, 6), Conv2D(4, 3, Activation = Activation.Tanh), MaxPool2D(2), Dense(5, Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError)",
        ["graph"] = "Input(9), Dense(8, Activation.Tanh, Name = \"a\"), Dense(8), Add(\"a\"), LayerNorm, Dense(6, Activation.Tanh), Dense(3), Loss(Loss.Huber)",
    };

    public static TheoryData<string, int> NetworksAndWidths()
    {
        var data = new TheoryData<string, int>();
        foreach (string name in Networks.Keys)
        {
            foreach (int lanes in VectorWidths.Tested)
            {
                data.Add(name, lanes);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(NetworksAndWidths))]
    public void Equals_the_step_that_keeps_its_gradient(string name, int lanes)
    {
        Type type = Compile(name, lanes);
        foreach (string optimizer in Optimizers.Split(", "))
        {
            foreach (int batch in new[] { 1, 3, 7, 32, 33, 130 })
            {
                Trainer atOnce = TrainerOf(type, optimizer);
                Trainer stored = TrainerOf(type, optimizer);
                stored.KeepsGradients = true;
                (float[] inputs, float[] targets) = Samples(atOnce, batch);
                for (int step = 0; step < 3; step++)
                {
                    float expected = stored.Step(inputs, targets);
                    float actual = atOnce.Step(inputs, targets);
                    Assert.True(Math.Abs(expected - actual) <= 2e-5f * Math.Max(1f, Math.Abs(expected)), $"{optimizer}, {batch} samples, step {step}: {expected} and {actual}");
                }

                AssertNear(stored.Network, atOnce.Network, $"{optimizer}, {batch} samples");
                Assert.Equal(stored.StepCount, atOnce.StepCount);
            }
        }
    }

    [Theory]
    [MemberData(nameof(NetworksAndWidths))]
    public void A_loss_that_is_not_finite_changes_nothing(string name, int lanes)
    {
        Type type = Compile(name, lanes);
        foreach (string optimizer in Optimizers.Split(", "))
        {
            Trainer trainer = TrainerOf(type, optimizer);
            Trainer undisturbed = TrainerOf(type, optimizer);
            (float[] inputs, float[] targets) = Samples(trainer, 9);
            trainer.Step(inputs, targets);
            undisturbed.Step(inputs, targets);
            float[] broken = [.. inputs];
            broken[^1] = float.NaN;
            float[] before = trainer.Network.Parameters.ToArray();

            Assert.False(float.IsFinite(trainer.Step(broken, targets)));

            Assert.Equal(before, trainer.Network.Parameters.ToArray());
            Assert.Equal(1, trainer.StepCount);
            trainer.Step(inputs, targets);
            undisturbed.Step(inputs, targets);
            Assert.Equal(undisturbed.Network.Parameters.ToArray(), trainer.Network.Parameters.ToArray());
        }
    }

    [Fact]
    public void Penalties_and_clipping_take_the_way_over_the_gradient()
    {
        Type type = Compile("odd", VectorWidths.Native);
        Action<Trainer>[] settings = [t => t.L1 = 1e-3f, t => t.L2 = 1e-3f, t => t.ClipValue = 0.1f, t => t.ClipNorm = 0.1f, t => t.KeepsGradients = true];
        foreach (Action<Trainer> set in settings)
        {
            Trainer trainer = TrainerOf(type, "Sgd");
            (float[] inputs, float[] targets) = Samples(trainer, 4);
            trainer.Step(inputs, targets);
            Assert.Throws<InvalidOperationException>(() => trainer.Gradients.Length);
            set(trainer);
            float[] before = trainer.Network.Parameters.ToArray();

            trainer.Step(inputs, targets);

            float[] moved = [.. before.Zip(trainer.Gradients.ToArray(), (w, g) => w - (trainer.LearningRate * g))];
            float[] after = trainer.Network.Parameters.ToArray();
            Assert.All(Enumerable.Range(0, moved.Length), i => Assert.Equal(moved[i], after[i], 1e-6f));
        }
    }

    [Fact]
    public void Padding_of_parameters_stays_zero()
    {
        foreach (string name in Networks.Keys)
        {
            Type type = Compile(name, VectorWidths.Native);
            foreach (string optimizer in Optimizers.Split(", "))
            {
                Trainer trainer = TrainerOf(type, optimizer);
                (float[] inputs, float[] targets) = Samples(trainer, 5);
                trainer.Step(inputs, targets);
                trainer.Step(inputs, targets);
                float[] values = trainer.Network.Parameters.ToArray();
                double inTensors = trainer.Network.Tensors.Sum(tensor => tensor.ToArray().Sum(value => Math.Abs((double)value)));
                Assert.Equal(inTensors, values.Sum(value => Math.Abs((double)value)), 1e-9 * inTensors);
            }
        }
    }

    private static Type Compile(string name, int lanes) =>
        NetworkCompiler.Compile($"[Network, {Networks[name]}, {Optimizers}] public sealed partial class Net;", lanes)["Net"];

    private static Trainer TrainerOf(Type type, string optimizer) => NetworkCompiler.CreateTrainer(NetworkCompiler.Create(type, seed: 3), optimizer);

    private static (float[] Inputs, float[] Targets) Samples(Trainer trainer, int count)
    {
        var random = new Random(count);
        return (Batches.Uniform(random, count * trainer.Network.InputSize), Batches.Targets(trainer.TargetKind, random, count, trainer.Network.OutputSize));
    }

    // Optimizers that divide by the size of a gradient turn the rounding of a gradient near zero into a step.
    private static void AssertNear(INetwork expected, INetwork actual, string what)
    {
        double sum = 0;
        double size = 0;
        foreach ((float a, float b) in expected.Parameters.ToArray().Zip(actual.Parameters.ToArray()))
        {
            sum += Math.Pow(a - b, 2);
            size += Math.Pow(a, 2);
        }

        Assert.True(Math.Sqrt(sum) <= 2e-5 * Math.Sqrt(size), $"{what}: {Math.Sqrt(sum / size)}");
    }
}
