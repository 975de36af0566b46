using System.Globalization;
using StaticNet.Reference;

namespace StaticNet.Tests.Networks;

/// <summary>Literals computed by PyTorch pin every convention: signs, means, constants, the derivative at a kink.</summary>
public class PyTorchTests
{
    private const double Tolerance = 1e-5;
    private static readonly PyTorchReference Reference = PyTorchReference.Instance;

    // One assembly for all of them: compiling is what takes time.
    private static readonly Lazy<Dictionary<string, Type>> Compiled = new(() => NetworkCompiler.Compile(string.Join(
        Environment.NewLine,
        Reference.Activations.Select((a, i) =>
            $"[Network, Input(1), Dense({a.X.Length}, {Choice(a.Activation, a.Alpha, a.Slope)}, UseBias = false), Loss(Loss.MeanAbsoluteError), Sgd] public partial class Activation{i};")
        .Concat(Reference.Losses.Select((l, i) =>
            $"[Network, Input(6), Dense(3, {Choice(l.Activation, 1, l.Slope)}, UseBias = false), Loss({LossChoice(l)}), Sgd] public partial class Loss{i};"))
        .Concat(Reference.Networks.Select((n, i) =>
            $"[Network, Input(4), Dense(6, {Choice(n.Activation, n.Alpha, n.Slope)}), Dense(3, Activation.{n.LastActivation}), Loss(Loss.{n.Loss}), Sgd] public partial class Network{i};")))));

    public static TheoryData<int> ActivationCases => [.. Enumerable.Range(0, Reference.Activations.Length)];

    public static TheoryData<int> LossCases => [.. Enumerable.Range(0, Reference.Losses.Length)];

    public static TheoryData<int> NetworkCases => [.. Enumerable.Range(0, Reference.Networks.Length)];

    [Theory]
    [MemberData(nameof(ActivationCases))]
    public void Activations_and_their_derivatives_are_PyTorchs(int index)
    {
        ActivationReference expected = Reference.Activations[index];
        int points = expected.X.Length;

        // One input of 1 and the grid as weights: logits are the grid. Targets one below the outputs give |a - y| the slope 1,
        // divided by the number of outputs, a power of 2.
        INetwork network = NetworkCompiler.Create(Compiled.Value[$"Activation{index}"], seed: 0);
        network.Tensors[0].CopyFrom(Floats(expected.X));
        var outputs = new float[points];
        network.Predict([1f], outputs);
        Trainer trainer = NetworkCompiler.CreateTrainer(network, "Sgd");
        trainer.Backpropagate([1f], Array.ConvertAll(outputs, y => y - 1f));
        float[] derivatives = Array.ConvertAll(trainer.GradientTensors[0].ToArray(), g => g * points);

        // PyTorch's own GELU and ELU lose digits to cancellation left of 0. Derivatives are computed from rounded outputs: 1 - y
        // is a few roundings of 1 off where y is nearly 1.
        EachIsClose(expected.Y, outputs, absolute: 1e-14, $"{expected}");
        EachIsClose(expected.Derivative, derivatives, absolute: 3e-7, $"derivative of {expected}");
    }

    [Theory]
    [MemberData(nameof(LossCases))]
    public void Losses_and_their_gradients_are_PyTorchs_and_finite_for_any_logit(int index)
    {
        LossReference expected = Reference.Losses[index];
        const int Rows = 6;
        const int Width = 3;

        // Inputs that are the unit matrix, and the rows as columns of the weights: logits are the rows, and the gradient
        // of the weights is that of the logits.
        INetwork network = NetworkCompiler.Create(Compiled.Value[$"Loss{index}"], seed: 0);
        network.Tensors[0].CopyFrom(Floats(Transposed(expected.Logits, Rows, Width)));
        float[] inputs = [.. Enumerable.Range(0, Rows * Rows).Select(i => i / Rows == i % Rows ? 1f : 0f)];
        Trainer trainer = NetworkCompiler.CreateTrainer(network, "Sgd");
        float value = expected.Labels is null ? trainer.Backpropagate(inputs, Floats(expected.Targets!)) : trainer.Backpropagate(inputs, expected.Labels);
        double[] gradient = Transposed(Doubles(trainer.GradientTensors[0]), Width, Rows);

        Assert.True(float.IsFinite(value));
        Assert.All(gradient, g => Assert.True(double.IsFinite(g)));
        GradientCheck.Close([expected.Value], [value], Tolerance, $"{expected}");
        GradientCheck.Close(expected.Gradient, gradient, Tolerance, $"gradient of {expected}");
    }

    [Theory]
    [MemberData(nameof(NetworkCases))]
    public void Whole_networks_are_PyTorchs(int index)
    {
        NetworkReference expected = Reference.Networks[index];
        INetwork network = NetworkCompiler.Create(Compiled.Value[$"Network{index}"], seed: 0);
        SetParameters(network, expected.Parameters);
        var outputs = new float[expected.Outputs.Length];
        network.Predict(Floats(expected.Inputs), outputs);
        Trainer trainer = NetworkCompiler.CreateTrainer(network, "Sgd");
        float value = expected.Labels is null
            ? trainer.Backpropagate(Floats(expected.Inputs), Floats(expected.Targets!))
            : trainer.Backpropagate(Floats(expected.Inputs), expected.Labels);

        GradientCheck.Close(expected.Outputs, [.. outputs], Tolerance, $"{expected}: outputs");
        GradientCheck.Close([expected.Value], [value], Tolerance, $"{expected}: loss");
        foreach (ParameterTensor gradient in trainer.GradientTensors)
        {
            GradientCheck.Close(expected.Gradients[gradient.Name], Doubles(gradient), Tolerance, $"{expected}: gradient of {gradient}");
        }
    }

    internal static void SetParameters(INetwork network, Dictionary<string, double[]> parameters)
    {
        Assert.Equal(parameters.Keys, network.Tensors.Select(tensor => tensor.Name));
        foreach (ParameterTensor tensor in network.Tensors)
        {
            tensor.CopyFrom(Floats(parameters[tensor.Name]));
        }
    }

    internal static float[] Floats(double[] values) => Array.ConvertAll(values, value => (float)value);

    internal static double[] Doubles(ParameterTensor tensor) => Array.ConvertAll(tensor.ToArray(), value => (double)value);

    private static void EachIsClose(double[] expected, float[] actual, double absolute, string what)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= (Tolerance * Math.Abs(expected[i])) + absolute,
                $"{what}: {expected[i]} is expected at {i}, but it is {actual[i]}");
        }
    }

    private static string Choice(Activation activation, double alpha, double slope) =>
        $"Activation.{activation}" + activation switch
        {
            Activation.LeakyReLU or Activation.ELU => $", Alpha = {Literal(alpha)}",
            Activation.Sigmoid => $", Slope = {Literal(slope)}",
            _ => string.Empty,
        };

    private static string LossChoice(LossReference loss) =>
        $"Loss.{loss.Loss}" + (loss.Loss == Loss.Huber ? $", Delta = {Literal(loss.Delta)}" : string.Empty);

    private static string Literal(double value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    private static double[] Transposed(double[] values, int rows, int columns) =>
        [.. Enumerable.Range(0, values.Length).Select(i => values[(i % rows * columns) + (i / rows)])];
}
