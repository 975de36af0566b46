using StaticNet.Generic;
using StaticNet.Reference;
using Xunit.Abstractions;

namespace StaticNet.Tests.Networks;

public class OptimizerTests(ITestOutputHelper output)
{
    private static readonly OptimizersReference Problem = PyTorchReference.Instance.Optimizers;

    public static TheoryData<int> Runs => [.. Enumerable.Range(0, Problem.Runs.Length)];

    public static TheoryData<string> Optimizers => [.. typeof(OptimizerAttribute).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(OptimizerAttribute)) && !type.IsAbstract)
        .Select(type => type.Name[..^"Attribute".Length])];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Take_PyTorchs_first_ten_steps(int index)
    {
        OptimizerRun expected = Problem.Runs[index];
        INetwork network = expected.Beta2 is null ? new OptimizerProblem() : new ForgetfulAmsGrad();
        PyTorchTests.SetParameters(network, Problem.Parameters);
        Trainer trainer = NetworkCompiler.CreateTrainer(network, expected.Optimizer);
        (trainer.L2, trainer.ClipValue, trainer.ClipNorm) = ((float)expected.L2, (float)expected.ClipValue, (float)expected.ClipNorm);
        float[] inputs = PyTorchTests.Floats(Problem.Inputs);
        float[] targets = PyTorchTests.Floats(Problem.Targets);
        double worst = 0;

        for (int step = 0; step < expected.Steps.Length; step++)
        {
            int batch = step % 2;
            float loss = trainer.Step(inputs.AsSpan(batch * 12, 12), targets.AsSpan(batch * 8, 8));

            // In the second batch, errors are differences of nearly equal floats.
            Assert.True(Math.Abs(expected.Losses[step] - loss) <= (1e-5 * expected.Losses[step]) + 1e-7, $"loss {loss} before step {step + 1}");
            int start = 0;
            foreach (ParameterTensor tensor in network.Tensors)
            {
                worst = Math.Max(worst, Distance(expected.Steps[step].AsSpan(start, tensor.Length), tensor.ToArray()));
                start += tensor.Length;
            }
        }

        output.WriteLine($"{expected}: {worst:G3}");
        Assert.True(worst < 1e-5, $"off by {worst:G3}");
    }

    // Roundings of 6e-8 add up like a random walk: seen at any vector width were 1.1e-6 at most.
    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Stay_with_double_precision_over_200_steps(string optimizer)
    {
        INetwork network = NetworkCompiler.Create(typeof(OddRegression), seed: 5);
        Trainer trainer = NetworkCompiler.CreateTrainer(network, optimizer);
        var reference = GenericNetwork<double>.FromDeclaration(typeof(OddRegression));
        reference.CopyParametersFrom(network);
        OptimizerAttribute attribute = typeof(OddRegression).GetCustomAttributes(inherit: false).OfType<OptimizerAttribute>()
            .Single(a => a.GetType().Name == $"{optimizer}Attribute");
        var referenceTrainer = new GenericTrainer<double>(reference, attribute);
        if (optimizer == "RmsProp")
        {
            // Its steps do not shrink with the gradient. At its own rate it comes near the minimum within 200 steps and jumps to
            // and fro there, and small differences grow a hundredfold.
            trainer.LearningRate = 1e-3f;
            referenceTrainer.LearningRate = 1e-3;
        }

        var random = new Random(11);
        float[] inputs = Batches.Uniform(random, 20 * 17);
        float[] targets = Batches.Uniform(random, 20 * 3);

        for (int step = 0; step < 200; step++)
        {
            int first = step % 2 * 10;
            Span<float> x = inputs.AsSpan(first * 17, 170);
            Span<float> y = targets.AsSpan(first * 3, 30);
            trainer.Step(x, y);
            referenceTrainer.Step(Batches.Doubles(x), Batches.Doubles(y));
        }

        double worst = 0;
        for (int i = 0; i < network.Tensors.Count; i++)
        {
            worst = Math.Max(worst, Distance(reference.Parameters[i].Values, network.Tensors[i].ToArray()));
        }

        output.WriteLine($"{optimizer}: {worst:G3}");
        Assert.True(worst < 5e-6, $"off by {worst:G3}");
    }

    [Fact]
    public void Weight_decay_leaves_biases_alone()
    {
        // Targets that the network predicts exactly: all gradients are zero, and what moves is decay.
        var network = new OptimizerProblem();
        network.Parameters.Clear();
        network.Tensors[2].CopyFrom([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        network.Tensors[3].CopyFrom([3, -4]);
        var trainer = new OptimizerProblem.AdamWTrainer(network) { LearningRate = 0.5f, WeightDecay = 0.25f };

        float loss = trainer.Step([1f, 2f, 3f], [3f, -4f]);

        Assert.Equal(0f, loss);
        Assert.Equal([3f, -4f], network.Tensors[3].ToArray());
        Assert.Equal([.. Enumerable.Range(1, 10).Select(w => w * 0.875f)], network.Tensors[2].ToArray());
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Begin_anew_with_a_new_trainer(string optimizer)
    {
        INetwork network = NetworkCompiler.Create(typeof(OddRegression), seed: 5);
        float[] start = network.Parameters.ToArray();
        float[] inputs = Batches.Uniform(new Random(1), 10 * 17);
        float[] targets = Batches.Uniform(new Random(2), 10 * 3);
        float[] Run(Trainer trainer)
        {
            start.CopyTo(network.Parameters);
            for (int i = 0; i < 3; i++)
            {
                trainer.Step(inputs, targets);
            }

            return network.Parameters.ToArray();
        }

        Trainer first = NetworkCompiler.CreateTrainer(network, optimizer);
        float[] once = Run(first);
        float[] goingOn = Run(first);
        float[] again = Run(NetworkCompiler.CreateTrainer(network, optimizer));

        Assert.Equal(once, again);
        Assert.Equal(optimizer == "Sgd", once.SequenceEqual(goingOn));
    }

    private static double Distance(ReadOnlySpan<double> expected, float[] actual)
    {
        double distance = 0;
        double length = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            distance += (expected[i] - actual[i]) * (expected[i] - actual[i]);
            length += expected[i] * expected[i];
        }

        return Math.Sqrt(distance / length);
    }
}
