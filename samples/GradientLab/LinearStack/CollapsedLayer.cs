using StaticNet;

namespace GradientLab;

/// <summary>The one layer that a stack of dense layers is, if nothing stands between them: y = W x + b.</summary>
/// <param name="Weights">W [units, inputs].</param>
/// <param name="Bias">b [units].</param>
public sealed record CollapsedLayer(float[,] Weights, float[] Bias)
{
    /// <summary>
    /// Multiplies the weights of all layers: W2 (W1 x + b1) + b2 = (W2 W1) x + (W2 b1 + b2), and so on. Activation functions are left out: where the network has any, this is not what
    /// it computes.
    /// </summary>
    /// <param name="network">A network of dense layers with biases.</param>
    public static CollapsedLayer Of(INetwork network)
    {
        // Nothing yet: x itself.
        int inputs = network.InputSize;
        var weights = new double[inputs, inputs];
        for (int i = 0; i < inputs; i++)
        {
            weights[i, i] = 1;
        }

        var bias = new double[inputs];
        for (int tensor = 0; tensor < network.Tensors.Count; tensor += 2)
        {
            (weights, bias) = Behind(network.Tensors[tensor], network.Tensors[tensor + 1], weights, bias);
        }

        var roundedWeights = new float[bias.Length, inputs];
        for (int unit = 0; unit < bias.Length; unit++)
        {
            for (int input = 0; input < inputs; input++)
            {
                roundedWeights[unit, input] = (float)weights[unit, input];
            }
        }

        return new CollapsedLayer(roundedWeights, [.. bias.Select(value => (float)value)]);
    }

    /// <summary>Gives its numbers to a network that is one dense layer of this size.</summary>
    /// <param name="network">The network.</param>
    public void LoadInto(INetwork network)
    {
        network.Tensors[0].CopyFrom([.. Weights.Cast<float>()]);
        network.Tensors[1].CopyFrom(Bias);
    }

    // The layer of these tensors behind all that came before.
    private static (double[,] Weights, double[] Bias) Behind(ParameterTensor layerWeights, ParameterTensor layerBias, double[,] weights, double[] bias)
    {
        int units = layerWeights.Shape[0];
        int inputs = weights.GetLength(1);
        var newWeights = new double[units, inputs];
        var newBias = new double[units];
        for (int unit = 0; unit < units; unit++)
        {
            newBias[unit] = layerBias[unit];
            for (int between = 0; between < bias.Length; between++)
            {
                double weight = layerWeights[unit, between];
                newBias[unit] += weight * bias[between];
                for (int input = 0; input < inputs; input++)
                {
                    newWeights[unit, input] += weight * weights[between, input];
                }
            }
        }

        return (newWeights, newBias);
    }
}
