namespace StaticNet.Generic.Tests;

/// <summary>
/// A network in double with parameters and a batch drawn from a seed, such that nothing lies near a kink: there, a difference
/// quotient is not the derivative.
/// </summary>
internal sealed class GradientProblem
{
    private const double KinkMargin = 2e-3;

    private readonly DenseDescription[] layers;
    private readonly Loss loss;
    private readonly double delta;
    private readonly Random random;
    private readonly GenericNetwork<double> network;
    private readonly GenericNetwork<double>[] prefixes;
    private readonly double[] inputs;
    private readonly double[] targets;
    private readonly int[]? labels;

    public GradientProblem(int inputSize, DenseDescription[] layers, Loss loss, int batch, bool useLabels = false, double delta = 1, int seed = 1)
    {
        this.layers = layers;
        this.loss = loss;
        this.delta = delta;
        random = new Random(seed);
        network = new GenericNetwork<double>(inputSize, layers, loss, delta);
        DrawParameters();
        prefixes = [.. Enumerable.Range(1, layers.Length).Select(Prefix)];
        inputs = new double[batch * inputSize];
        targets = new double[batch * network.OutputSize];
        labels = useLabels ? [.. Enumerable.Range(0, batch).Select(_ => random.Next(network.OutputSize))] : null;
        for (int sample = 0; sample < batch; sample++)
        {
            DrawSample(inputs.AsSpan(sample * inputSize, inputSize), targets.AsSpan(sample * network.OutputSize, network.OutputSize));
        }
    }

    /// <inheritdoc cref="NumericGradient.GreatestRelativeError"/>
    public (double Error, string Where) GreatestRelativeError()
    {
        var trainer = new GenericTrainer<double>(network, new Sgd<double>());
        _ = labels is null ? trainer.Backpropagate(inputs, targets) : trainer.Backpropagate(inputs, labels);
        (double error, string where) = NumericGradient.GreatestRelativeError(
            network, trainer.Gradients, () => labels is null ? trainer.Evaluate(inputs, targets) : trainer.Evaluate(inputs, labels), random);
        return (error, $"{where} of {this}");
    }

    public override string ToString() =>
        $"{network.InputSize}-{string.Join('-', layers.Select(layer => $"{layer.Units} {layer.Activation}"))}, {loss}, batch {inputs.Length / network.InputSize}";

    private void DrawParameters()
    {
        foreach (GenericTensor<double> tensor in network.Parameters)
        {
            double bound = tensor.Role == TensorRole.Weight ? Math.Sqrt(3.0 / tensor.Shape[1]) : 0.5;
            foreach (ref double value in tensor.Values)
            {
                value = bound * ((2 * random.NextDouble()) - 1);
            }
        }
    }

    /// <summary>The first layers, the last of them without its activation: predicts that layer's logits.</summary>
    private GenericNetwork<double> Prefix(int length)
    {
        var prefix = new GenericNetwork<double>(
            network.InputSize,
            [.. layers[..(length - 1)], layers[length - 1] with { Activation = Activation.Linear }]);
        for (int k = 0; k < prefix.Parameters.Count; k++)
        {
            prefix.Parameters[k].CopyFrom(network.Parameters[k].Values);
        }

        return prefix;
    }

    private void DrawSample(Span<double> input, Span<double> target)
    {
        do
        {
            foreach (ref double value in input)
            {
                value = (3 * random.NextDouble()) - 1.5;
            }

            DrawTarget(target);
        }
        while (IsNearAKink(input, target));
    }

    private void DrawTarget(Span<double> target)
    {
        double sum = 0;
        foreach (ref double value in target)
        {
            value = loss is StaticNet.Loss.BinaryCrossEntropy or StaticNet.Loss.CrossEntropy ? random.NextDouble() : (3 * random.NextDouble()) - 1;
            sum += value;
        }

        if (loss == StaticNet.Loss.CrossEntropy)
        {
            foreach (ref double value in target)
            {
                value /= sum;
            }
        }
    }

    private bool IsNearAKink(ReadOnlySpan<double> input, ReadOnlySpan<double> target)
    {
        for (int i = 0; i < layers.Length; i++)
        {
            if (layers[i].Activation is Activation.ReLU or Activation.LeakyReLU or Activation.ELU or Activation.SELU
                && Array.Exists(Outputs(prefixes[i], input), logit => Math.Abs(logit) < KinkMargin))
            {
                return true;
            }
        }

        double[] outputs = Outputs(network, input);
        for (int i = 0; i < outputs.Length; i++)
        {
            double error = Math.Abs(outputs[i] - target[i]);
            if ((loss == StaticNet.Loss.MeanAbsoluteError && error < KinkMargin) || (loss == StaticNet.Loss.Huber && Math.Abs(error - delta) < KinkMargin))
            {
                return true;
            }
        }

        return false;
    }

    private static double[] Outputs(GenericNetwork<double> network, ReadOnlySpan<double> input)
    {
        var outputs = new double[network.OutputSize];
        network.Predict(input, outputs);
        return outputs;
    }
}
