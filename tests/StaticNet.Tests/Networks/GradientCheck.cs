using StaticNet.Generic;

namespace StaticNet.Tests.Networks;

/// <summary>
/// Holds a generated network against the double-precision implementation of the same declaration, which is itself checked
/// against central differences and PyTorch.
/// </summary>
internal static class GradientCheck
{
    private static readonly int[] Widths = [1, 2, 3, 7, 8, 15, 16, 17, 31, 33, 64, 100];
    private static readonly int[] BatchSizes = [1, 2, 5, 32, 33];

    /// <summary>Checks a network for each width, with as many inputs, over batches of every size. None of them allocates.</summary>
    /// <param name="lanes">The vector width of the code.</param>
    /// <param name="layers">Layers and loss by width and another width, so that odd ones meet others.</param>
    public static void RunAll(int lanes, Func<int, int, string> layers)
    {
        var source = new System.Text.StringBuilder();
        for (int i = 0; i < Widths.Length; i++)
        {
            source.AppendLine($"[Network, Input({Widths[i]}), {layers(Widths[i], Widths[^(i + 1)])}, Sgd] public sealed partial class Width{Widths[i]};");
        }

        foreach (Type type in NetworkCompiler.Compile(source.ToString(), lanes).Values)
        {
            INetwork network = NetworkCompiler.Create(type, seed: 3);
            AllocationCheck.Predicting(network, BatchSizes[^1]);
            AllocationCheck.Training(network, "Sgd", BatchSizes[^1]);
            AllocationCheck.Fitting(network, "Sgd", BatchSizes[^1]);
            foreach (int batch in BatchSizes)
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
        foreach (ParameterTensor tensor in network.Tensors.Where(tensor => tensor.Layout.Role == TensorRole.Bias))
        {
            tensor.CopyFrom([.. Enumerable.Range(0, tensor.Length).Select(_ => (random.NextSingle() - 0.5f) * 0.2f)]);
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
        if (useLabels)
        {
            int[] labels = [.. Enumerable.Range(0, batch).Select(_ => random.Next(network.OutputSize))];
            loss = trainer.Backpropagate(inputs, labels);
            expectedLoss = referenceTrainer.Backpropagate(exactInputs, labels);
            Assert.Equal(loss, trainer.Evaluate(inputs, labels));
        }
        else
        {
            float[] targets = Batches.Targets(trainer.TargetKind, random, batch, network.OutputSize);
            loss = trainer.Backpropagate(inputs, targets);
            expectedLoss = referenceTrainer.Backpropagate(exactInputs, [.. targets.Select(y => (double)y)]);
            Assert.Equal(loss, trainer.Evaluate(inputs, targets));
        }

        Close([expectedLoss], [loss], tolerance, $"{what}: loss");
        for (int i = 0; i < referenceTrainer.Gradients.Count; i++)
        {
            double[] actual = [.. trainer.GradientTensors[i].ToArray().Select(g => (double)g)];
            Close(referenceTrainer.Gradients[i].Values.ToArray(), actual, tolerance, $"{what}: gradient of {trainer.GradientTensors[i]}");
        }

        var outputs = new float[batch * network.OutputSize];
        var expected = new double[outputs.Length];
        network.Predict(inputs, outputs);
        reference.Predict(exactInputs, expected);
        Close(expected, [.. outputs.Select(y => (double)y)], tolerance, $"{what}: predictions");
        PaddingIsZero(network, network.Parameters, $"{what}: parameters");
        PaddingIsZero(network, trainer.Gradients, $"{what}: gradients");
    }

    /// <summary>Asserts that the distance of two vectors is small against their length.</summary>
    public static void Close(double[] expected, double[] actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        double distance = Math.Sqrt(expected.Zip(actual, (a, b) => (a - b) * (a - b)).Sum());
        double length = Math.Sqrt(expected.Sum(a => a * a));

        // Where everything is zero, so must everything be.
        Assert.True(distance <= tolerance * length + 1e-30, $"{what}: off by {distance / length:G3} of {length:G3}");
    }

    private static void PaddingIsZero(INetwork network, ReadOnlySpan<float> floats, string what)
    {
        var isPadding = Enumerable.Repeat(true, floats.Length).ToArray();
        foreach (TensorLayout layout in network.Tensors.Select(tensor => tensor.Layout))
        {
            int rows = layout.Shape[0];
            int columns = layout.Shape.Length > 1 ? layout.Shape[1] : 1;
            int columnStride = layout.Strides.Length > 1 ? layout.Strides[1] : 0;
            for (int i = 0; i < rows * columns; i++)
            {
                isPadding[layout.Offset + (i / columns * layout.Strides[0]) + (i % columns * columnStride)] = false;
            }
        }

        for (int i = 0; i < floats.Length; i++)
        {
            Assert.True(!isPadding[i] || floats[i] == 0f, $"{what}: padding at {i} is {floats[i]}");
        }
    }
}
