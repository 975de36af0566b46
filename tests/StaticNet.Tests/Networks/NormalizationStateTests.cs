using StaticNet.Generic;

namespace StaticNet.Tests.Networks;

/// <summary>What batch normalisation observes, and that predictions follow it.</summary>
public class NormalizationStateTests
{
    private static readonly Lazy<Dictionary<string, Type>> Compiled = new(() => NetworkCompiler.Compile("""
        [Network, Input(5), Dense(7), BatchNorm(Epsilon = 0.01f, Activation = Activation.ReLU), Dense(3)] public sealed partial class Folded;
        [Network, Input(5), Dense(7)] public sealed partial class Before;
        [Network, Input(7), BatchNorm(Epsilon = 0.01f, Activation = Activation.ReLU), Dense(3)] public sealed partial class Behind;
        [Network, Input(5), Dense(2, UseBias = false), Dropout(0.5f), BatchNorm(Activation = Activation.GELU), Loss(Loss.MeanSquaredError), Adam] public sealed partial class NarrowFolded;
        [Network, Input(5), Dense(40, Activation.Tanh), BatchNorm, Dense(3, UseBias = false), BatchNorm, Loss(Loss.MeanSquaredError), Adam] public sealed partial class Both;
        [Network, Input(9), BatchNorm(Momentum = 0.3f), Dense(11, UseBias = false), BatchNorm(Epsilon = 0.1f, Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Momentum] public sealed partial class Vectors;
        [Network, Input(3, 2, 5), BatchNorm(Activation = Activation.ReLU), BatchNorm(Momentum = 0.5f), LayerNorm, Dense(2), Loss(Loss.MeanSquaredError), Momentum] public sealed partial class Images;
        [Network, Input(3), BatchNorm(Momentum = 1f), Dense(1), Loss(Loss.MeanSquaredError), Sgd] public sealed partial class ObservedVectors;
        [Network, Input(2, 5, 5), BatchNorm(Momentum = 1f), Dense(1), Loss(Loss.MeanSquaredError), Sgd] public sealed partial class ObservedImages;
        [Network, Input(2, 1, 1), BatchNorm(Momentum = 1f), Dense(1), Loss(Loss.MeanSquaredError), Sgd] public sealed partial class ObservedPixels;
        """));

    // Samples meet in training only: room for all of them at once would be megabytes here.
    [Fact]
    public void Evaluations_of_any_size_go_through_in_chunks()
    {
        Type type = NetworkCompiler.Compile("[Network, Input(8), Dense(64), BatchNorm(Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Sgd] public sealed partial class Chunks;")["Chunks"];
        INetwork network = NetworkCompiler.Create(type, seed: 1);
        Trainer trainer = NetworkCompiler.CreateTrainer(network, "Sgd");
        const int Samples = 10_000;
        var random = new Random(1);
        float[] inputs = Batches.Uniform(random, Samples * network.InputSize);
        float[] targets = Batches.Uniform(random, Samples * network.OutputSize);
        long before = GC.GetAllocatedBytesForCurrentThread();
        float loss = trainer.Evaluate(inputs, targets);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500_000);

        double parts = 0;
        for (int i = 0; i < Samples; i += 100)
        {
            parts += trainer.Evaluate(inputs.AsSpan(i * network.InputSize, 100 * network.InputSize), targets.AsSpan(i * network.OutputSize, 100 * network.OutputSize));
        }

        Assert.Equal(parts / (Samples / 100), loss, 1e-5);
    }

    [Fact]
    public void Folded_into_the_layer_before_it_predicts_what_it_predicts_by_itself()
    {
        INetwork folded = Create("Folded");
        INetwork before = Create("Before");
        INetwork behind = Create("Behind");
        Randomize(folded);
        for (int i = 0; i < folded.Tensors.Count; i++)
        {
            ParameterTensor copy = i < 2 ? before.Tensors[i] : behind.Tensors[i - 2];
            copy.CopyFrom(folded.Tensors[i].ToArray());
        }

        for (int i = 0; i < folded.StatisticTensors.Count; i++)
        {
            behind.StatisticTensors[i].CopyFrom(folded.StatisticTensors[i].ToArray());
        }

        float[] inputs = Batches.Uniform(new Random(1), 9 * 5);
        float[] expected = Predicted(behind, Predicted(before, inputs));
        GradientCheck.Close(Batches.Doubles(expected), Batches.Doubles(Predicted(folded, inputs)), 1e-5, "folded");
    }

    [Theory]
    [InlineData("Folded")]
    [InlineData("Behind")]
    [InlineData("NarrowFolded")]
    [InlineData("Both")]
    [InlineData("Images")]
    public void Changes_of_parameters_and_statistics_show_in_the_next_prediction(string name)
    {
        INetwork network = Create(name);
        float[] inputs = Batches.Uniform(new Random(2), 4 * network.InputSize);
        Predicts_as_the_reference();
        foreach (ParameterTensor tensor in network.Tensors.Concat(network.StatisticTensors))
        {
            float[] before = Predicted(network, inputs);
            tensor.CopyFrom([.. tensor.ToArray().Select((value, i) => (value * 1.5f) + 0.1f + (0.02f * i))]);
            Assert.False(before.AsSpan().SequenceEqual(Predicted(network, inputs)), $"{tensor} changed, but predictions did not");
            Predicts_as_the_reference();
        }

        network.Statistics[network.StatisticTensors[^1].Layout.Offset] = 9f;
        Predicts_as_the_reference();
        network.Parameters[network.Tensors[^1].Layout.Offset] = -2f;
        Predicts_as_the_reference();

        void Predicts_as_the_reference()
        {
            var reference = GenericNetwork<double>.FromDeclaration(network.GetType());
            reference.CopyParametersFrom(network);
            var expected = new double[4 * network.OutputSize];
            reference.Predict(Batches.Doubles(inputs), expected);
            GradientCheck.Close(expected, Batches.Doubles(Predicted(network, inputs)), 1e-5, name);
        }
    }

    [Theory]
    [InlineData("NarrowFolded")]
    [InlineData("Both")]
    public void Steps_show_in_the_next_prediction(string name)
    {
        INetwork network = Create(name);
        Trainer trainer = NetworkCompiler.CreateTrainer(network, "Adam");
        float[] inputs = Batches.Uniform(new Random(3), 8 * network.InputSize);
        float[] targets = Batches.Uniform(new Random(4), 8 * network.OutputSize);
        trainer.LearningRate = 0f;
        for (int step = 0; step < 3; step++)
        {
            // Without a change of parameters, statistics still follow the batch.
            float[] before = Predicted(network, inputs);
            trainer.Step(inputs, targets);
            Assert.False(before.AsSpan().SequenceEqual(Predicted(network, inputs)));
        }
    }

    [Theory]
    [InlineData("Vectors", 1)]
    [InlineData("Vectors", 2)]
    [InlineData("Vectors", 21)]
    [InlineData("Vectors", 200)]
    [InlineData("Images", 1)]
    [InlineData("Images", 21)]
    [InlineData("Images", 200)]
    public void Three_steps_make_of_parameters_and_statistics_what_double_precision_makes(string name, int batch)
    {
        INetwork network = Create(name);
        Randomize(network);
        var reference = GenericNetwork<double>.FromDeclaration(network.GetType());
        reference.CopyParametersFrom(network);
        Trainer trainer = NetworkCompiler.CreateTrainer(network, "Momentum");
        trainer.LearningRate = 0.01f;
        var referenceTrainer = new GenericTrainer<double>(reference, new MomentumAttribute(0.9f)) { LearningRate = 0.01f };
        var random = new Random(batch);
        for (int step = 0; step < 3; step++)
        {
            float[] inputs = Batches.Uniform(random, batch * network.InputSize);
            float[] targets = Batches.Uniform(random, batch * network.OutputSize);
            trainer.Step(inputs, targets);
            referenceTrainer.Step(Batches.Doubles(inputs), Batches.Doubles(targets));
        }

        foreach ((GenericTensor<double> expected, ParameterTensor actual) in reference.Parameters.Zip(network.Tensors).Concat(reference.Statistics.Zip(network.StatisticTensors)))
        {
            GradientCheck.Close(expected.Values.ToArray(), Batches.Doubles(actual.ToArray()), 1e-4, $"{name}, batch {batch}: {actual}");
        }

        GradientCheck.PaddingIsZero(network.StatisticTensors, network.Statistics, $"{name}: statistics");
    }

    [Theory]
    [InlineData("Vectors")]
    [InlineData("Images")]
    public void Only_a_step_with_a_finite_loss_observes(string name)
    {
        INetwork network = Create(name);
        Trainer trainer = NetworkCompiler.CreateTrainer(network, "Momentum");
        float[] inputs = Batches.Uniform(new Random(5), 7 * network.InputSize);
        float[] targets = Batches.Uniform(new Random(6), 7 * network.OutputSize);
        float[] before = [.. network.Statistics];

        trainer.Backpropagate(inputs, targets);
        trainer.Evaluate(inputs, targets);
        inputs[^1] = float.NaN;
        trainer.Step(inputs, targets);
        Assert.Equal(before, network.Statistics.ToArray());

        inputs[^1] = 0.5f;
        trainer.Step(inputs, targets);
        Assert.NotEqual(before, network.Statistics.ToArray());
    }

    [Theory]
    [InlineData("Vectors")]
    [InlineData("Images")]
    public void A_batch_does_not_remember_a_greater_one(string name)
    {
        INetwork network = Create(name);
        float[] inputs = Batches.Uniform(new Random(5), 200 * network.InputSize);
        float[] targets = Batches.Uniform(new Random(6), 200 * network.OutputSize);
        Trainer fresh = NetworkCompiler.CreateTrainer(network, "Momentum");
        Trainer used = NetworkCompiler.CreateTrainer(network, "Momentum");
        used.Backpropagate(inputs, targets);
        foreach (int batch in new[] { 3, 17 })
        {
            float loss = fresh.Backpropagate(inputs.AsSpan(0, batch * network.InputSize), targets.AsSpan(0, batch * network.OutputSize));
            Assert.Equal(loss, used.Backpropagate(inputs.AsSpan(0, batch * network.InputSize), targets.AsSpan(0, batch * network.OutputSize)));
            Assert.Equal(fresh.Gradients.ToArray(), used.Gradients.ToArray());
        }
    }

    [Theory]
    [InlineData("ObservedVectors", 100_003)]
    [InlineData("ObservedImages", 4_001)]
    [InlineData("ObservedPixels", 100_003)]
    public void A_hundred_thousand_values_far_from_zero_have_their_mean_and_variance(string name, int samples)
    {
        INetwork network = Create(name);
        int channels = network.StatisticTensors[0].Length;
        int positions = network.InputSize / channels;
        float[] inputs = Batches.Uniform(new Random(7), samples * network.InputSize);
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] += 100f * (1 + (i / positions % channels));
        }

        NetworkCompiler.CreateTrainer(network, "Sgd").Step(inputs, new float[samples]);

        for (int c = 0; c < channels; c++)
        {
            double[] values = [.. inputs.Where((_, i) => i / positions % channels == c).Select(x => (double)x)];
            double mean = values.Average();
            double variance = values.Sum(x => (x - mean) * (x - mean)) / (values.Length - 1);
            Assert.Equal(mean, network.StatisticTensors[0][c], 1e-6 * mean);
            Assert.Equal(variance, network.StatisticTensors[1][c], 1e-6);
        }
    }

    [Theory]
    [InlineData("Folded")]
    [InlineData("Behind")]
    [InlineData("Images")]
    public void Threads_may_be_the_first_to_predict_after_a_change(string name)
    {
        INetwork network = Create(name);
        Randomize(network);
        const int Threads = 6;
        float[] inputs = Batches.Uniform(new Random(8), 3 * network.InputSize);
        using var together = new Barrier(Threads + 1);
        var results = new float[Threads][];
        for (int round = 0; round < 30; round++)
        {
            network.Statistics[0] = 0.1f * round;
            Thread[] threads = [.. Enumerable.Range(0, Threads).Select(t => new Thread(() =>
            {
                together.SignalAndWait();
                results[t] = Predicted(network, inputs);
            }))];
            Array.ForEach(threads, thread => thread.Start());
            together.SignalAndWait();
            Array.ForEach(threads, thread => thread.Join());
            float[] expected = Predicted(network, inputs);
            Assert.All(results, result => Assert.Equal(expected, result));
        }
    }

    private static INetwork Create(string name) => NetworkCompiler.Create(Compiled.Value[name], seed: 2);

    private static void Randomize(INetwork network)
    {
        var random = new Random(9);
        foreach (ParameterTensor tensor in network.Tensors.Concat(network.StatisticTensors).Where(tensor => tensor.Layout.Role != TensorRole.Weight))
        {
            tensor.CopyFrom([.. Enumerable.Range(0, tensor.Length).Select(_ => 0.5f + random.NextSingle())]);
        }
    }

    private static float[] Predicted(INetwork network, float[] inputs)
    {
        var outputs = new float[inputs.Length / network.InputSize * network.OutputSize];
        network.Predict(inputs, outputs);
        return outputs;
    }
}
