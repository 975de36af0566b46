using StaticNet.Generator.Tests.Running;
using StaticNet.Generic;

namespace StaticNet.Tests.Networks;

/// <summary>
/// Holds a generated network against the double-precision implementation of the same declaration, which is itself checked
/// against central differences and PyTorch.
/// </summary>
internal static class GradientCheck
{
    private static readonly IReadOnlyList<int> Widths = VectorWidths.Sizes([1, 2, 3, 7, 8, 15, 16, 17, 31, 33, 64, 100], [1, 3, 8, 17, 33, 100]);
    private static readonly int[] BatchSizes = [1, 2, 5, 32, 33];

    /// <summary>Checks a network for each width, with as many inputs, over batches of every size. None of them allocates.</summary>
    /// <param name="lanes">The vector width of the code.</param>
    /// <param name="layers">Layers and loss by width and another width, so that odd ones meet others.</param>
    public static void RunAll(int lanes, Func<int, int, string> layers)
    {
        var source = new System.Text.StringBuilder();
        for (int i = 0; i < Widths.Count; i++)
        {
            source.AppendLine($"[Network, Input({Widths[i]}), {layers(Widths[i], Widths[^(i + 1)])}, Sgd] public sealed partial class Width{Widths[i]};");
        }

        RunAll(lanes, source.ToString(), BatchSizes);
    }

    /// <summary>Checks networks that a source declares, each with [Sgd], over batches of every size. None of them allocates.</summary>
    public static void RunAll(int lanes, string source, IReadOnlyList<int> batchSizes)
    {
        foreach (Type type in NetworkCompiler.Compile(source, lanes).Values)
        {
            INetwork network = NetworkCompiler.Create(type, seed: 3);
            AllocationCheck.Predicting(network, batchSizes[^1]);
            AllocationCheck.Training(network, "Sgd", batchSizes[^1]);
            AllocationCheck.Fitting(network, "Sgd", batchSizes[^1]);
            foreach (int batch in batchSizes)
            {
                Run(type, batch);
                if (NetworkCompiler.CreateTrainer(NetworkCompiler.Create(type, seed: 3), "Sgd").TargetKind == TargetKind.Classes)
                {
                    Run(type, batch, useLabels: true);
                }
            }
        }
    }

    /// <summary>Compares loss, predictions and gradients over a random batch; targets are of the kind the loss takes.</summary>
    public static void Run(Type type, int batch, double tolerance = 1e-3, bool useLabels = false)
    {
        INetwork network = NetworkCompiler.Create(type, seed: 3);
        var random = new Random(batch);
        foreach (ParameterTensor tensor in network.Tensors.Where(tensor => tensor.Layout.Role != TensorRole.Weight))
        {
            float center = tensor.Layout.Role == TensorRole.Scale ? 1f : 0f;
            tensor.CopyFrom([.. Enumerable.Range(0, tensor.Length).Select(_ => center + ((random.NextSingle() - 0.5f) * 0.2f))]);
        }

        foreach (ParameterTensor tensor in network.StatisticTensors)
        {
            tensor.CopyFrom([.. Enumerable.Range(0, tensor.Length).Select(_ => 0.5f + random.NextSingle())]);
        }

        Trainer trainer = NetworkCompiler.CreateTrainer(network, "Sgd");
        var reference = GenericNetwork<double>.FromDeclaration(type);
        reference.CopyParametersFrom(network);
        var referenceTrainer = new GenericTrainer<double>(reference, new Sgd<double>());

        float[] inputs = Batches.Uniform(random, batch * network.InputSize);
        double[] exactInputs = [.. inputs.Select(x => (double)x)];
        string what = $"{type.Name}, batch {batch}";
        double loss;
        double expectedLoss;
        double evaluated;
        double expectedEvaluated;
        if (useLabels)
        {
            int[] labels = [.. Enumerable.Range(0, batch).Select(_ => random.Next(network.OutputSize))];
            loss = trainer.Backpropagate(inputs, labels);
            expectedLoss = referenceTrainer.Backpropagate(exactInputs, labels);
            evaluated = trainer.Evaluate(inputs, labels);
            expectedEvaluated = referenceTrainer.Evaluate(exactInputs, labels);
        }
        else
        {
            float[] targets = Batches.Targets(trainer.TargetKind, random, batch, network.OutputSize);
            loss = trainer.Backpropagate(inputs, targets);
            expectedLoss = referenceTrainer.Backpropagate(exactInputs, Batches.Doubles(targets));
            evaluated = trainer.Evaluate(inputs, targets);
            expectedEvaluated = referenceTrainer.Evaluate(exactInputs, Batches.Doubles(targets));
        }

        // Without layers that train in another way than they predict, the very same is computed.
        if (!type.GetCustomAttributes(inherit: false).Any(attribute => attribute is BatchNormAttribute or DropoutAttribute))
        {
            Assert.Equal(loss, evaluated);
        }

        // A normalisation takes away what all its values have in common, such as a bias before it: of that gradient only the rounding of its terms is left.
        bool cancels = type.GetCustomAttributes(inherit: false).Any(attribute => attribute is BatchNormAttribute or LayerNormAttribute);
        double rounding = cancels ? 1e-6 * Math.Sqrt(referenceTrainer.Gradients.Sum(tensor => tensor.Values.ToArray().Sum(g => g * g))) : 0;
        Close([expectedLoss], [loss], tolerance, $"{what}: loss");
        Close([expectedEvaluated], [evaluated], tolerance, $"{what}: loss of an evaluation");
        for (int i = 0; i < referenceTrainer.Gradients.Count; i++)
        {
            double[] actual = [.. trainer.GradientTensors[i].ToArray().Select(g => (double)g)];
            Close(referenceTrainer.Gradients[i].Values.ToArray(), actual, tolerance, $"{what}: gradient of {trainer.GradientTensors[i]}", rounding);
        }

        var outputs = new float[batch * network.OutputSize];
        var expected = new double[outputs.Length];
        network.Predict(inputs, outputs);
        reference.Predict(exactInputs, expected);
        Close(expected, [.. outputs.Select(y => (double)y)], tolerance, $"{what}: predictions");
        PaddingIsZero(network.Tensors, network.Parameters, $"{what}: parameters");
        PaddingIsZero(network.Tensors, trainer.Gradients, $"{what}: gradients");
    }

    /// <summary>Asserts that the distance of two vectors is small against their length, or at most that of rounding.</summary>
    public static void Close(double[] expected, double[] actual, double tolerance, string what, double rounding = 0)
    {
        Assert.Equal(expected.Length, actual.Length);
        double distance = Math.Sqrt(expected.Zip(actual, (a, b) => (a - b) * (a - b)).Sum());
        double length = Math.Sqrt(expected.Sum(a => a * a));

        // Where everything is zero, so must everything be.
        Assert.True(distance <= Math.Max(tolerance * length + 1e-30, rounding), $"{what}: off by {distance / length:G3} of {length:G3}");
    }

    /// <summary>Asserts that nothing but values of the tensors is set.</summary>
    public static void PaddingIsZero(IEnumerable<ParameterTensor> tensors, ReadOnlySpan<float> floats, string what)
    {
        var isPadding = Enumerable.Repeat(true, floats.Length).ToArray();
        foreach (TensorLayout layout in tensors.Select(tensor => tensor.Layout))
        {
            for (int i = 0; i < layout.Length; i++)
            {
                isPadding[layout.PositionOf(i)] = false;
            }
        }

        for (int i = 0; i < floats.Length; i++)
        {
            Assert.True(!isPadding[i] || floats[i] == 0f, $"{what}: padding at {i} is {floats[i]}");
        }
    }
}
