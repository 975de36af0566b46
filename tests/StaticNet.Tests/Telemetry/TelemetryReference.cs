using StaticNet.Generic;

namespace StaticNet.Tests.Telemetry;

/// <summary>The figures of telemetry, computed in double precision from the values, gradients and parameters of the generic implementation, step after step.</summary>
internal sealed class TelemetryReference
{
    private readonly GenericNetwork<double> network;
    private readonly GenericTrainer<double> trainer;
    private readonly INetwork generated;
    private readonly LayerCounts[] counts;
    private double[][] before = [];

    public TelemetryReference(GenericNetwork<double> network, GenericTrainer<double> trainer, INetwork generated, ReadOnlySpan<LayerTelemetry> records)
    {
        this.network = network;
        this.trainer = trainer;
        this.generated = generated;
        counts = new LayerCounts[records.Length];
        int[] nodes = Nodes([.. generated.GetType().GetCustomAttributes(inherit: false).OfType<LayerAttribute>()], records);
        int tensor = 0;
        for (int i = 0; i < records.Length; i++)
        {
            int first = tensor;
            for (int left = records[i].ParameterCount; left > 0; tensor++)
            {
                left -= generated.Tensors[tensor].Length;
            }

            counts[i] = new LayerCounts(nodes[records[i].Layer], first, tensor - first);
        }

        Assert.Equal(generated.Tensors.Count, tensor);
    }

    /// <summary>To be called before a step of the generic trainer.</summary>
    public void Keep() => before = [.. network.Parameters.Select(tensor => tensor.Values.ToArray())];

    /// <summary>Forgets what was counted since the start.</summary>
    public void Restart()
    {
        foreach (LayerCounts layer in counts)
        {
            (layer.Values, layer.Saturated, layer.Alive) = (0, 0, null);
        }
    }

    /// <summary>To be called after a step of both: asserts that the records are those of the generic trainer.</summary>
    public void Check(ReadOnlySpan<LayerTelemetry> records, string what, double tolerance)
    {
        for (int i = 0; i < records.Length; i++)
        {
            Check(records[i], counts[i], $"{what}: {records[i].Layer}, {records[i].Description}", tolerance);
        }
    }

    private void Check(LayerTelemetry record, LayerCounts layer, string what, double tolerance)
    {
        double[] values = trainer.Activations(layer.Node);
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        double size = Math.Sqrt(values.Average(value => value * value));
        Near(mean, record.ActivationMean, Math.Max(Math.Abs(mean), deviation));
        Near(deviation, record.ActivationDeviation, Math.Max(deviation, 1e-3 * size));

        int saturated = record.Activation switch
        {
            Activation.Sigmoid => values.Count(value => value is <= 0.01 or >= 0.99),
            Activation.Tanh => values.Count(value => Math.Abs(value) >= 0.98),
            _ => 0,
        };
        layer.Values += values.Length;
        layer.Saturated += saturated;
        Near((double)saturated / values.Length, record.Saturated, 1d);
        Near((double)layer.Saturated / layer.Values, record.SaturatedSinceStart, 1d);

        bool[] alive = Alive(values, network.OutputShape(layer.Node));
        layer.Alive = layer.Alive is null ? alive : [.. layer.Alive.Zip(alive, (a, b) => a || b)];
        bool mayDie = record.Activation == Activation.ReLU;
        Near(mayDie ? alive.Average(lives => lives ? 0d : 1d) : 0d, record.Dead, 1d);
        Near(mayDie ? layer.Alive.Average(lives => lives ? 0d : 1d) : 0d, record.DeadSinceStart, 1d);

        double[] gradient = [.. Range(layer).SelectMany(tensor => trainer.Gradients[tensor].Values.ToArray())];
        Assert.Equal(record.ParameterCount, gradient.Length);
        double norm = Math.Sqrt(gradient.Sum(g => g * g));

        // A normalisation takes away what all its values have in common: of such gradients only the rounding of their terms is left.
        double rounding = 1e-6 * Math.Sqrt(trainer.Gradients.Sum(tensor => tensor.Values.ToArray().Sum(g => g * g)));
        Near(norm, record.GradientNorm, norm, rounding);
        double meanSize = gradient.Length == 0 ? 0d : gradient.Average(Math.Abs);
        Near(meanSize, record.GradientMean, meanSize, rounding);

        int[] weights = [.. Range(layer).Where(tensor => generated.Tensors[tensor].Layout.Role != TensorRole.Bias)];
        double had = Math.Sqrt(weights.Sum(tensor => before[tensor].Sum(w => w * w)));
        double moved = Math.Sqrt(weights.Sum(tensor => before[tensor].Zip(network.Parameters[tensor].Values.ToArray(), (a, b) => (a - b) * (a - b)).Sum()));
        double ratio = moved == 0d ? 0d : moved / had;

        // Parameters are floats: each is off by up to half of its last bit.
        Near(ratio, record.UpdateRatio, ratio, 6e-8 + (had == 0d ? 0d : trainer.LearningRate * rounding / had));

        void Near(double expected, float actual, double scale, double rounding = 0d) =>
            Assert.True(expected == actual || Math.Abs(expected - actual) <= (tolerance * scale) + rounding + 1e-30, $"{what}: {actual} and not {expected}, in {record}");
    }

    // An activation that was joined to the layer it reads has no record, and its values are that layer's.
    private static int[] Nodes(LayerAttribute[] layers, ReadOnlySpan<LayerTelemetry> records)
    {
        int[] nodes = [.. Enumerable.Range(0, layers.Length)];
        HashSet<int> recorded = [.. records.ToArray().Select(record => record.Layer)];
        foreach (int joined in nodes.Where(layer => !recorded.Contains(layer)).ToArray())
        {
            nodes[layers[joined].From is { } name ? Array.FindIndex(layers, layer => layer.Name == name) : joined - 1] = joined;
        }

        return nodes;
    }

    private static IEnumerable<int> Range(LayerCounts layer) => Enumerable.Range(layer.FirstTensor, layer.Tensors);

    private static bool[] Alive(double[] values, ReadOnlySpan<int> shape)
    {
        int channels = shape[0];
        int places = 1;
        foreach (int size in shape[1..])
        {
            places *= size;
        }

        var alive = new bool[channels];
        for (int i = 0; i < values.Length; i++)
        {
            alive[i / places % channels] |= values[i] != 0d;
        }

        return alive;
    }

    private sealed class LayerCounts(int node, int firstTensor, int tensors)
    {
        public int Node { get; } = node;

        public int FirstTensor { get; } = firstTensor;

        public int Tensors { get; } = tensors;

        public long Values { get; set; }

        public long Saturated { get; set; }

        public bool[]? Alive { get; set; }
    }
}
