using StaticNet.Reference;

namespace StaticNet.Generic.Tests;

/// <summary>Literals computed by PyTorch pin every convention: signs, means, constants, the derivative at a kink.</summary>
public class PyTorchNumbersTests
{
    private static readonly PyTorchReference Reference = PyTorchReference.Instance;

    public static TheoryData<int> ActivationCases => [.. Enumerable.Range(0, Reference.Activations.Length)];

    public static TheoryData<int> LossCases => [.. Enumerable.Range(0, Reference.Losses.Length)];

    public static TheoryData<int> NetworkCases => [.. Enumerable.Range(0, Reference.Networks.Length)];

    public static TheoryData<int> OptimizerCases => [.. Enumerable.Range(0, Reference.Optimizers.Runs.Length)];

    [Theory]
    [MemberData(nameof(ActivationCases))]
    public void Activations_and_their_derivatives_are_PyTorchs(int index)
    {
        ActivationReference expected = Reference.Activations[index];
        int points = expected.X.Length;

        // One input of 1 and the grid as weights: logits are the grid. Targets one below the outputs give |a - y| the slope 1,
        // divided by the number of outputs, a power of 2.
        var layer = new DenseDescription(points, expected.Activation) { Alpha = expected.Alpha, Slope = expected.Slope, UseBias = false };
        var network = new GenericNetwork<double>(1, [layer], Loss.MeanAbsoluteError);
        network.Parameters[0].CopyFrom(expected.X);
        var outputs = new double[points];
        network.Predict([1], outputs);
        var trainer = new GenericTrainer<double>(network, new Sgd<double>());
        trainer.Backpropagate([1], Array.ConvertAll(outputs, y => y - 1));
        double[] derivatives = Array.ConvertAll(trainer.Gradients[0].Values.ToArray(), g => g * points);

        // PyTorch's own GELU and ELU lose digits to cancellation left of 0, in proportion to x.
        Near.Equal(expected.Y, outputs, relative: 1e-14, absolute: 1e-15);
        Near.Equal(expected.Derivative, derivatives, relative: 1e-14, absolute: 1e-15);
    }

    [Theory]
    [MemberData(nameof(LossCases))]
    public void Losses_and_their_gradients_are_PyTorchs(int index)
    {
        LossReference expected = Reference.Losses[index];
        const int Rows = 6;
        const int Width = 3;

        // Inputs that are the unit matrix, and the rows as columns of the weights: logits are the rows, and the gradient
        // of the weights is that of the logits.
        var layer = new DenseDescription(Width, expected.Activation) { Slope = expected.Slope, UseBias = false };
        var network = new GenericNetwork<double>(Rows, [layer], expected.Loss, expected.Delta);
        network.Parameters[0].CopyFrom(Transposed(expected.Logits, Rows, Width));
        double[] inputs = [.. Enumerable.Range(0, Rows * Rows).Select(i => i / Rows == i % Rows ? 1.0 : 0.0)];
        var trainer = new GenericTrainer<double>(network, new Sgd<double>());
        double value = expected.Labels is null ? trainer.Backpropagate(inputs, expected.Targets) : trainer.Backpropagate(inputs, expected.Labels);

        Near.Equal(expected.Value, value, relative: 1e-14, absolute: 1e-15);
        Near.Equal(expected.Gradient, Transposed(trainer.Gradients[0].Values, Width, Rows), relative: 1e-13, absolute: 1e-16);
    }

    [Theory]
    [MemberData(nameof(NetworkCases))]
    public void Whole_networks_are_PyTorchs(int index)
    {
        NetworkReference expected = Reference.Networks[index];
        var hidden = new DenseDescription(6, expected.Activation) { Alpha = expected.Alpha, Slope = expected.Slope };
        var network = new GenericNetwork<double>(4, [hidden, new DenseDescription(3, expected.LastActivation)], expected.Loss);
        SetParameters(network, expected.Parameters);
        var outputs = new double[expected.Outputs.Length];
        network.Predict(expected.Inputs, outputs);
        var trainer = new GenericTrainer<double>(network, new Sgd<double>());
        double value = expected.Labels is null
            ? trainer.Backpropagate(expected.Inputs, expected.Targets)
            : trainer.Backpropagate(expected.Inputs, expected.Labels);

        Near.Equal(expected.Outputs, outputs, relative: 1e-13, absolute: 1e-15);
        Near.Equal(expected.Value, value, relative: 1e-14, absolute: 0);
        foreach (GenericTensor<double> gradient in trainer.Gradients)
        {
            Near.Equal(expected.Gradients[gradient.Name], gradient.Values, relative: 1e-12, absolute: 1e-15);
        }
    }

    [Theory]
    [MemberData(nameof(OptimizerCases))]
    public void Optimizers_by_their_attributes_take_PyTorchs_first_ten_steps(int index)
    {
        OptimizersReference problem = Reference.Optimizers;
        OptimizerRun expected = problem.Runs[index];
        var network = new GenericNetwork<double>(3, [new(5, Activation.Tanh), new(2)], Loss.MeanSquaredError);
        SetParameters(network, problem.Parameters);
        var attribute = (OptimizerAttribute)Activator.CreateInstance(AttributeType(expected.Optimizer), ConstructorArguments(expected.Optimizer))!;
        if (expected.Beta2 is not null)
        {
            ((AdamFamilyAttribute)attribute).Beta2 = (float)expected.Beta2;
        }

        var trainer = new GenericTrainer<double>(network, attribute) { L2 = expected.L2, ClipValue = expected.ClipValue, ClipNorm = expected.ClipNorm };

        for (int step = 0; step < expected.Steps.Length; step++)
        {
            int batch = step % 2;
            double loss = trainer.Step(problem.Inputs.AsSpan(batch * 12, 12), problem.Targets.AsSpan(batch * 8, 8));

            Near.Equal(expected.Losses[step], loss, relative: 1e-12, absolute: 0);
            double[] parameters = [.. network.Parameters.SelectMany(tensor => tensor.Values.ToArray())];
            Near.Equal(expected.Steps[step], parameters, relative: 1e-12, absolute: 1e-13);
        }
    }

    [Fact]
    public void Every_optimizer_attribute_has_a_run()
    {
        IEnumerable<string> declared = typeof(OptimizerAttribute).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(OptimizerAttribute)) && !type.IsAbstract)
            .Select(type => type.Name[..^"Attribute".Length]);

        Assert.Equal(declared.Order(), Reference.Optimizers.Runs.Select(run => run.Optimizer).Distinct().Order());
    }

    [Fact]
    public void The_problem_tells_every_optimizer_from_the_others()
    {
        double[][] ends = [.. Reference.Optimizers.Runs.Select(run => run.Steps[^1])];
        for (int i = 0; i < ends.Length; i++)
        {
            for (int k = 0; k < i; k++)
            {
                Assert.True(ends[i].Zip(ends[k], (a, b) => Math.Abs(a - b)).Max() > 1e-7, $"{Reference.Optimizers.Runs[i]} and {Reference.Optimizers.Runs[k]} end alike.");
            }
        }
    }

    private static Type AttributeType(string name) => typeof(OptimizerAttribute).Assembly.GetType($"StaticNet.{name}Attribute", throwOnError: true)!;

    private static object[] ConstructorArguments(string name) => name is "Momentum" or "Nesterov" ? [0.9f] : [];

    private static void SetParameters(GenericNetwork<double> network, Dictionary<string, double[]> parameters)
    {
        Assert.Equal(parameters.Keys, network.Parameters.Select(tensor => tensor.Name));
        foreach (GenericTensor<double> tensor in network.Parameters)
        {
            tensor.CopyFrom(parameters[tensor.Name]);
        }
    }

    private static double[] Transposed(ReadOnlySpan<double> values, int rows, int columns)
    {
        var transposed = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            transposed[(i % columns * rows) + (i / columns)] = values[i];
        }

        return transposed;
    }
}
