using StaticNet.Generic;

namespace StaticNet.Tests.Networks;

public class PredictionTests
{
    private static readonly int[] Counts = [.. Enumerable.Range(1, 40), 127, 128, 129, 300];

    public static TheoryData<string> Shapes => [.. PredictionShapes.Names];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Many_samples_give_what_one_at_a_time_gives(string shape)
    {
        INetwork network = PredictionShapes.Create(shape);
        (int inputSize, int outputSize) = (network.InputSize, network.OutputSize);
        float[] inputs = Batches.Uniform(new Random(1), Counts[^1] * inputSize);
        var single = new float[Counts[^1] * outputSize];
        for (int i = 0; i < Counts[^1]; i++)
        {
            network.Predict(inputs.AsSpan(i * inputSize, inputSize), single.AsSpan(i * outputSize, outputSize));
        }

        foreach (int count in Counts)
        {
            var many = new float[count * outputSize];
            network.Predict(inputs.AsSpan(0, count * inputSize), many);

            Span<float> expected = single.AsSpan(0, many.Length);
            GradientCheck.Close(Batches.Doubles(expected), Batches.Doubles(many), 1e-6, $"{shape}, {count} samples");
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Samples_one_at_a_time_give_what_double_precision_gives(string shape)
    {
        INetwork network = PredictionShapes.Create(shape);
        var reference = GenericNetwork<double>.FromDeclaration(network.GetType());
        reference.CopyParametersFrom(network);
        float[] inputs = Batches.Uniform(new Random(2), network.InputSize);
        var outputs = new float[network.OutputSize];
        var expected = new double[network.OutputSize];

        network.Predict(inputs, outputs);
        reference.Predict(Batches.Doubles(inputs), expected);

        GradientCheck.Close(expected, Batches.Doubles(outputs), 1e-5, shape);
    }

    [Fact]
    public void The_shapes_take_both_paths()
    {
        string[] inline = [.. PredictionShapes.Names.Where(name => PredictionShapes.IsInline(PredictionShapes.Create(name)))];

        Assert.Contains("Width3", inline);
        Assert.Contains("SoftmaxLast", inline);
        Assert.Contains("Six", inline);
        Assert.DoesNotContain("SoftmaxLastByLayer", inline);
        Assert.DoesNotContain("NineNarrow", inline);
        Assert.DoesNotContain("Digits", inline);
    }

    [Theory]
    [InlineData("Width5")]
    [InlineData("Six")]
    [InlineData("Hundreds")]
    public void Changes_of_parameters_show_in_the_next_prediction(string shape)
    {
        INetwork network = PredictionShapes.Create(shape);
        float[] inputs = Batches.Uniform(new Random(4), 3 * network.InputSize);
        var before = new float[3 * network.OutputSize];
        var after = new float[before.Length];
        network.Predict(inputs, before);

        ParameterTensor lastBias = network.Tensors[^1];
        lastBias[0] += 10f;
        network.Predict(inputs, after);
        for (int i = 0; i < before.Length; i++)
        {
            Assert.Equal(i % network.OutputSize == 0 ? before[i] + 10f : before[i], after[i], 1e-4f);
        }

        network.Parameters.Clear();
        network.Parameters[lastBias.Layout.Offset] = 0.5f;
        network.Predict(inputs, after);
        Assert.All(Enumerable.Range(0, after.Length), i => Assert.Equal(i % network.OutputSize == 0 ? 0.5f : 0f, after[i]));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void NaN_in_a_sample_gives_NaN_for_that_sample_alone(string shape)
    {
        INetwork network = PredictionShapes.Create(shape);
        (int inputSize, int outputSize) = (network.InputSize, network.OutputSize);
        foreach (int count in new[] { 1, 2, 9, 30 })
        {
            float[] inputs = Batches.Uniform(new Random(5), count * inputSize);
            var clean = new float[count * outputSize];
            network.Predict(inputs, clean);
            int bad = count / 2;
            inputs[(bad * inputSize) + (inputSize / 2)] = float.NaN;
            var outputs = new float[count * outputSize];

            network.Predict(inputs, outputs);

            for (int i = 0; i < outputs.Length; i++)
            {
                Assert.Equal(i / outputSize == bad ? float.NaN : clean[i], outputs[i]);
            }
        }
    }

    [Theory]
    [InlineData("Width17")]
    [InlineData("SoftmaxLastByLayer")]
    [InlineData("Nine")]
    public void Eight_threads_may_predict_with_one_network(string shape)
    {
        INetwork network = PredictionShapes.Create(shape);
        const int Threads = 8;
        const int Samples = 40;
        float[][] inputs = [.. Enumerable.Range(0, Threads).Select(t => Batches.Uniform(new Random(t), Samples * network.InputSize))];
        float[][] expected = [.. inputs.Select(x => Predicted(network, x))];
        var wrong = new int[Threads];
        using var together = new Barrier(Threads);

        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(t => new Thread(() =>
        {
            together.SignalAndWait();
            for (int round = 0; round < 20; round++)
            {
                wrong[t] += Predicted(network, inputs[t]).SequenceEqual(expected[t]) ? 0 : 1;
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.All(wrong, count => Assert.Equal(0, count));
    }

    private static float[] Predicted(INetwork network, float[] inputs)
    {
        var outputs = new float[inputs.Length / network.InputSize * network.OutputSize];
        network.Predict(inputs, outputs);
        return outputs;
    }
}
