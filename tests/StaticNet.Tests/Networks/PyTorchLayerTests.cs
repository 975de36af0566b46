using StaticNet.Generator.Tests.Running;
using StaticNet.Reference;

namespace StaticNet.Tests.Networks;

/// <summary>
/// Small networks of every kind of layer in odd sizes, compiled at every vector width: what they predict, their loss and gradients, and what three
/// steps make of parameters and running statistics are what PyTorch computes, for batches of 1, 2 and 7.
/// </summary>
public class PyTorchLayerTests
{
    private const double Tolerance = 1e-4;
    private static readonly LayerReference[] Layers = PyTorchReference.Instance.Layers;

    // One assembly for each width: compiling is what takes time.
    private static readonly Dictionary<int, Lazy<Dictionary<string, Type>>> Compiled = VectorWidths.Tested.ToDictionary(
        lanes => lanes,
        lanes => new Lazy<Dictionary<string, Type>>(() => NetworkCompiler.Compile(
            string.Join(Environment.NewLine, Layers.Select(layer => $"[Network, {layer.Declaration}] public sealed partial class {layer.Name};")),
            lanes)));

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (LayerReference layer in Layers)
            {
                foreach (int lanes in Compiled.Keys)
                {
                    cases.Add(layer.Name, lanes);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Layers_predict_learn_and_step_as_PyTorchs(string name, int lanes)
    {
        LayerReference layer = Layers.Single(layer => layer.Name == name);
        Type type = Compiled[lanes].Value[name];
        string optimizer = layer.Declaration.Contains("Adam", StringComparison.Ordinal) ? "Adam" : "Momentum";
        foreach (LayerBatch batch in layer.Batches)
        {
            INetwork network = NetworkCompiler.Create(type, seed: 0);
            Assert.Equal(layer.Parameters.Keys, network.Tensors.Select(tensor => tensor.Name));
            foreach (ParameterTensor tensor in network.Tensors)
            {
                tensor.CopyFrom(Floats(layer.Parameters[tensor.Name]));
            }

            float[] inputs = Floats(batch.Inputs);
            float[] targets = Floats(batch.Targets);
            int count = inputs.Length / network.InputSize;
            string what = $"{layer}, batch of {count}";
            Trainer trainer = NetworkCompiler.CreateTrainer(network, optimizer);
            Predicts(batch.Outputs, network, inputs, $"{what}: prediction");

            float loss = trainer.Backpropagate(inputs, targets);
            Assert.True(Math.Abs(loss - batch.Loss) <= Tolerance * batch.Loss, $"{what}: the loss is {loss}, not {batch.Loss}");
            Same(batch.Gradients, trainer.GradientTensors, $"{what}: gradient");

            for (int step = 0; step < 3; step++)
            {
                trainer.Step(inputs, targets);
            }

            Same(batch.Parameters, network.Tensors, $"{what}: after three steps");
            Same(batch.Statistics, network.StatisticTensors, $"{what}: after three steps");
            Predicts(batch.OutputsThen, network, inputs, $"{what}: prediction after three steps");
        }
    }

    // At once and one by one.
    private static void Predicts(double[] expected, INetwork network, float[] inputs, string what)
    {
        var outputs = new float[expected.Length];
        network.Predict(inputs, outputs);
        GradientCheck.Close(expected, Array.ConvertAll(outputs, y => (double)y), Tolerance, what);
        Array.Clear(outputs);
        for (int i = 0; i < inputs.Length / network.InputSize; i++)
        {
            network.Predict(inputs.AsSpan(i * network.InputSize, network.InputSize), outputs.AsSpan(i * network.OutputSize, network.OutputSize));
        }

        GradientCheck.Close(expected, Array.ConvertAll(outputs, y => (double)y), Tolerance, what);
    }

    private static void Same(Dictionary<string, double[]> expected, IReadOnlyList<ParameterTensor> actual, string what)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (ParameterTensor tensor in actual)
        {
            GradientCheck.Close(expected[tensor.Name], [.. tensor.ToArray().Select(value => (double)value)], Tolerance, $"{what}: {tensor.Name}");
        }
    }

    private static float[] Floats(double[] values) => Array.ConvertAll(values, value => (float)value);
}
