using static StaticNet.Generic.Tests.GenericNetworkTests;

namespace StaticNet.Generic.Tests;

public class GenericTrainerTests
{
    private static readonly double[] Inputs = Values<double>(4 * 5, seed: 11);
    private static readonly double[] Targets = Values<double>(4 * 2, seed: 12);

    [Fact]
    public void Penalties_act_on_weights_and_not_on_biases()
    {
        GenericTrainer<double> trainer = Regression(out GenericNetwork<double> network);
        trainer.Backpropagate(Inputs, Targets);
        double[][] plain = Copies(trainer);
        double[][] parameters = [.. network.Parameters.Select(tensor => tensor.Values.ToArray())];

        trainer.L1 = 0.25;
        trainer.L2 = 0.5;
        trainer.Step(Inputs, Targets);

        for (int k = 0; k < plain.Length; k++)
        {
            bool isWeight = network.Parameters[k].Role == TensorRole.Weight;
            double[] expected = [.. plain[k].Zip(parameters[k], (g, w) => isWeight ? g + (0.5 * w) + (0.25 * Math.Sign(w)) : g)];
            Near.Equal(expected, trainer.Gradients[k].Values, relative: 1e-15, absolute: 1e-16);
        }
    }

    [Fact]
    public void Clipping_bounds_each_value_first_and_then_the_norm()
    {
        GenericTrainer<double> trainer = Regression(out _);
        trainer.Backpropagate(Inputs, Targets);
        double[][] clipped = [.. Copies(trainer).Select(tensor => Array.ConvertAll(tensor, g => Math.Clamp(g, -0.2, 0.2)))];
        double norm = Math.Sqrt(clipped.Sum(tensor => tensor.Sum(g => g * g)));

        trainer.ClipValue = 0.2;
        trainer.ClipNorm = norm / 2;
        trainer.Step(Inputs, Targets);

        for (int k = 0; k < clipped.Length; k++)
        {
            Near.Equal(Array.ConvertAll(clipped[k], g => g / 2), trainer.Gradients[k].Values, relative: 1e-14, absolute: 0);
        }
    }

    [Fact]
    public void A_gradient_within_the_limits_stays_as_it_is()
    {
        GenericTrainer<double> trainer = Regression(out _);
        trainer.Backpropagate(Inputs, Targets);
        double[][] plain = Copies(trainer);

        trainer.ClipValue = 1e3;
        trainer.ClipNorm = 1e3;
        trainer.Step(Inputs, Targets);

        Assert.Equal(plain, Copies(trainer));
    }

    [Fact]
    public void Labels_are_one_hot_targets()
    {
        GenericNetwork<double> network = Drawn<double>([new(7, Activation.Tanh), new(3, Activation.Softmax)], Loss.CrossEntropy);
        var trainer = new GenericTrainer<double>(network, new Sgd<double>());
        double byTargets = trainer.Backpropagate(Inputs, [0.0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1]);
        double[][] gradients = Copies(trainer);

        double byLabels = trainer.Backpropagate(Inputs, [2, 0, 1, 2]);

        Near.Equal(byTargets, byLabels, relative: 1e-15, absolute: 0);
        for (int k = 0; k < gradients.Length; k++)
        {
            Near.Equal(gradients[k], trainer.Gradients[k].Values, relative: 1e-13, absolute: 1e-16);
        }
    }

    [Fact]
    public void A_loss_that_is_not_finite_changes_nothing()
    {
        GenericTrainer<double> trainer = Regression(out GenericNetwork<double> network);
        double[][] before = [.. network.Parameters.Select(tensor => tensor.Values.ToArray())];

        double loss = trainer.Step([double.NaN, .. Inputs.AsSpan(1)], Targets);

        Assert.True(double.IsNaN(loss));
        Assert.Equal(0, trainer.StepCount);
        Assert.Equal(before, network.Parameters.Select(tensor => tensor.Values.ToArray()));
    }

    [Fact]
    public void Nothing_is_allocated_once_buffers_have_grown()
    {
        OptimizerAttribute[] optimizers =
        [
            new SgdAttribute(), new MomentumAttribute(), new NesterovAttribute(), new AdagradAttribute(), new AdadeltaAttribute(), new RmsPropAttribute(),
            new AdamAttribute(), new AdamWAttribute(), new AdaMaxAttribute(), new NadamAttribute(), new AmsGradAttribute(),
        ];
        foreach (Activation hidden in Enum.GetValues<Activation>().Where(activation => activation != Activation.Softmax))
        {
            AllocatesNothing(hidden, optimizers[(int)hidden]);
        }

        AllocatesNothing(Activation.ReLU, optimizers[^1]);
    }

    [Fact]
    public void Bad_input_is_named_and_changes_nothing()
    {
        GenericTrainer<double> regression = Regression(out GenericNetwork<double> network);
        var classifier = new GenericTrainer<double>(Drawn<double>([new(3, Activation.Softmax)], Loss.CrossEntropy), new Sgd<double>());
        double[][] before = [.. network.Parameters.Select(tensor => tensor.Values.ToArray())];

        Assert.Contains("4 samples have 8 targets (2 each), but 7 were given", Assert.Throws<ArgumentException>(() => regression.Step(Inputs, Targets.AsSpan(1))).Message);
        Assert.Contains("finite, but target 1 of sample 0 is NaN", Assert.Throws<ArgumentException>(() => regression.Step(Inputs.AsSpan(0, 5), [0, double.NaN])).Message);
        Assert.Throws<NotSupportedException>(() => regression.Step(Inputs, [0, 1, 0, 1]));
        Assert.Contains("from 0 to 2, but sample 0 has 3", Assert.Throws<ArgumentException>(() => classifier.Step(Inputs.AsSpan(0, 5), [3])).Message);
        Assert.Contains("sum to 1, but those of sample 0 sum to 0.5", Assert.Throws<ArgumentException>(() => classifier.Step(Inputs.AsSpan(0, 5), [0.25, 0.25, 0])).Message);
        Assert.Contains("between 0 and 1, but target 0 of sample 0 is 2", Assert.Throws<ArgumentException>(() => classifier.Step(Inputs.AsSpan(0, 5), [2.0, -1, 0])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => regression.LearningRate = double.NaN);
        Assert.Throws<ArgumentOutOfRangeException>(() => regression.L2 = -1);
        Assert.Contains("no loss", Assert.Throws<ArgumentException>(() => new GenericTrainer<double>(new GenericNetwork<double>(1, [new(1)]), new Sgd<double>())).Message);

        var shared = new Momentum<double>();
        _ = new GenericTrainer<double>(network, shared);
        Assert.Contains("already serves a trainer", Assert.Throws<InvalidOperationException>(() => new GenericTrainer<double>(network, shared)).Message);
        Assert.Equal(before, network.Parameters.Select(tensor => tensor.Values.ToArray()));
    }

    [Fact]
    public void Training_learns()
    {
        GenericTrainer<double> trainer = Regression(out _);
        double first = trainer.Step(Inputs, Targets);
        for (int i = 0; i < 500; i++)
        {
            trainer.Step(Inputs, Targets);
        }

        Assert.True(trainer.Evaluate(Inputs, Targets) < first / 100);
    }

    private static void AllocatesNothing(Activation hidden, OptimizerAttribute optimizer)
    {
        GenericNetwork<float> network = Drawn<float>([new(19, hidden), new(3, Activation.Softmax)], Loss.CrossEntropy);
        var trainer = new GenericTrainer<float>(network, optimizer) { L1 = 0.01f, L2 = 0.01f, ClipValue = 1, ClipNorm = 1 };
        float[] inputs = Values<float>(7 * 5, seed: 1);
        int[] labels = [0, 1, 2, 0, 1, 2, 0];
        var outputs = new float[7 * 3];
        SteadyState.AllocatesNothing(Use);

        void Use()
        {
            network.Predict(inputs, outputs);
            trainer.Step(inputs, labels);
            trainer.Step(inputs.AsSpan(0, 10), labels.AsSpan(0, 2));
            trainer.Evaluate(inputs, labels);
        }
    }

    private static GenericTrainer<double> Regression(out GenericNetwork<double> network)
    {
        network = Drawn<double>([new(7, Activation.Tanh), new(2)], Loss.MeanSquaredError);
        return new GenericTrainer<double>(network, new Adam<double>(learningRate: 0.01));
    }

    private static double[][] Copies(GenericTrainer<double> trainer) => [.. trainer.Gradients.Select(tensor => tensor.Values.ToArray())];
}
