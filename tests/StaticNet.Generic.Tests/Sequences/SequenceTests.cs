namespace StaticNet.Generic.Tests;

/// <summary>What a declaration over steps makes, how its rows are counted, and what cannot be.</summary>
public class SequenceTests
{
    [Fact]
    public void Builds_what_the_attributes_declare()
    {
        var network = GenericNetwork<double>.FromDeclaration(typeof(Declared));

        Assert.Equal((24, 8, 3, 5, 1, 5), (network.InputSize, network.Steps, network.StepInputSize, network.OutputSize, network.OutputSteps, network.StepOutputSize));
        Assert.Equal(
            [
                "0.weight_ih_l0 [12, 3]", "0.weight_hh_l0 [12, 4]", "0.bias_ih_l0 [12]", "0.bias_hh_l0 [12]",
                "1.weight [6, 2, 3]", "memory.weight_ih_l0 [20, 6]", "memory.weight_hh_l0 [20, 5]", "4.weight [5, 5]", "4.bias [5]",
            ],
            network.Parameters.Select(tensor => tensor.ToString()));
        Assert.Equal(["0.h [4]", "1.history [4, 4]", "memory.h [5]", "memory.c [5]"], network.CreateState().Tensors.Select(tensor => tensor.ToString()));
        Assert.All(network.CreateState().Tensors, tensor => Assert.Equal(TensorRole.State, tensor.Role));
    }

    [Fact]
    public void A_convolution_sees_steps_before_and_none_behind()
    {
        var network = new GenericNetwork<double>([1], [new Conv1DAttribute(1, 3) { Dilation = 2, UseBias = false }], steps: 6);
        network.Parameters[0].CopyFrom([100, 10, 1]);
        var outputs = new double[6];

        network.Predict([1, 2, 3, 4, 5, 6], outputs);

        Assert.Equal([1, 2, 13, 24, 135, 246], outputs);
    }

    [Fact]
    public void The_loss_is_a_mean_over_the_steps_that_are_there()
    {
        var network = new GenericNetwork<double>([1], [new ActivationAttribute(Activation.Linear)], Loss.MeanSquaredError, steps: 3);
        var trainer = new GenericTrainer<double>(network, new Sgd<double>());

        Assert.Equal((1 + 4 + 16 + 25) / 4.0, trainer.Evaluate([1, 2, double.NaN, 4, 5, 6], [0, 0, 0, 0, 0, double.NaN], [2, 2]));
        Assert.Equal((1 + 4 + 9 + 16 + 25 + 36) / 6.0, trainer.Evaluate([1, 2, 3, 4, 5, 6], new double[6]));
        Assert.Equal(16, trainer.Evaluate([1, 2, double.NaN, 4, 5, 6], new double[6], [0, 1]));
    }

    [Fact]
    public void Samples_without_steps_do_not_count_where_the_last_is_handed_on()
    {
        var network = new GenericNetwork<double>([1], [new SimpleRnnAttribute(1, Activation.ReLU) { ReturnSequence = false }], Loss.MeanSquaredError, steps: 3);
        network.Parameters[0].CopyFrom([1]);
        network.Parameters[1].CopyFrom([1]);
        var trainer = new GenericTrainer<double>(network, new Sgd<double>());
        double[] inputs = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        var outputs = new double[3];

        network.Predict(inputs, [2, 0, 3], outputs);

        // Sums, since nothing is forgotten.
        Assert.Equal([3, 0, 24], outputs);
        Assert.Equal(((3 * 3) + (24 * 24)) / 2.0, trainer.Evaluate(inputs, [0, double.NaN, 0], [2, 0, 3]));
        Assert.Equal(((6 * 6) + (15 * 15) + (24 * 24)) / 3.0, trainer.Evaluate(inputs, new double[3]));
    }

    [Fact]
    public void Dropout_counts_values_where_they_stand_in_the_batch()
    {
        // With zeros below targets of 1, each output that is there has the gradient -1 over the number of them, and so has its beta where it was not dropped.
        const int Steps = 5;
        const int Size = 3;
        int[] lengths = [2, 5, 0, 4];
        var network = new GenericNetwork<double>([Size], [new LayerNormAttribute(), new DropoutAttribute(0.5f) { Seed = 3 }], Loss.MeanAbsoluteError, steps: Steps);
        var trainer = new GenericTrainer<double>(network, new Sgd<double>());
        trainer.Backpropagate(new double[lengths.Length * network.InputSize], [.. Enumerable.Repeat(1.0, lengths.Length * network.OutputSize)], lengths);
        uint key = StaticNet.Numerics.DropoutMask.Key(3, 1, 0);
        var expected = new double[Size];
        for (int sample = 0; sample < lengths.Length; sample++)
        {
            for (int i = 0; i < lengths[sample] * Size; i++)
            {
                bool isDropped = StaticNet.Numerics.DropoutMask.IsDropped(key, (uint)((sample * Steps * Size) + i), 0.5f);
                expected[i % Size] -= isDropped ? 0 : 2.0 / (lengths.Sum() * Size);
            }
        }

        Near.Equal(expected, trainer.Gradients[1].Values, relative: 1e-12, absolute: 0);
    }

    [Fact]
    public void No_gradient_flows_into_the_state()
    {
        // Were it to, the gradient of the second window would be larger by the way back through the first.
        var network = new GenericNetwork<double>([1], [new SimpleRnnAttribute(1, Activation.ReLU) { UseBias = false }], Loss.MeanAbsoluteError, steps: 1);
        network.Parameters[0].CopyFrom([2]);
        network.Parameters[1].CopyFrom([3]);
        var trainer = new GenericTrainer<double>(network, new Sgd<double>());
        GenericState<double>[] states = [network.CreateState()];

        trainer.Backpropagate([1], [0.0], states);
        trainer.Backpropagate([1], [0.0], states);

        Assert.Equal([1], trainer.Gradients[0].Values.ToArray());
        Assert.Equal([2], trainer.Gradients[1].Values.ToArray());
        Assert.Equal([8], states[0].Values.ToArray());
    }

    [Fact]
    public void Refuses_layers_that_do_not_go_with_steps()
    {
        Refuses("a sequence, but layer 0 is given [2]", steps: 0, new GruAttribute(1));
        Refuses("a sequence, but layer 1 is given [3]", steps: 4, new GruAttribute(3) { ReturnSequence = false }, new LstmAttribute(1));
        Refuses("layer 0 has 0", steps: 4, new GruAttribute(0));
        Refuses("Tanh or ReLU, but layer 0 has SiLU", steps: 4, new SimpleRnnAttribute(1, Activation.SiLU));
        Refuses("an image, but layer 0 is given [2]", steps: 4, new Conv2DAttribute(1, 1));
        Refuses("a signal, but layer 0 is given [2]", steps: 4, new MaxPool1DAttribute(2));
        Refuses("a signal or an image, but layer 0 is given [2]", steps: 4, new GlobalAvgPoolAttribute());
        Refuses("stride 2", steps: 4, new Conv1DAttribute(1, 2) { Stride = 2 });
        Refuses("padding 1", steps: 4, new Conv1DAttribute(1, 2) { Padding = 1 });
        Refuses("makes 3 of 2 in 2 groups", steps: 4, new Conv1DAttribute(3, 1) { Groups = 2 });
        Refuses("layer 1 is given both", steps: 4, new GruAttribute(2) { ReturnSequence = false }, new AddAttribute("input"));
        Assert.Contains("are given as [2, 5]", Assert.Throws<ArgumentException>(() => new GenericNetwork<double>([2, 5], [new GruAttribute(2)], steps: 3)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new GenericNetwork<double>([2], [new GruAttribute(2)], steps: -1));
    }

    [Fact]
    public void Bad_input_is_named_and_changes_nothing()
    {
        var network = new GenericNetwork<double>([2], [new GruAttribute(2), new DenseAttribute(3, Activation.Softmax)], Loss.CrossEntropy, steps: 2);
        var trainer = new GenericTrainer<double>(network, new Sgd<double>());
        GenericState<double>[] states = [network.CreateState()];
        GenericState<double> other = new GenericNetwork<double>([2], [new LstmAttribute(2)], steps: 2).CreateState();
        var vectors = new GenericNetwork<double>([2], [new DenseAttribute(2)]);
        double[] inputs = [1, 2, 3, 4];

        Refuses("from 0 to 2 steps, but sample 0 has 3", () => network.Predict(inputs, [3], new double[6]));
        Refuses("from 0 to 2 steps, but sample 0 has -1", () => trainer.Step(inputs, [0, 0], [-1]));
        Refuses("all lengths are 0", () => trainer.Step(inputs, [0, 0], [0]));
        Refuses("1 samples have 1 lengths", () => trainer.Step(inputs, [0, 0], [2, 2]));
        Refuses("but step 1 of sample 0 has 3", () => trainer.Step(inputs, [0, 3]));
        Refuses("1 samples have 2 labels", () => trainer.Step(inputs, [0]));
        Refuses("between 0 and 1, but target 2 of step 1 of sample 0 is NaN", () => trainer.Step(inputs, [1, 0, 0, 0, 0, double.NaN]));
        Refuses("but target 1 of step 0 of sample 0 is 2", () => trainer.Step(inputs, [0, 2, 0, 0, 0, double.NaN], [1]));
        Refuses("1 samples have 1 states", () => trainer.Step(inputs, [0, 0], [states[0], states[0]], []));
        Refuses("has 2 values, but that given has 4", () => trainer.Step(inputs, [0, 0], [other], []));
        Refuses("has 2 values, but that given has 4", () => network.Step(other, [1, 2], new double[3]));
        Refuses("2 samples have 6 outputs", () => network.Step(states[0], inputs, new double[3]));
        Refuses("which is not a multiple", () => network.Step(states[0], [1, 2, 3], new double[3]));
        Refuses("it is empty", () => network.Step(states[0], [], []));
        Assert.Throws<InvalidOperationException>(() => vectors.Step(vectors.CreateState(), [1, 2], new double[2]));
        Assert.Equal(0, trainer.StepCount);
        Assert.Equal([0, 0], states[0].Values.ToArray());
        Assert.All(network.Parameters, tensor => Assert.All(tensor.Values.ToArray(), value => Assert.Equal(0, value)));
    }

    private static void Refuses(string message, int steps, params LayerAttribute[] layers) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new GenericNetwork<double>([2], layers, steps: steps)).Message);

    private static void Refuses(string message, Action action) => Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message);

    [Input(3, Steps = 8)]
    [Gru(4)]
    [Conv1D(6, 3, Dilation = 2, Groups = 2, UseBias = false, Activation = Activation.Tanh)]
    [Lstm(5, UseBias = false, ReturnSequence = false, Name = "memory")]
    [Dense(5)]
    private sealed class Declared;
}
