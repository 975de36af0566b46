using System.Runtime.InteropServices;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Tests.Networks;

/// <summary>Many sequences at once: what each of them gives alone, in another order of sums.</summary>
public class ManySequencesTests
{
    private const float Canary = -12345.678f;
    private const int Margin = 40;

    // In registers and in memory, every cell, several outputs of a step, what normalises, joins and comes after the last step; one step; with a Conv1D, one by one.
    private static readonly string[] Declarations =
    [
        "Input(1, Steps = 6), Gru(16), Dense(1)",
        "Input(1, Steps = 5), Lstm(20), Dense(1), Loss(Loss.MeanSquaredError), Sgd",
        "Input(3, Steps = 5), SimpleRnn(17), Dropout(0.5f), Lstm(70), Gru(33), Dense(4, Activation.Softmax)",
        "Input(2, Steps = 7), Lstm(3), SimpleRnn(5, Activation.ReLU, ReturnSequence = false), Dense(3, Activation.Softmax), Loss(Loss.CrossEntropy), Adam",
        "Input(2, Steps = 7), Gru(90, ReturnSequence = false), Dense(30, Activation.GELU), Dense(3)",
        "Input(4, Steps = 3), Dense(6, Name = \"a\"), LayerNorm, Dense(6, Activation.GELU), Add(\"a\"), Gru(6), Concat(\"a\"), BatchNorm, Dense(2)",
        "Input(3, Steps = 4), Dense(8, Activation.Tanh), SimpleRnn(8), Dense(50, Activation.GELU), Dense(30, Activation.Sigmoid)",
        "Input(5, Steps = 1), SimpleRnn(1), Gru(1), Lstm(1)",
        "Input(3, Steps = 4), Dense(7, Activation.Sigmoid), Dense(2)",
        "Input(3, Steps = 4), Gru(5, ReturnSequence = false)",
        "Input(2, Steps = 5), Conv1D(4, 3, Dilation = 2), Lstm(9), Dense(2)",
    ];

    private static readonly int[] Counts = [.. Enumerable.Range(1, 20), 31, 33, 150];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Declarations.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_gives_what_it_gives_alone(int declaration)
    {
        foreach (int lanes in VectorWidths.Tested)
        {
            INetwork network = Create(declaration, lanes);
            foreach (int count in Counts)
            {
                float[] inputs = Batches.Uniform(new Random(count), count * network.InputSize);
                float[] expected = OneByOne(network, inputs, null);

                GradientCheck.Close(Batches.Doubles(expected), Batches.Doubles(Predicted(network, inputs, null)), 1e-5, $"{count} samples, {lanes} lanes");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Lengths_may_differ_and_what_stands_behind_them_is_not_looked_at(int declaration)
    {
        foreach (int lanes in VectorWidths.Tested)
        {
            INetwork network = Create(declaration, lanes);
            int input = network.InputSize / network.Steps;
            foreach (int count in Counts)
            {
                var random = new Random(count);
                int[] lengths = [.. Enumerable.Range(0, count).Select(_ => random.Next(network.Steps + 1))];
                float[] inputs = Batches.Uniform(random, count * network.InputSize);
                for (int i = 0; i < count; i++)
                {
                    inputs.AsSpan((i * network.InputSize) + (lengths[i] * input), (network.Steps - lengths[i]) * input).Fill(float.NaN);
                }

                float[] expected = OneByOne(network, inputs, lengths);
                float[] actual = Predicted(network, inputs, lengths);

                GradientCheck.Close(Batches.Doubles(expected), Batches.Doubles(actual), 1e-5, $"{count} samples, {lanes} lanes");
                Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First == 0f, pair.Second == 0f));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Nothing_is_allocated_after_the_first(int declaration)
    {
        foreach (int lanes in VectorWidths.Tested)
        {
            AllocationCheck.Predicting(Create(declaration, lanes), 150);
        }
    }

    private static INetwork Create(int declaration, int lanes) =>
        NetworkCompiler.Create(NetworkCompiler.Compile($"[Network, {Declarations[declaration]}]\npublic sealed partial class Compiled;", lanes)["Compiled"], seed: 5);

    private static float[] OneByOne(INetwork network, float[] inputs, int[]? lengths)
    {
        int count = inputs.Length / network.InputSize;
        return [.. Enumerable.Range(0, count).SelectMany(i =>
        {
            var outputs = new float[network.OutputSize];
            Predict(network, inputs.AsSpan(i * network.InputSize, network.InputSize), lengths is null ? default : lengths.AsSpan(i, 1), outputs);
            return outputs;
        })];
    }

    // With anything in the scratch, and memory around the outputs that must not change.
    private static float[] Predicted(INetwork network, float[] inputs, int[]? lengths)
    {
        const int Plenty = 1 << 17;
        MemoryMarshal.CreateSpan(ref Scratch.Rent(Plenty), Plenty).Fill(float.NaN);
        int length = inputs.Length / network.InputSize * network.OutputSize;
        var outputs = new float[length + (2 * Margin)];
        outputs.AsSpan().Fill(Canary);

        Predict(network, inputs, lengths, outputs.AsSpan(Margin, length));

        Assert.True(outputs.AsSpan(0, Margin).IndexOfAnyExcept(Canary) < 0, "written before");
        Assert.True(outputs.AsSpan(Margin + length).IndexOfAnyExcept(Canary) < 0, "written behind");
        return outputs[Margin..(Margin + length)];
    }

    private static void Predict(INetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs)
    {
        if (lengths.IsEmpty)
        {
            network.Predict(inputs, outputs);
        }
        else
        {
            ((ISequenceNetwork)network).Predict(inputs, lengths, outputs);
        }
    }
}
