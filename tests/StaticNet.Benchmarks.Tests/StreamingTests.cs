using StaticNet.Generic;

namespace StaticNet.Benchmarks.Tests;

public sealed class StreamingTests
{
    private const int Samples = 5;

    public static TheoryData<string> Names => [StreamingWorkloads.I6, StreamingWorkloads.I7, StreamingWorkloads.S1];

    public static TheoryData<INetwork> Networks => [new SmallGru(seed: 3), new SmallLstm(seed: 3), new AudioModel(seed: 3)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_allocates_nothing(string name)
    {
        StreamingWorkload workload = StreamingWorkloads.Create(name);
        Func<int, float>[] loops = [workload.Generated, workload.GeneratedChained, workload.Generic, workload.GenericChained];
        Assert.All(loops, loop =>
        {
            float result = 0;
            SteadyState.AllocatesNothing(() => result += loop(1));
            Assert.True(float.IsFinite(result));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stream_goes_on_from_loop_to_loop_and_both_implementations_stay_together(string name)
    {
        StreamingWorkload workload = StreamingWorkloads.Create(name);

        float[] generated = [workload.Generated(), workload.GeneratedChained(), workload.GeneratedChained(), workload.Generated()];
        float[] generic = [workload.Generic(), workload.GenericChained(), workload.GenericChained(), workload.Generic()];

        // The sums are of many outputs.
        Assert.All(generic.Zip(generated), pair => Assert.Equal(pair.First, pair.Second, 1e-3f * (1f + MathF.Abs(pair.First))));
        Assert.NotEqual(generated[0], generated[3]);
    }

    [Fact]
    public void Loops_add_up_the_outputs_or_feed_them_back()
    {
        var stream = new RunningSum();

        Assert.Equal(1f + 3f + 6f, StreamLoop.Run(ref stream, [1f, 2f, 3f]));
        Assert.Equal(10f + 15f, StreamLoop.Run(ref stream, [4f, 5f]));
        Assert.Equal([21f, 28f], StreamLoop.Outputs(ref stream, [6f, 7f]));

        stream = default;
        Assert.Equal(11f, StreamLoop.RunChained(ref stream, [1f, 2f, 3f]));
        Assert.Equal(12f, StreamLoop.RunChained(ref stream, [1f]));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Whole_sequences_and_shorter_ones_are_predicted_as_the_generic_implementation_does(INetwork network)
    {
        SeededBiases.Fill(network);
        var generic = GenericNetwork<float>.FromDeclaration(network.GetType());
        generic.CopyParametersFrom(network);
        float[] inputs = SeededData.Inputs(Samples * network.InputSize);
        var expected = new float[Samples * network.OutputSize];
        var actual = new float[expected.Length];

        generic.Predict(inputs, expected);
        network.Predict(inputs, actual);
        Agreement.Check(expected, actual, "Predictions");

        int[] lengths = [network.Steps, 1, 7, 0, network.Steps - 1];
        generic.Predict(inputs, lengths, expected);
        ((ISequenceNetwork)network).Predict(inputs, lengths, actual);
        Agreement.Check(expected, actual, "Predictions of shorter sequences");
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_tensor_takes_part_in_the_agreement(INetwork network)
    {
        SeededBiases.Fill(network);
        float[] inputs = SeededData.Inputs(network.InputSize);
        var outputs = new float[network.OutputSize];
        var changed = new float[network.OutputSize];
        network.Predict(inputs, outputs);
        Assert.All(network.Tensors, tensor =>
        {
            float[] values = tensor.ToArray();
            tensor.CopyFrom([.. values.Select(value => value + 0.5f)]);
            network.Predict(inputs, changed);
            tensor.CopyFrom(values);
            Assert.Throws<InvalidOperationException>(() => Agreement.Check(outputs, changed, $"Predictions without {tensor}"));
        });
    }

    private struct RunningSum : IStream
    {
        private float sum;

        public void Step(ReadOnlySpan<float> input, Span<float> output)
        {
            sum += input[0];
            output[0] = sum;
        }
    }
}
