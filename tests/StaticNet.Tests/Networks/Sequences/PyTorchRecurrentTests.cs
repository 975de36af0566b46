using StaticNet.Generator.Tests.Running;
using StaticNet.Reference;

namespace StaticNet.Tests.Networks;

/// <summary>
/// Networks over sequences, compiled at every vector width: what they predict whole and step by step, what they remember, their losses and gradients, and what
/// three steps make of parameters are what PyTorch computes; with lengths, and with states carried over.
/// </summary>
public class PyTorchRecurrentTests
{
    private const double Tolerance = 1e-4;
    private static readonly RecurrentReference[] References = RecurrentReference.All;

    // One assembly for each width: compiling is what takes time.
    private static readonly Dictionary<int, Lazy<Dictionary<string, Type>>> Compiled = VectorWidths.Tested.ToDictionary(
        lanes => lanes,
        lanes => new Lazy<Dictionary<string, Type>>(() => NetworkCompiler.Compile(
            string.Join(Environment.NewLine, References.Select(reference => $"[Network, {reference.Declaration}] public sealed partial class {reference.Name};")),
            lanes)));

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (RecurrentReference reference in References)
            {
                foreach (int lanes in Compiled.Keys)
                {
                    cases.Add(reference.Name, lanes);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sequences_are_predicted_and_learned_as_PyTorchs(string name, int lanes)
    {
        RecurrentReference reference = References.Single(one => one.Name == name);
        foreach (RecurrentBatch expected in reference.Batches)
        {
            INetwork network = Start(reference, lanes, out Trainer trainer);
            var first = SequenceBatch.Of(expected.Windows[0]);
            int count = first.Count(network);
            string what = $"{reference}, batch of {count}";
            Predicts(expected.Outputs, network, first, $"{what}: prediction");
            Remembers(expected.States, network, Streamed(network, first, expected.Outputs, what), $"{what}: streams");
            if (first.Lengths.Length > 0 && network.StatisticTensors.Count > 0)
            {
                // Statistics would count padding.
                Assert.Throws<NotSupportedException>(() => first.Run(trainer, "Step"));
                continue;
            }

            var evaluated = Streams.Of(network, count);
            evaluated.From(trainer, "Evaluate")(first);
            Remembers(expected.States, network, evaluated, $"{what}: states of an evaluation");

            var streams = Streams.Of(network, count);
            Func<SequenceBatch, float> step = expected.Carries ? streams.From(trainer, "Step") : batch => batch.Run(trainer, "Step");
            for (int i = 0; i < expected.Steps.Length; i++)
            {
                RecurrentStep seen = expected.Steps[i];
                float loss = step(SequenceBatch.Of(expected.WindowOf(i)));
                Assert.True(Math.Abs(loss - seen.Loss) <= Tolerance * seen.Loss, $"{what}, step {i}: the loss is {loss}, not {seen.Loss}");
                if (seen.Gradients is not null)
                {
                    Same(seen.Gradients, trainer.GradientTensors, $"{what}, step {i}: gradient");
                }

                if (seen.States is not null)
                {
                    Remembers(seen.States, network, streams, $"{what}, step {i}");
                }
            }

            Same(expected.Parameters, network.Tensors, $"{what}: after three steps");
            Same(expected.Statistics, network.StatisticTensors, $"{what}: after three steps");
            Predicts(expected.OutputsThen, network, first, $"{what}: prediction after three steps");
        }
    }

    /// <summary>What stands at padded steps is of no consequence, be it not even a number: not a bit changes.</summary>
    [Fact]
    public void Anything_may_stand_at_padded_steps()
    {
        foreach (RecurrentReference reference in References)
        {
            foreach (RecurrentBatch expected in reference.Batches.Where(batch => batch.Windows[0].Lengths is not null))
            {
                INetwork network = Start(reference, VectorWidths.Native, out Trainer trainer);
                if (network.StatisticTensors.Count > 0)
                {
                    continue;
                }

                var given = SequenceBatch.Of(expected.Windows[0]);
                (float[] Outputs, float Loss, float[] Gradients)[] runs =
                [
                    .. new[] { 0f, 1e6f, float.NaN, float.NegativeInfinity }.Select(padding =>
                    {
                        SequenceBatch batch = given.WithPadding(network, padding);
                        var outputs = new float[expected.Outputs.Length];
                        ((ISequenceNetwork)network).Predict(batch.Inputs, batch.Lengths, outputs);
                        float loss = batch.Run(trainer, "Backpropagate");
                        return (outputs, loss, trainer.Gradients.ToArray());
                    }),
                ];
                foreach ((float[] outputs, float loss, float[] gradients) in runs)
                {
                    Assert.Equal(runs[0].Outputs, outputs);
                    Assert.Equal(runs[0].Loss, loss);
                    Assert.Equal(runs[0].Gradients, gradients);
                }
            }
        }
    }

    private static INetwork Start(RecurrentReference reference, int lanes, out Trainer trainer)
    {
        INetwork network = NetworkCompiler.Create(Compiled[lanes].Value[reference.Name], seed: 0);
        Assert.Equal(reference.Parameters.Keys, network.Tensors.Select(tensor => tensor.Name));
        foreach (ParameterTensor tensor in network.Tensors)
        {
            tensor.CopyFrom(Array.ConvertAll(reference.Parameters[tensor.Name], value => (float)value));
        }

        string optimizer = reference.Declaration.Contains("Adam", StringComparison.Ordinal) ? "Adam" : reference.Declaration.Contains("Sgd", StringComparison.Ordinal) ? "Sgd" : "Momentum";
        trainer = NetworkCompiler.CreateTrainer(network, optimizer);
        return network;
    }

    private static void Predicts(double[] expected, INetwork network, SequenceBatch batch, string what)
    {
        var outputs = new float[expected.Length];
        if (batch.Lengths.Length == 0)
        {
            network.Predict(batch.Inputs, outputs);
        }
        else
        {
            ((ISequenceNetwork)network).Predict(batch.Inputs, batch.Lengths, outputs);
        }

        GradientCheck.Close(expected, Batches.Doubles(outputs), Tolerance, what);
    }

    /// <summary>Each sample as a stream, one step a call, in turn; the states afterwards.</summary>
    private static Streams Streamed(INetwork network, SequenceBatch batch, double[] expected, string what)
    {
        int count = batch.Count(network);
        int inputs = network.InputSize / network.Steps;
        int outputs = network.OutputSize / network.OutputSteps;
        var streams = Streams.Of(network, count);
        var predicted = new float[expected.Length];
        for (int step = 0; step < network.Steps; step++)
        {
            for (int i = 0; i < count; i++)
            {
                if (step < batch.Length(network, i))
                {
                    int place = (i * network.OutputSize) + (network.OutputSteps == 1 ? 0 : step * outputs);
                    streams.Step(i, batch.Inputs.AsSpan((i * network.InputSize) + (step * inputs), inputs), predicted.AsSpan(place, outputs));
                }
            }
        }

        GradientCheck.Close(expected, Batches.Doubles(predicted), Tolerance, $"{what}: step by step");
        return streams;
    }

    private static void Remembers(Dictionary<string, double[]> expected, INetwork network, Streams streams, string what)
    {
        foreach ((string name, double[] values) in expected)
        {
            int units = Streams.Layouts(network).Single(layout => layout.Name == name).Length;
            float[] actual = [.. Enumerable.Range(0, values.Length / units).SelectMany(i => streams.Read(network, i, name))];
            GradientCheck.Close(values, Batches.Doubles(actual), Tolerance, $"{what}: {name}");
        }
    }

    private static void Same(Dictionary<string, double[]> expected, IReadOnlyList<ParameterTensor> actual, string what)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (ParameterTensor tensor in actual)
        {
            GradientCheck.Close(expected[tensor.Name], Batches.Doubles(tensor.ToArray()), Tolerance, $"{what}: {tensor.Name}");
        }
    }
}
