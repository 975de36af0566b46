namespace StaticNet.Generic.Tests;

public class GenericNetworkTests
{
    [Fact]
    public void Builds_what_the_attributes_declare()
    {
        var network = GenericNetwork<double>.FromDeclaration(typeof(Declared));

        Assert.Equal(6, network.InputSize);
        Assert.Equal(2, network.OutputSize);
        Assert.Equal(
            ["0.weight [4, 6]", "0.bias [4]", "2.weight [3, 4]", "out.weight [2, 3]", "out.bias [2]"],
            network.Parameters.Select(tensor => tensor.ToString()));
    }

    [Fact]
    public void Attribute_numbers_mean_in_double_what_was_written()
    {
        var network = GenericNetwork<double>.FromDeclaration(typeof(Leaky));
        network.Parameters[0].CopyFrom([-1]);
        double[] output = [0];

        network.Predict([1], output);
        double loss = new GenericTrainer<double>(network, new AdamAttribute()).Evaluate([1], [1.9]);

        Assert.Equal(-0.1, output[0]);
        Assert.Equal(0.7 * (2 - 0.35), loss, 1e-15);
        Assert.Equal(0.001, new GenericTrainer<double>(network, new AdamAttribute()).LearningRate);
    }

    [Fact]
    public void Many_samples_give_what_each_gives_alone()
    {
        GenericNetwork<double> network = Drawn<double>([new(7, Activation.GELU), new(3, Activation.Softmax)], Loss.CrossEntropy);
        double[] inputs = Values<double>(71 * 5, seed: 3);
        var together = new double[71 * 3];
        var alone = new double[3];

        network.Predict(inputs, together);

        for (int sample = 0; sample < 71; sample++)
        {
            network.Predict(inputs.AsSpan(sample * 5, 5), alone);
            Assert.Equal(alone, together.AsSpan(sample * 3, 3).ToArray());
            Assert.Equal(1, alone.Sum(), 1e-15);
        }
    }

    [Fact]
    public void Probabilities_of_any_logits_are_finite()
    {
        var softmax = new GenericNetwork<double>(1, [new(3, Activation.Softmax) { UseBias = false }]);
        softmax.Parameters[0].CopyFrom([1000, -1000, 1000]);
        var probabilities = new double[6];

        softmax.Predict([1, -1], probabilities);

        Assert.Equal([0.5, 0, 0.5, 0, 1, 0], probabilities);
    }

    [Fact]
    public void Float_follows_double()
    {
        foreach (Activation activation in Enum.GetValues<Activation>().Where(a => a != Activation.Softmax))
        {
            DenseDescription[] layers = [new(19, activation), new(3, Activation.Softmax)];
            GenericNetwork<double> exact = Drawn<double>(layers, Loss.CrossEntropy);
            GenericNetwork<float> single = Drawn<float>(layers, Loss.CrossEntropy);
            var exactTrainer = new GenericTrainer<double>(exact, new Adam<double>());
            var singleTrainer = new GenericTrainer<float>(single, new Adam<float>());
            int[] labels = [0, 2, 1, 1];

            double exactLoss = exactTrainer.Backpropagate(Values<double>(20, seed: 5), labels);
            float singleLoss = singleTrainer.Backpropagate(Values<float>(20, seed: 5), labels);

            Near.Equal(exactLoss, singleLoss, relative: 1e-6, absolute: 0);
            for (int k = 0; k < exact.Parameters.Count; k++)
            {
                double[] singleGradient = Array.ConvertAll(singleTrainer.Gradients[k].Values.ToArray(), g => (double)g);
                Near.Equal(exactTrainer.Gradients[k].Values, singleGradient, relative: 1e-5, absolute: 1e-6);
            }
        }
    }

    [Fact]
    public void Takes_the_parameters_of_a_generated_network_whatever_their_layout()
    {
        var network = new GenericNetwork<double>(3, [new(2)]);
        var source = new FakeNetwork([2, 3]);
        source.Tensors[0].CopyFrom([1, 2, 3, 4, 5, 6]);
        source.Tensors[1].CopyFrom([7, 8]);

        network.CopyParametersFrom(source);

        Assert.Equal([1, 2, 3, 4, 5, 6], network.Parameters[0].Values.ToArray());
        Assert.Equal([7, 8], network.Parameters[1].Values.ToArray());
    }

    [Fact]
    public void Refuses_parameters_of_other_shapes_and_changes_nothing()
    {
        var transposed = new GenericNetwork<double>(2, [new(2)]);
        var longer = new GenericNetwork<double>(3, [new(2), new(2)]);
        var source = new FakeNetwork([2, 3]);
        source.Tensors[0].CopyFrom([1, 2, 3, 4, 5, 6]);

        Assert.Contains("Tensor 0 is 0.weight [2, 2], but FakeNetwork has 0.weight [2, 3]", Assert.Throws<ArgumentException>(() => transposed.CopyParametersFrom(source)).Message);
        Assert.Contains("4 tensors are expected, but FakeNetwork has 2", Assert.Throws<ArgumentException>(() => longer.CopyParametersFrom(source)).Message);
        Assert.Contains("has 4 values, but 3 were given", Assert.Throws<ArgumentException>(() => transposed.Parameters[0].CopyFrom([1, 2, 3])).Message);
        Assert.All(transposed.Parameters.Concat(longer.Parameters), tensor => Assert.All(tensor.Values.ToArray(), value => Assert.Equal(0, value)));
    }

    [Fact]
    public void Refuses_networks_that_cannot_be()
    {
        Assert.Contains("at least one layer", Assert.Throws<ArgumentException>(() => new GenericNetwork<double>(1, [])).Message);
        Assert.Contains("layer 0 has 0", Assert.Throws<ArgumentException>(() => new GenericNetwork<double>(1, [new(0)])).Message);
        Assert.Contains("Softmax stands on the last layer, but here on layer 0 of 2", Assert.Throws<ArgumentException>(() => new GenericNetwork<double>(1, [new(2, Activation.Softmax), new(1)])).Message);
        Assert.Contains("wants Sigmoid on the last layer, but there is Tanh", Assert.Throws<ArgumentException>(() => new GenericNetwork<double>(1, [new(2, Activation.Tanh)], Loss.BinaryCrossEntropy)).Message);
        Assert.Contains("wants Softmax on the last layer, but there is Linear", Assert.Throws<ArgumentException>(() => new GenericNetwork<double>(1, [new(2)], Loss.CrossEntropy)).Message);
        Assert.Contains("no [Input]", Assert.Throws<ArgumentException>(() => GenericNetwork<double>.FromDeclaration(typeof(string))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new GenericNetwork<double>(0, [new(1)]));
    }

    [Fact]
    public void Refuses_spans_that_do_not_fit()
    {
        var network = new GenericNetwork<double>(3, [new(2)]);

        Assert.Contains("it is empty", Assert.Throws<ArgumentException>(() => network.Predict([], [])).Message);
        Assert.Contains("3 values, but 4 were given", Assert.Throws<ArgumentException>(() => network.Predict(new double[4], new double[2])).Message);
        Assert.Contains("2 samples have 4 outputs (2 each), but 2 were given", Assert.Throws<ArgumentException>(() => network.Predict(new double[6], new double[2])).Message);
    }

    internal static GenericNetwork<T> Drawn<T>(DenseDescription[] layers, Loss loss)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var network = new GenericNetwork<T>(5, layers, loss);
        for (int k = 0; k < network.Parameters.Count; k++)
        {
            network.Parameters[k].CopyFrom(Values<T>(network.Parameters[k].Length, seed: k));
        }

        return network;
    }

    /// <summary>The same values, between -1 and 1, in every number type.</summary>
    internal static T[] Values<T>(int count, int seed)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked((2 * random.NextSingle()) - 1))];
    }

    [Input(2, 3)]
    [Dense(4, Activation.ReLU)]
    [Dense(3, UseBias = false)]
    [Dense(2, Activation.Softmax, Name = "out")]
    [Loss(Loss.CrossEntropy)]
    private sealed class Declared;

    [Input(1)]
    [Dense(1, Activation.LeakyReLU, Alpha = 0.1f)]
    [Loss(Loss.Huber, Delta = 0.7f)]
    private sealed class Leaky;
}
