using StaticNet.Generator.Tests.Running;

namespace StaticNet.Tests.Networks;

/// <summary>Steps of streams: the same numbers as whole sequences, whoever takes them and however many at once.</summary>
public class StreamingTests
{
    // Straight code, layer by layer, blocks of units, only the last step, all kinds of layers over steps; one step; one unit.
    private static readonly string[] Declarations =
    [
        "Input(1, Steps = 6), Gru(16), Dense(1)",
        "Input(1, Steps = 6), Lstm(20), Dense(1)",
        "Input(1, Steps = 9), Dense(8, Activation.Tanh), Conv1D(4, 3, Dilation = 2, Activation = Activation.Tanh), Gru(8), Dense(1)",
        "Input(3, Steps = 5), SimpleRnn(17), Dropout(0.5f), Lstm(150), Gru(67), Dense(4, Activation.Softmax)",
        "Input(2, Steps = 7), Lstm(3), SimpleRnn(5, Activation.ReLU, ReturnSequence = false), Dense(3, Activation.Softmax)",
        "Input(2, Steps = 7), Gru(400, ReturnSequence = false), Dense(30, Activation.ReLU), Dense(3)",
        "Input(4, Steps = 8), Conv1D(6, 3, Groups = 2, Name = \"a\"), LayerNorm, Dense(6, Activation.GELU), Add(\"a\"), Conv1D(6, 4, Groups = 6), Concat(\"a\"), BatchNorm, Dense(2)",
        "Input(5, Steps = 1), SimpleRnn(1), Gru(1), Lstm(1)",
        "Input(3, Steps = 4), Dense(7, Activation.Sigmoid), Dense(2)",
    ];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Declarations.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_stream_gives_the_numbers_of_the_whole(int declaration)
    {
        foreach (int lanes in VectorWidths.Tested)
        {
            INetwork network = Create(Declarations[declaration], lanes);
            Invoke(nameof(CheckStream), network);
        }
    }

    [Fact]
    public void States_are_values_that_are_copied_compared_and_reset()
    {
        var network = new Echo(seed: 1);
        float[] y = [0f], first = [0f], second = [0f];
        Echo.State state = network.CreateState();
        network.Step(ref state, [0.5f], y);
        Echo.State copy = state;
        Assert.Equal(copy, state);
        Assert.True(copy == state && copy.GetHashCode() == state.GetHashCode());

        network.Step(ref state, [0.25f], first);
        Assert.NotEqual(copy, state);
        Assert.True(copy != state);
        network.Step(ref copy, [0.25f], second);
        Assert.Equal(first, second);
        Assert.Equal(state, copy);

        state = default;
        Assert.Equal(network.CreateState(), state);
        network.Step(ref state, [0.5f], second);
        Assert.Equal(y, second);
    }

    [Fact]
    public void The_state_says_what_each_unit_remembers()
    {
        TensorLayout layout = Assert.Single(Echo.StateLayouts);
        Assert.Equal("0.h", layout.Name);
        Assert.Equal(TensorRole.State, layout.Role);
        Assert.Equal([16], layout.Shape.ToArray());
        Assert.Equal(["2.history", "4.h"], Filter.StateLayouts.Select(each => each.Name));
        Assert.Equal(["0.h", "2.h", "2.c"], Tagger.StateLayouts.Select(each => each.Name));

        // What a dense layer behind makes of it is what the network puts out.
        var network = new Echo(seed: 2);
        Echo.State state = default;
        var y = new float[1];
        network.Step(ref state, [0.3f, -0.8f, 0.1f], new float[3]);
        network.Step(ref state, [0.7f], y);
        float[] weights = network.Tensors.Single(tensor => tensor.Name == "1.weight").ToArray();
        float sum = weights.Zip(state.Values.Slice(layout.Offset, 16).ToArray(), (weight, value) => weight * value).Sum();
        Assert.Equal(sum, y[0], 1e-5f);
    }

    [Fact]
    public async Task Streams_on_many_threads_do_not_meet()
    {
        var network = new Tagger(seed: 3);
        const int streams = 16;
        const int steps = 200;
        float[] inputs = Batches.Uniform(new Random(1), streams * steps * Tagger.StepInputSize);
        float[][] expected = [.. Enumerable.Range(0, streams).Select(Run)];

        float[][] actual = await Task.WhenAll(Enumerable.Range(0, streams).Select(stream => Task.Run(() => Run(stream))));

        Assert.Equal(expected, actual);

        float[] Run(int stream)
        {
            Tagger.State state = default;
            var outputs = new float[steps * Tagger.StepOutputSize];
            for (int step = 0; step < steps; step++)
            {
                network.Step(
                    ref state,
                    inputs.AsSpan(((stream * steps) + step) * Tagger.StepInputSize, Tagger.StepInputSize),
                    outputs.AsSpan(step * Tagger.StepOutputSize, Tagger.StepOutputSize));
            }

            return outputs;
        }
    }

    [Theory]
    [InlineData(0, 0, "step of 3 floats", "empty")]
    [InlineData(4, 4, "3 floats", "4")]
    [InlineData(3, 3, "4", "3")]
    [InlineData(6, 4, "8", "4")]
    public void Step_refuses_lengths_that_do_not_fit(int inputs, int outputs, string expected, string actual)
    {
        var network = new Tagger(seed: 1);
        Tagger.State state = default;
        network.Step(ref state, [1, 2, 3], new float[4]);
        Tagger.State before = state;
        float[] output = [.. Enumerable.Repeat(-7f, outputs)];

        var exception = Assert.Throws<ArgumentException>(() => network.Step(ref state, new float[inputs], output));

        Assert.Contains(expected, exception.Message);
        Assert.Contains(actual, exception.Message);
        Assert.Equal(before, state);
        Assert.All(output, value => Assert.Equal(-7f, value));
    }

    [Fact]
    public void Of_a_network_for_whole_sequences_the_last_of_several_steps_comes_out()
    {
        var network = new SequenceClasses(seed: 1);
        SequenceClasses.State state = default;
        float[] inputs = Batches.Uniform(new Random(2), 4 * SequenceClasses.StepInputSize);
        var last = new float[3];
        network.Step(ref state, inputs, last);

        SequenceClasses.State other = default;
        var each = new float[3];
        for (int step = 0; step < 4; step++)
        {
            network.Step(ref other, inputs.AsSpan(step * 2, 2), each);
        }

        Assert.Equal(each, last);
        Assert.Equal(other, state);
        Assert.Contains("3", Assert.Throws<ArgumentException>(() => network.Step(ref state, inputs, new float[12])).Message);
    }

    [Theory]
    [InlineData(new[] { 7 }, "2")]
    [InlineData(new[] { 7, -1 }, "-1")]
    [InlineData(new[] { 8, 7 }, "8")]
    public void Predict_refuses_lengths_that_no_sample_can_have(int[] lengths, string actual)
    {
        var network = new SequenceClasses(seed: 1);
        var exception = Assert.Throws<ArgumentException>(() => network.Predict(new float[2 * SequenceClasses.InputSize], lengths, new float[6]));
        Assert.Contains(actual, exception.Message);
    }

    private static INetwork Create(string declaration, int lanes) =>
        NetworkCompiler.Create(NetworkCompiler.Compile($"[Network, {declaration}]\npublic sealed partial class Compiled;", lanes)["Compiled"], seed: 5);

    private static void Invoke(string method, INetwork network)
    {
        Type state = network.GetType().GetNestedType("State")!;
        typeof(StreamingTests).GetMethod(method, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(state).CreateDelegate<Action<INetwork>>()(network);
    }

    private static void CheckStream<TState>(INetwork network)
        where TState : unmanaged
    {
        const int samples = 4;
        var streaming = (ISequenceNetwork<TState>)network;
        int steps = network.Steps;
        (int input, int output) = (network.InputSize / steps, network.OutputSize / network.OutputSteps);
        bool isSequence = network.OutputSize == steps * output;
        float[] inputs = Batches.Uniform(new Random(7), samples * network.InputSize);
        var whole = new float[samples * network.OutputSize];
        network.Predict(inputs, whole);
        Assert.All(whole, value => Assert.True(float.IsFinite(value)));
        int[] lengths = [steps, 0, steps / 2, 1];
        var shorter = new float[whole.Length];
        float[] padded = [.. inputs];
        for (int sample = 0; sample < samples; sample++)
        {
            padded.AsSpan((sample * network.InputSize) + (lengths[sample] * input), (steps - lengths[sample]) * input).Fill(float.NaN);
        }

        streaming.Predict(padded, lengths, shorter);
        for (int sample = 0; sample < samples; sample++)
        {
            ReadOnlySpan<float> x = inputs.AsSpan(sample * network.InputSize, network.InputSize);
            Span<float> expected = whole.AsSpan(sample * network.OutputSize, network.OutputSize);
            TState state = streaming.CreateState();
            var y = new float[output];
            for (int step = 0; step < steps; step++)
            {
                Span<float> before = shorter.AsSpan(sample * network.OutputSize, network.OutputSize);
                if (isSequence)
                {
                    Assert.Equal(step < lengths[sample] ? expected.Slice(step * output, output).ToArray() : new float[output], before.Slice(step * output, output).ToArray());
                }

                streaming.Step(ref state, x.Slice(step * input, input), y);
                Assert.Equal(isSequence ? expected.Slice(step * output, output).ToArray() : step == steps - 1 ? expected.ToArray() : y, y);
                if (!isSequence && step == lengths[sample] - 1)
                {
                    Assert.Equal(y, before.ToArray());
                }
            }

            // Several steps at once, after a first one.
            TState other = streaming.CreateState();
            var first = new float[output];
            streaming.Step(ref other, x[..input], first);
            var rest = new float[isSequence ? (steps - 1) * output : output];
            if (steps > 1)
            {
                streaming.Step(ref other, x[input..], rest);
                Assert.Equal(isSequence ? expected[output..].ToArray() : expected.ToArray(), rest);
                Assert.Equal(state, other);
            }
        }

        if (!isSequence)
        {
            Assert.All(shorter.AsSpan(network.OutputSize, network.OutputSize).ToArray(), value => Assert.Equal(0f, value));
        }
    }
}
