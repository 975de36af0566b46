namespace StaticNet.Generic.Tests;

/// <summary>Layers in their places: names, shapes, branches, and what cannot be.</summary>
public class GraphTests
{
    [Fact]
    public void Builds_what_the_attributes_of_any_layer_declare()
    {
        var network = GenericNetwork<double>.FromDeclaration(typeof(Declared));

        Assert.Equal(2 * 6 * 6, network.InputSize);
        Assert.Equal(3, network.OutputSize);
        Assert.Equal(
            [
                "0.weight [4, 2, 3, 3]", "2.weight [4]", "2.bias [4]", "skip.weight [4, 2, 1, 1]", "skip.bias [4]",
                "8.weight [4, 3, 3]", "8.bias [4, 3, 3]", "12.weight [3, 4]", "12.bias [3]",
            ],
            network.Parameters.Select(tensor => tensor.ToString()));
        Assert.Equal(["2.running_mean [4]", "2.running_var [4]"], network.Statistics.Select(tensor => tensor.ToString()));
    }

    [Fact]
    public void Many_samples_give_what_each_gives_alone()
    {
        foreach (string name in LayerGraphs.All.Keys)
        {
            GenericNetwork<double> network = LayerGraphs.Drawn<double>(name, loss: null, seed: 4);
            double[] inputs = LayerGraphs.Values<double>(41 * network.InputSize, new Random(3));
            var together = new double[41 * network.OutputSize];
            var alone = new double[network.OutputSize];

            network.Predict(inputs, together);

            for (int sample = 0; sample < 41; sample++)
            {
                network.Predict(inputs.AsSpan(sample * network.InputSize, network.InputSize), alone);

                // Sums begin at vectors in memory, so that samples that lie elsewhere are rounded elsewhere.
                Near.Equal(alone, together.AsSpan(sample * network.OutputSize, network.OutputSize), relative: 1e-13, absolute: 1e-14);
            }
        }
    }

    [Fact]
    public void Two_trainers_of_one_network_do_not_disturb_each_other()
    {
        GenericNetwork<double> network = LayerGraphs.Drawn<double>("batch normalisation in a residual block", Loss.MeanSquaredError, seed: 1);
        double[] inputs = LayerGraphs.Values<double>(7 * network.InputSize, new Random(1));
        double[] targets = LayerGraphs.Values<double>(7 * network.OutputSize, new Random(2));
        var first = new GenericTrainer<double>(network, new Sgd<double>());
        double expected = first.Backpropagate(inputs, targets);
        double[][] gradients = [.. first.Gradients.Select(tensor => tensor.Values.ToArray())];

        new GenericTrainer<double>(network, new Sgd<double>()).Backpropagate(inputs.AsSpan(0, network.InputSize), targets.AsSpan(0, network.OutputSize));

        Assert.Equal(expected, first.Backpropagate(inputs, targets));
        Assert.Equal(gradients, first.Gradients.Select(tensor => tensor.Values.ToArray()));
    }

    [Fact]
    public void Nothing_is_allocated_once_buffers_have_grown()
    {
        foreach (string name in LayerGraphs.All.Keys)
        {
            GenericNetwork<float> network = LayerGraphs.Drawn<float>(name, Loss.MeanSquaredError, seed: 4);
            float[] inputs = LayerGraphs.Values<float>(7 * network.InputSize, new Random(3));
            float[] targets = LayerGraphs.Values<float>(7 * network.OutputSize, new Random(4));
            var trainer = new GenericTrainer<float>(network, new AdamW<float>());
            var outputs = new float[7 * network.OutputSize];
            SteadyState.AllocatesNothing(Use);

            void Use()
            {
                network.Predict(inputs, outputs);
                trainer.Step(inputs, targets);
                trainer.Step(inputs.AsSpan(0, network.InputSize), targets.AsSpan(0, network.OutputSize));
                trainer.Evaluate(inputs, targets);
            }
        }
    }

    [Fact]
    public void A_residual_network_learns()
    {
        GenericNetwork<float> network = LayerGraphs.Drawn<float>("batch normalisation in a residual block", Loss.MeanSquaredError, seed: 4);
        float[] inputs = LayerGraphs.Values<float>(7 * network.InputSize, new Random(3));
        float[] targets = LayerGraphs.Values<float>(7 * network.OutputSize, new Random(4));
        var trainer = new GenericTrainer<float>(network, new Adam<float>(learningRate: 0.01));
        float first = trainer.Step(inputs, targets);
        for (int step = 0; step < 300; step++)
        {
            trainer.Step(inputs, targets);
        }

        Assert.True(trainer.Backpropagate(inputs, targets) < first / 100);
    }

    [Fact]
    public void A_layer_named_input_comes_before_the_input_of_the_network()
    {
        var network = new GenericNetwork<double>(
            [1],
            [new DenseAttribute(1) { Name = "input", UseBias = false }, new ActivationAttribute(Activation.Linear), new AddAttribute("input")]);
        network.Parameters[0].CopyFrom([3]);
        double[] output = [0];

        network.Predict([1], output);

        Assert.Equal([6], output);
    }

    [Fact]
    public void Refuses_layers_that_do_not_fit()
    {
        int[] image = [2, 5, 5];
        Refuses(image, "a signal, but layer 0 is given [2, 5, 5]", new Conv1DAttribute(1, 1));
        Refuses([2, 5], "an image, but layer 0 is given [2, 5]", new Conv2DAttribute(1, 1));
        Refuses(image, "spans 7 is larger than 5 inputs", new Conv2DAttribute(1, 7));
        Refuses(image, "spans 7 is larger than 5 inputs", new Conv2DAttribute(1, 3) { Dilation = 3 });
        Refuses(image, "makes 3 of 2 in 2 groups", new Conv2DAttribute(3, 1) { Groups = 2 });
        Refuses(image, "leave out 1 of 5", new MaxPool2DAttribute(2));
        Refuses(image, "at most half the window", new AvgPool2DAttribute(3) { Padding = 2 });
        Refuses([4], "a signal or an image, but layer 0 is given [4]", new GlobalAvgPoolAttribute());
        Refuses(image, "at least 0 and below 1, but layer 0 has 1", new DropoutAttribute(1));
        Refuses(image, "no layer above it has that name", new AddAttribute("x"));
        Refuses(image, "names none", new ConcatAttribute());
        Refuses(image, "given [2, 4, 4] and [2, 5, 5]", new Conv2DAttribute(2, 2), new AddAttribute("input"));
        Refuses(image, "given [3, 4, 4] and [2, 5, 5]", new Conv2DAttribute(3, 2), new ConcatAttribute("input"));
        Refuses(image, "layer 0 is not", new Conv2DAttribute(3, 2), new DenseAttribute(1) { From = "input" });
        Refuses([2, 1, 1, 1], "at most three sizes", new DropoutAttribute(0));
        Refuses(image, "Softmax stands on the last layer", new ActivationAttribute(Activation.Softmax), new DenseAttribute(1));
    }

    [Fact]
    public void Takes_the_statistics_of_a_generated_network_with_its_parameters()
    {
        var network = new GenericNetwork<double>([3], [new DenseAttribute(2), new BatchNormAttribute()]);
        var source = new FakeNetwork([2, 3]);
        source.Tensors[1].CopyFrom([7, 8]);
        source.Tensors = [.. source.Tensors, source.Tensors[1], source.Tensors[1]];

        Assert.Contains("2 tensors are expected, but FakeNetwork has 0", Assert.Throws<ArgumentException>(() => network.CopyParametersFrom(source)).Message);
        Assert.Equal([0, 0], network.Parameters[1].Values.ToArray());

        source.StatisticTensors = [source.Tensors[1], source.Tensors[1]];
        network.CopyParametersFrom(source);

        Assert.All([.. network.Parameters.Skip(1), .. network.Statistics], tensor => Assert.Equal([7, 8], tensor.Values.ToArray()));
    }

    private static void Refuses(int[] shape, string message, params LayerAttribute[] layers) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new GenericNetwork<double>(shape, layers)).Message);

    [Input(2, 6, 6)]
    [Conv2D(4, 3, Padding = 1, UseBias = false, Activation = Activation.ReLU)]
    [BatchNorm]
    [MaxPool2D(2)]
    [Dropout(0.5f, Name = "body")]
    [Conv2D(4, 1, Stride = 2, From = "input", Name = "skip")]
    [Add("body", Activation = Activation.ReLU)]
    [LayerNorm]
    [Activation(Activation.Tanh)]
    [GlobalAvgPool]
    [Dense(3, Activation.Softmax)]
    [Loss(Loss.CrossEntropy)]
    private sealed class Declared;
}
