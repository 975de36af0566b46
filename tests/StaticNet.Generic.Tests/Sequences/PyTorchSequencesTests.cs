using StaticNet.Reference;

namespace StaticNet.Generic.Tests;

/// <summary>Layers over sequences against PyTorch: predictions, what is remembered, losses, gradients and steps; with lengths, and with states carried over.</summary>
public class PyTorchSequencesTests
{
    private const double Relative = 1e-9;

    // Values are given with 12 digits; where a sum is almost nothing, what its terms lost counts.
    private const double Absolute = 1e-11;

    private static readonly RecurrentReference[] Cases = RecurrentReference.All;

    public static TheoryData<string> Names => [.. Cases.Select(reference => reference.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Sequences_are_PyTorchs(string name)
    {
        RecurrentReference reference = Cases.Single(one => one.Name == name);
        foreach (RecurrentBatch expected in reference.Batches)
        {
            GenericTrainer<double> trainer = Start(reference, out GenericNetwork<double> network);
            int samples = expected.Windows[0].Inputs.Length / network.InputSize;

            Close(expected.Outputs, network.Predict(expected.Windows[0]));
            GenericState<double>[] states = network.States(samples);
            trainer.Evaluate(expected.Windows[0], states);
            Close(expected.States, states);

            states = expected.Carries ? network.States(samples) : [];
            foreach ((RecurrentStep step, RecurrentWindow window) in expected.Steps.Select((step, i) => (step, expected.WindowOf(i))))
            {
                Close([step.Loss], [trainer.Step(window, states)]);
                if (step.Gradients is not null)
                {
                    Close(step.Gradients, trainer.Gradients);
                }

                if (step.States is not null)
                {
                    Close(step.States, states);
                }
            }

            Close(expected.Parameters, network.Parameters);
            Close(expected.Statistics, network.Statistics);
            Close(expected.OutputsThen, network.Predict(expected.Windows[0]));
        }
    }

    /// <summary>That the cases ask nothing of float that it cannot give: no gradient that is all rounding.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Sequences_in_float_are_near_PyTorchs(string name)
    {
        RecurrentReference reference = Cases.Single(one => one.Name == name);
        Type declaration = typeof(RecurrentCases).GetNestedType(name)!;
        foreach (RecurrentBatch expected in reference.Batches)
        {
            var network = GenericNetwork<float>.FromDeclaration(declaration);
            foreach (GenericTensor<float> tensor in network.Parameters)
            {
                tensor.CopyFrom(WindowTraining.Numbers<float>(reference.Parameters[tensor.Name]));
            }

            var trainer = new GenericTrainer<float>(network, declaration.GetCustomAttributes(inherit: false).OfType<OptimizerAttribute>().Single());
            GenericState<float>[] states = expected.Carries ? network.States(expected.Windows[0].Inputs.Length / network.InputSize) : [];
            for (int step = 0; step < 3; step++)
            {
                Near.Equal(expected.Steps[step].Loss, trainer.Step(expected.WindowOf(step), states), relative: 2e-5, absolute: 0);
                if (expected.Steps[step].Gradients is Dictionary<string, double[]> gradients)
                {
                    Assert.All(trainer.Gradients, tensor => AssertNear(gradients[tensor.Name], tensor.Values, tensor.Name));
                }
            }

            Assert.All(network.Parameters, tensor => AssertNear(expected.Parameters[tensor.Name], tensor.Values, tensor.Name));
        }
    }

    /// <summary>What stands at padded steps is of no consequence, be it not even a number.</summary>
    [Fact]
    public void Anything_may_stand_at_padded_steps()
    {
        foreach (RecurrentReference reference in Cases)
        {
            foreach (RecurrentBatch expected in reference.Batches.Where(batch => batch.Windows[0].Lengths is not null))
            {
                GenericTrainer<double> trainer = Start(reference, out GenericNetwork<double> network);
                RecurrentWindow window = expected.Windows[0];
                RecurrentWindow wild = window with { Inputs = Wild(window.Inputs), Targets = window.Targets is null ? null : Wild(window.Targets) };
                double[] outputs = network.Predict(window);
                double loss = trainer.Backpropagate(window, []);
                double[][] gradients = [.. trainer.Gradients.Select(tensor => tensor.Values.ToArray())];

                Assert.Equal(outputs, network.Predict(wild));
                Assert.Equal(loss, trainer.Backpropagate(wild, []));
                Assert.Equal(gradients, trainer.Gradients.Select(tensor => tensor.Values.ToArray()));
            }
        }

        // Numbers that nobody draws mark the padding.
        static double[] Wild(double[] values) => Array.ConvertAll(values, value => Math.Abs(value) > 1e5 ? double.NaN : value);
    }

    private static GenericTrainer<double> Start(RecurrentReference reference, out GenericNetwork<double> network)
    {
        Type declaration = typeof(RecurrentCases).GetNestedType(reference.Name)!;
        network = GenericNetwork<double>.FromDeclaration(declaration);
        Assert.Equal(reference.Parameters.Keys, network.Parameters.Select(tensor => tensor.Name));
        foreach (GenericTensor<double> tensor in network.Parameters)
        {
            tensor.CopyFrom(reference.Parameters[tensor.Name]);
        }

        return new GenericTrainer<double>(network, declaration.GetCustomAttributes(inherit: false).OfType<OptimizerAttribute>().Single());
    }

    private static void AssertNear(double[] expected, ReadOnlySpan<float> actual, string name)
    {
        double apart = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            apart += (expected[i] - actual[i]) * (expected[i] - actual[i]);
        }

        double error = apart == 0 ? 0 : Math.Sqrt(apart / expected.Sum(value => value * value));
        Assert.True(error < 2e-5, $"{name} is {error:E2} apart.");
    }

    /// <summary>Outputs and memory of all samples; where convolutions remember, PyTorch's numbers say nothing.</summary>
    private static void Close(Dictionary<string, double[]> expected, GenericState<double>[] states)
    {
        string[] names = [.. states[0].Tensors.Select(tensor => tensor.Name)];
        Assert.Equal(expected.Keys, names.Where(name => !name.EndsWith(".history", StringComparison.Ordinal)));
        foreach ((string name, double[] values) in expected)
        {
            int index = Array.IndexOf(names, name);
            Close(values, [.. states.SelectMany(state => state.Tensors[index].Values.ToArray())]);
        }
    }

    private static void Close(Dictionary<string, double[]> expected, IReadOnlyList<GenericTensor<double>> actual)
    {
        Assert.Equal(expected.Keys, actual.Select(tensor => tensor.Name));
        foreach (GenericTensor<double> tensor in actual)
        {
            Close(expected[tensor.Name], tensor.Values);
        }
    }

    private static void Close(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual) => Near.Equal(expected, actual, Relative, Absolute);
}
