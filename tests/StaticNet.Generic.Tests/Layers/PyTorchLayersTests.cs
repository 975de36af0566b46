using StaticNet.Reference;

namespace StaticNet.Generic.Tests;

/// <summary>Layers of every kind against PyTorch, in prediction and in training, and after steps.</summary>
public class PyTorchLayersTests
{
    private const double Relative = 1e-9;

    // Values are given with 12 digits; where a sum is almost nothing, what its terms lost counts.
    private const double Absolute = 1e-11;

    private static readonly LayerReference[] Cases = PyTorchReference.Instance.Layers;

    public static TheoryData<string> Names => [.. Cases.Select(reference => reference.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Layers_are_PyTorchs(string name)
    {
        LayerReference reference = Cases.Single(one => one.Name == name);
        Type declaration = typeof(LayerCases).GetNestedType(name)!;
        foreach (LayerBatch expected in reference.Batches)
        {
            var network = GenericNetwork<double>.FromDeclaration(declaration);
            SetParameters(network, reference.Parameters);
            OptimizerAttribute optimizer = declaration.GetCustomAttributes(inherit: false).OfType<OptimizerAttribute>().Single();
            var trainer = new GenericTrainer<double>(network, optimizer);

            Close(expected.Outputs, Predicted(network, expected.Inputs));
            Close([expected.Loss], [trainer.Backpropagate(expected.Inputs, expected.Targets)]);
            Close(expected.Gradients, trainer.Gradients);

            for (int step = 0; step < 3; step++)
            {
                trainer.Step(expected.Inputs, expected.Targets);
            }

            Close(expected.Parameters, network.Parameters);
            Close(expected.Statistics, network.Statistics);
            Close(expected.OutputsThen, Predicted(network, expected.Inputs));
        }
    }

    /// <summary>That the cases ask nothing of float that it cannot give: no gradient that is all rounding.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Layers_in_float_are_near_PyTorchs(string name)
    {
        LayerReference reference = Cases.Single(one => one.Name == name);
        Type declaration = typeof(LayerCases).GetNestedType(name)!;
        foreach (LayerBatch expected in reference.Batches)
        {
            var network = GenericNetwork<float>.FromDeclaration(declaration);
            foreach (GenericTensor<float> tensor in network.Parameters)
            {
                tensor.CopyFrom(Single(reference.Parameters[tensor.Name]));
            }

            var trainer = new GenericTrainer<float>(network, declaration.GetCustomAttributes(inherit: false).OfType<OptimizerAttribute>().Single());
            trainer.Backpropagate(Single(expected.Inputs), Single(expected.Targets));
            Assert.All(trainer.Gradients, tensor => AssertNear(expected.Gradients[tensor.Name], tensor.Values, tensor.Name));
            for (int step = 0; step < 3; step++)
            {
                trainer.Step(Single(expected.Inputs), Single(expected.Targets));
            }

            Assert.All(network.Parameters, tensor => AssertNear(expected.Parameters[tensor.Name], tensor.Values, tensor.Name));
            Assert.All(network.Statistics, tensor => AssertNear(expected.Statistics[tensor.Name], tensor.Values, tensor.Name));
        }
    }

    [Fact]
    public void Every_layer_attribute_has_a_case()
    {
        IEnumerable<string> declared = typeof(LayerAttribute).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)
            .Select(type => type.Name[..^"Attribute".Length]);

        string[] declarations = [.. Cases.Select(reference => reference.Declaration), .. RecurrentReference.All.Select(reference => reference.Declaration)];
        Assert.All(declared, kind => Assert.Contains(declarations, declaration => declaration.Contains($" {kind}", StringComparison.Ordinal)));
    }

    private static float[] Single(double[] values) => Array.ConvertAll(values, value => (float)value);

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

    private static void SetParameters(GenericNetwork<double> network, Dictionary<string, double[]> parameters)
    {
        Assert.Equal(parameters.Keys, network.Parameters.Select(tensor => tensor.Name));
        foreach (GenericTensor<double> tensor in network.Parameters)
        {
            tensor.CopyFrom(parameters[tensor.Name]);
        }
    }

    private static double[] Predicted(GenericNetwork<double> network, double[] inputs)
    {
        var outputs = new double[inputs.Length / network.InputSize * network.OutputSize];
        network.Predict(inputs, outputs);
        return outputs;
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
