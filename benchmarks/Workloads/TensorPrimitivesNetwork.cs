using System.Numerics.Tensors;

namespace StaticNet.Benchmarks;

/// <summary>
/// A dense network as one writes it by hand in an afternoon: a row of weights for each unit, <see cref="TensorPrimitives.Dot(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
/// with the inputs, and the activation over the whole layer. No layer objects, and nothing allocated after construction.
/// </summary>
internal sealed class TensorPrimitivesNetwork
{
    private readonly Layer[] layers;

    /// <summary>Copies the parameters of a network.</summary>
    /// <param name="network">A network of dense layers with biases: ReLU, and Sigmoid or Softmax at the end.</param>
    public TensorPrimitivesNetwork(INetwork network)
    {
        Activation last = network.GetType().GetCustomAttributes(inherit: false).OfType<DenseAttribute>().Last().Activation;
        ParameterTensor[] tensors = [.. network.Tensors];
        layers =
        [
            .. tensors.Chunk(2).Select((pair, index) =>
                new Layer(pair[0].ToArray(), pair[1].ToArray(), pair[0].Shape[1], index == (tensors.Length / 2) - 1 ? last : Activation.ReLU)),
        ];
    }

    /// <summary>Predicts one sample.</summary>
    public void Predict(ReadOnlySpan<float> input, Span<float> output)
    {
        foreach (Layer layer in layers)
        {
            layer.Apply(input);
            input = layer.Outputs;
        }

        input.CopyTo(output);
    }

    private sealed class Layer(float[] weights, float[] biases, int inputs, Activation activation)
    {
        private readonly float[] outputs = new float[biases.Length];

        public ReadOnlySpan<float> Outputs => outputs;

        public void Apply(ReadOnlySpan<float> input)
        {
            Span<float> sums = outputs;
            for (int unit = 0; unit < sums.Length; unit++)
            {
                sums[unit] = TensorPrimitives.Dot(weights.AsSpan(unit * inputs, inputs), input) + biases[unit];
            }

            switch (activation)
            {
                case Activation.ReLU:
                    TensorPrimitives.Max(sums, 0f, sums);
                    break;
                case Activation.Sigmoid:
                    TensorPrimitives.Sigmoid(sums, sums);
                    break;
                case Activation.Softmax:
                    TensorPrimitives.SoftMax(sums, sums);
                    break;
                default:
                    throw new NotSupportedException($"{activation} is not written by hand.");
            }
        }
    }
}
