using StaticNet.Reference;

namespace StaticNet.Generic.Tests;

/// <summary>Step by step, window by window, or whole: the same numbers.</summary>
public class StreamTests
{
    private const int Steps = 9;

    public static TheoryData<string> Graphs => [.. SequenceGraphs.All.Keys];

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Streaming_gives_what_predicting_the_whole_gives(string name)
    {
        GenericNetwork<double> network = SequenceGraphs.Drawn<double>(name, Steps, loss: null, seed: 4);
        RecurrentWindow window = SequenceGraphs.Window(network, 3, lengths: null, new Random(3));
        double[] whole = network.Predict(window);
        foreach (int stride in new[] { 1, 2, 9 })
        {
            GenericState<double>[] streams = network.States(3);
            var outputs = new double[whole.Length];
            for (int step = 0; step < Steps; step += stride)
            {
                // In turn, so that streams would disturb each other if they could.
                for (int sample = 0; sample < 3; sample++)
                {
                    int count = Math.Min(stride, Steps - step);
                    ReadOnlySpan<double> input = window.Inputs.AsSpan((sample * network.InputSize) + (step * network.StepInputSize), count * network.StepInputSize);
                    Span<double> output = network.OutputSteps == 1
                        ? outputs.AsSpan(sample * network.OutputSize, network.OutputSize)
                        : outputs.AsSpan((sample * network.OutputSize) + (step * network.StepOutputSize), count * network.StepOutputSize);
                    network.Step(streams[sample], input, output);
                }
            }

            Near.Equal(whole, outputs, relative: 1e-12, absolute: 1e-13);
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Windows_with_states_go_on_where_the_one_before_ended(string name)
    {
        GenericNetwork<double> network = SequenceGraphs.Drawn<double>(name, Steps, Loss.MeanSquaredError, seed: 4);
        var trainer = new GenericTrainer<double>(network, new Sgd<double>());
        GenericState<double>[] streams = network.States(4);
        GenericState<double>[] states = network.States(4);
        int[] lengths = [Steps, 0, 1, 5];
        foreach (int seed in new[] { 1, 2, 3 })
        {
            RecurrentWindow window = SequenceGraphs.Window(network, 4, lengths, new Random(seed));
            trainer.Evaluate(window, states);
            for (int sample = 0; sample < 4; sample++)
            {
                for (int step = 0; step < lengths[sample]; step++)
                {
                    ReadOnlySpan<double> input = window.Inputs.AsSpan((sample * network.InputSize) + (step * network.StepInputSize), network.StepInputSize);
                    network.Step(streams[sample], input, new double[network.StepOutputSize]);
                }

                Near.Equal(streams[sample].Values, states[sample].Values, relative: 1e-12, absolute: 1e-13);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Samples_of_any_lengths_give_what_each_gives_alone(string name)
    {
        GenericNetwork<double> network = SequenceGraphs.Drawn<double>(name, Steps, loss: null, seed: 4);
        const int Samples = 71;
        int[] lengths = SequenceGraphs.Lengths(Samples, Steps, new Random(5));
        RecurrentWindow window = SequenceGraphs.Window(network, Samples, lengths, new Random(3));
        double[] together = network.Predict(window);
        for (int sample = 0; sample < Samples; sample++)
        {
            GenericState<double> stream = network.CreateState();
            var alone = new double[network.OutputSize];
            for (int step = 0; step < lengths[sample]; step++)
            {
                ReadOnlySpan<double> input = window.Inputs.AsSpan((sample * network.InputSize) + (step * network.StepInputSize), network.StepInputSize);
                network.Step(stream, input, alone.AsSpan(network.OutputSteps == 1 ? 0 : step * network.StepOutputSize, network.StepOutputSize));
            }

            Near.Equal(alone, together.AsSpan(sample * network.OutputSize, network.OutputSize), relative: 1e-12, absolute: 1e-13);
        }
    }

    [Fact]
    public void States_are_copied_and_cleared()
    {
        GenericNetwork<double> network = SequenceGraphs.Drawn<double>("an audio model", Steps, loss: null, seed: 4);
        GenericState<double> stream = network.CreateState();
        GenericState<double> copy = network.CreateState();
        double[] output = [0];
        network.Step(stream, [0.5], output);
        double first = output[0];
        network.Step(stream, [-0.5], output);
        copy.CopyFrom(stream);
        network.Step(stream, [0.25], output);
        double third = output[0];

        network.Step(copy, [0.25], output);
        Assert.Equal(third, output[0]);
        stream.Clear();
        network.Step(stream, [0.5], output);
        Assert.Equal(first, output[0]);
        Assert.Equal(["2.history [4, 8]", "4.h [8]"], stream.Tensors.Select(tensor => tensor.ToString()));
    }

    [Fact]
    public void Nothing_is_allocated_once_buffers_have_grown()
    {
        foreach (string name in SequenceGraphs.All.Keys)
        {
            GenericNetwork<float> network = SequenceGraphs.Drawn<float>(name, Steps, Loss.MeanSquaredError, seed: 4);
            var trainer = new GenericTrainer<float>(network, new AdamW<float>());
            float[] inputs = LayerGraphs.Values<float>(7 * network.InputSize, new Random(3));
            float[] targets = LayerGraphs.Values<float>(7 * network.OutputSize, new Random(4));
            var outputs = new float[7 * network.OutputSize];
            int[] lengths = [3, 0, 9, 9, 1, 8, 2];
            GenericState<float>[] states = network.States(7);
            SteadyState.AllocatesNothing(Use);

            void Use()
            {
                network.Step(states[0], inputs.AsSpan(0, network.StepInputSize), outputs.AsSpan(0, network.StepOutputSize));
                network.Predict(inputs, outputs);
                network.Predict(inputs, lengths, outputs);
                trainer.Step(inputs, targets);
                trainer.Step(inputs, targets, lengths);
                trainer.Step(inputs, targets, states, lengths);
                trainer.Evaluate(inputs, targets, states);
            }
        }
    }
}
