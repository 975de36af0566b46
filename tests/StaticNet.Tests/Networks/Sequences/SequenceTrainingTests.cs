namespace StaticNet.Tests.Networks;

/// <summary>Training over sequences: states that are carried over, lengths, gradients that explode.</summary>
public class SequenceTrainingTests
{
    // Rectified, with orthogonal weights that double: what is remembered, and the gradient going back, grows at every step.
    private const string Exploding =
        "[Network, Input(1, Steps = 30), SimpleRnn(16, Activation.ReLU, RecurrentScale = 2f, ReturnSequence = false), Dense(1), Loss(Loss.MeanSquaredError), Sgd] public sealed partial class Exploding;";

    [Fact]
    public void Clipping_the_norm_of_the_gradient_tames_a_recurrence_that_explodes()
    {
        Type type = NetworkCompiler.Compile(Exploding)["Exploding"];
        var random = new Random(4);
        const int samples = 64;
        float[] inputs = Batches.Uniform(random, samples * 30);
        float[] targets = [.. Enumerable.Range(0, samples).Select(sample => inputs.AsSpan(sample * 30, 30)[^1])];
        var data = StaticNet.Samples.WithTargets(inputs, 30, targets, 1);
        var options = new FitOptions { Epochs = 200, BatchSize = 16 };

        // The same rate, the same parameters, the same samples in the same order.
        foreach (int seed in new[] { 1, 2, 3 })
        {
            Trainer wild = NetworkCompiler.CreateTrainer(NetworkCompiler.Create(type, seed), "Sgd");
            wild.LearningRate = 0.05f;
            Trainer tame = NetworkCompiler.CreateTrainer(NetworkCompiler.Create(type, seed), "Sgd");
            (tame.LearningRate, tame.ClipNorm) = (0.05f, 1f);
            wild.Backpropagate(inputs, targets);
            Assert.True(Norm(wild.Gradients) > 500, $"The gradient is {Norm(wild.Gradients)} long.");

            var diverged = Assert.Throws<TrainingDivergedException>(() => wild.Fit(data, options));
            Assert.InRange(diverged.Step, 1, 20);
            Assert.All(wild.Network.Parameters.ToArray(), value => Assert.True(float.IsFinite(value)));

            TrainingHistory history = tame.Fit(data, options);
            Assert.Equal(StopReason.Finished, history.StopReason);
            Assert.InRange(history.Epochs[^1].TrainingLoss, 0, 0.05f);
        }
    }

    [Fact]
    public void A_step_leaves_the_states_in_which_streams_would_be()
    {
        var network = new Filter(seed: 1);
        float[] inputs = Batches.Uniform(new Random(2), 3 * 2 * Filter.InputSize);
        float[] targets = Batches.Uniform(new Random(3), 3 * Filter.OutputSize);
        var trainer = new Filter.AdamTrainer(network) { LearningRate = 0f };
        var states = new Filter.State[3];
        var streams = new Filter.State[3];
        int[] lengths = [Filter.Steps, 4, 0];
        foreach (int window in new[] { 0, 1, 1 })
        {
            trainer.Step(inputs.AsSpan(window * 3 * Filter.InputSize, 3 * Filter.InputSize), targets, states, lengths);
            for (int sample = 0; sample < 3; sample++)
            {
                if (lengths[sample] > 0)
                {
                    int start = ((window * 3) + sample) * Filter.InputSize;
                    network.Step(ref streams[sample], inputs.AsSpan(start, lengths[sample]), new float[lengths[sample]]);
                }

                AssertNear(streams[sample], states[sample]);
            }
        }

        // What an evaluation goes on from, it leaves behind too.
        float first = trainer.Evaluate(inputs.AsSpan(0, 3 * Filter.InputSize), targets, states);
        Assert.NotEqual(first, trainer.Evaluate(inputs.AsSpan(0, 3 * Filter.InputSize), targets, states));
    }

    [Fact]
    public void More_samples_than_are_computed_at_a_time_each_keep_their_state()
    {
        const int samples = 300;
        var network = new Echo(seed: 1);
        float[] inputs = Batches.Uniform(new Random(2), samples * Echo.InputSize);
        float[] targets = Batches.Uniform(new Random(3), samples * Echo.OutputSize);
        int[] lengths = [.. Enumerable.Range(0, samples).Select(sample => sample % (Echo.Steps + 1))];
        var states = new Echo.State[samples];
        float loss = new Echo.AdamTrainer(network).Evaluate(inputs, targets, states, lengths);

        double sum = 0;
        for (int sample = 0; sample < samples; sample++)
        {
            Echo.State state = default;
            var outputs = new float[lengths[sample]];
            if (lengths[sample] > 0)
            {
                network.Step(ref state, inputs.AsSpan(sample * Echo.InputSize, lengths[sample]), outputs);
            }

            AssertNear(state, states[sample]);
            sum += outputs.Select((output, step) => Math.Pow(output - targets[(sample * Echo.OutputSize) + step], 2)).Sum();
        }

        Assert.Equal(sum / lengths.Sum(), loss, 1e-5);
    }

    [Fact]
    public void Where_the_loss_is_not_finite_parameters_and_states_stay()
    {
        var network = new Echo(seed: 1);
        var trainer = new Echo.AdamTrainer(network);
        float[] inputs = Batches.Uniform(new Random(2), 2 * Echo.InputSize);
        var targets = new float[2 * Echo.OutputSize];
        var states = new Echo.State[2];
        trainer.Step(inputs, targets, states);
        Echo.State[] before = [.. states];
        float[] parameters = network.Parameters.ToArray();
        inputs[3] = float.NaN;

        Assert.True(float.IsNaN(trainer.Step(inputs, targets, states)));
        Assert.True(float.IsNaN(trainer.Evaluate(inputs, targets, states)));

        Assert.Equal(before, states);
        Assert.Equal(parameters, network.Parameters.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void There_is_one_state_for_each_sample(int states)
    {
        var trainer = new Echo.AdamTrainer(new Echo(seed: 1));
        var exception = Assert.Throws<ArgumentException>(() => trainer.Step(new float[2 * Echo.InputSize], new float[2 * Echo.OutputSize], new Echo.State[states]));
        Assert.Contains("2", exception.Message);
        Assert.Contains($"{states}", exception.Message);
    }

    [Fact]
    public void Whatever_stands_in_padding_nothing_of_it_is_learned()
    {
        var clean = new Tagger(seed: 1);
        var dirty = new Tagger(seed: 1);
        const int samples = 40;
        float[] inputs = Batches.Uniform(new Random(2), samples * Tagger.InputSize);
        int[] labels = Batches.Labels(new Random(3), samples * Tagger.Steps, Tagger.StepOutputSize);
        int[] lengths = [.. Enumerable.Range(0, samples).Select(sample => sample % (Tagger.Steps + 1))];
        float[] padded = [.. inputs];
        int[] paddedLabels = [.. labels];
        for (int sample = 0; sample < samples; sample++)
        {
            int rest = Tagger.Steps - lengths[sample];
            padded.AsSpan((sample * Tagger.InputSize) + (lengths[sample] * Tagger.StepInputSize), rest * Tagger.StepInputSize).Fill(float.NaN);
            paddedLabels.AsSpan((sample * Tagger.Steps) + lengths[sample], rest).Fill(-1);
        }

        var first = new Tagger.AdamTrainer(clean) { LearningRate = 0.01f };
        var second = new Tagger.AdamTrainer(dirty) { LearningRate = 0.01f };
        for (int step = 0; step < 5; step++)
        {
            Assert.Equal(first.Step(inputs, labels, lengths), second.Step(padded, paddedLabels, lengths));
        }

        Assert.Equal(clean.Parameters.ToArray(), dirty.Parameters.ToArray());
        Assert.All(clean.Parameters.ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Fit_learns_from_sequences_of_different_lengths()
    {
        // Whether the last input was above zero, at whatever step that is.
        const int samples = 200;
        float[] inputs = Batches.Uniform(new Random(2), samples * SequenceClasses.InputSize);
        int[] lengths = [.. Enumerable.Range(0, samples).Select(sample => 1 + (sample % SequenceClasses.Steps))];
        int[] labels = [.. Enumerable.Range(0, samples).Select(sample => inputs[(sample * SequenceClasses.InputSize) + ((lengths[sample] - 1) * 2)] > 0 ? 2 : 0)];
        for (int sample = 0; sample < samples; sample++)
        {
            inputs.AsSpan((sample * SequenceClasses.InputSize) + (lengths[sample] * 2), (SequenceClasses.Steps - lengths[sample]) * 2).Fill(float.NaN);
        }

        var network = new SequenceClasses(seed: 1);
        var data = StaticNet.Samples.WithLabels(inputs, SequenceClasses.InputSize, labels, lengths: lengths);
        var trainer = new SequenceClasses.AdamTrainer(network) { LearningRate = 0.02f };
        TrainingHistory history = trainer.Fit(data, new FitOptions { Epochs = 60, Validation = data });

        Assert.InRange(history.Epochs[^1].ValidationLoss, 0, 0.1f);
        Assert.Equal(history.Epochs[^1].ValidationLoss, trainer.Evaluate(inputs, labels, lengths), 1e-5f);
    }

    [Fact]
    public void Steps_with_states_and_lengths_allocate_nothing()
    {
        var trainer = new Filter.AdamTrainer(new Filter(seed: 1));
        const int samples = 50;
        float[] inputs = Batches.Uniform(new Random(2), samples * Filter.InputSize);
        float[] targets = Batches.Uniform(new Random(3), samples * Filter.OutputSize);
        int[] lengths = [.. Enumerable.Range(0, samples).Select(sample => sample % (Filter.Steps + 1))];
        var states = new Filter.State[samples];
        Filter.State state = default;
        var block = new float[32];
        SteadyState.AllocatesNothing(() =>
        {
            trainer.Step(inputs, targets, lengths);
            trainer.Step(inputs, targets, states);
            trainer.Step(inputs, targets, states, lengths);
            trainer.Backpropagate(inputs, targets, states);
            trainer.Evaluate(inputs, targets, states, lengths);
            trainer.Network.Step(ref state, inputs.AsSpan(0, 1), block.AsSpan(0, 1));
            trainer.Network.Step(ref state, inputs.AsSpan(0, 32), block);
            trainer.Network.Predict(inputs, lengths, targets);
        });
    }

    // Streams and batches sum up in different orders.
    private static void AssertNear(Filter.State expected, Filter.State actual) => AssertNear(expected.Values, actual.Values, Filter.StateLayouts);

    private static void AssertNear(Echo.State expected, Echo.State actual) => AssertNear(expected.Values, actual.Values, Echo.StateLayouts);

    private static void AssertNear(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, IReadOnlyList<TensorLayout> layouts)
    {
        foreach (TensorLayout layout in layouts)
        {
            for (int i = layout.Offset; i < layout.Offset + layout.Extent; i++)
            {
                Assert.Equal(expected[i], actual[i], 1e-5f);
            }
        }
    }

    private static double Norm(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
        {
            sum += (double)value * value;
        }

        return Math.Sqrt(sum);
    }
}
