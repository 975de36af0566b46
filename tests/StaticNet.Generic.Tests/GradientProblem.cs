namespace StaticNet.Generic.Tests;

/// <summary>
/// A network in double with parameters and a batch drawn from a seed, such that nothing lies near a kink: there, a difference
/// quotient is not the derivative.
/// </summary>
internal sealed class GradientProblem
{
    private const double KinkMargin = 2e-3;
    private const double Difference = 1e-4;
    private const int CoordinatesPerTensor = 24;

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

    /// <summary>The Euclidean distance of analytic and numeric gradient over that of the numeric one, for the tensor where it is greatest.</summary>
    public (double Error, string Where) GreatestRelativeError()
    {
        var trainer = new GenericTrainer<double>(network, new Sgd<double>());
        _ = labels is null ? trainer.Backpropagate(inputs, targets) : trainer.Backpropagate(inputs, labels);
        (double Error, string Where) worst = (0, string.Empty);
        for (int k = 0; k < network.Parameters.Count; k++)
        {
            double[] analytic = trainer.Gradients[k].Values.ToArray();
            double apart = 0;
            double norm = 0;
            foreach (int i in Coordinates(analytic.Length))
            {
                double numeric = Numeric(trainer, ref network.Parameters[k].Values[i]);
                apart += (analytic[i] - numeric) * (analytic[i] - numeric);
                norm += numeric * numeric;
            }

            double error = apart == 0 ? 0 : Math.Sqrt(apart / norm);
            if (!(error <= worst.Error))
            {
                worst = (error, $"{network.Parameters[k]} of {this}");
            }
        }

        return worst;
    }

    public override string ToString() =>
        $"{network.InputSize}-{string.Join('-', layers.Select(layer => $"{layer.Units} {layer.Activation}"))}, {loss}, batch {inputs.Length / network.InputSize}";

    /// <summary>
    /// The central difference with its error of second order removed by one of twice the width (Richardson, 1911). That allows
    /// a width at which rounding, some 1e-16 of the loss over the width, is far below 1e-7 of the gradient.
    /// </summary>
    private double Numeric(GenericTrainer<double> trainer, ref double value) =>
        ((4 * CentralDifference(trainer, ref value, Difference)) - CentralDifference(trainer, ref value, 2 * Difference)) / 3;

    private double CentralDifference(GenericTrainer<double> trainer, ref double value, double difference)
    {
        double centre = value;
        value = centre + difference;
        double width = value;
        double above = Loss(trainer);
        value = centre - difference;
        width -= value;
        double below = Loss(trainer);
        value = centre;
        return (above - below) / width;
    }

    private double Loss(GenericTrainer<double> trainer) => labels is null ? trainer.Evaluate(inputs, targets) : trainer.Evaluate(inputs, labels);

    private IEnumerable<int> Coordinates(int count) => count <= CoordinatesPerTensor
        ? Enumerable.Range(0, count)
        : Enumerable.Range(0, CoordinatesPerTensor).Select(_ => random.Next(count));

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
