using System.Numerics;

namespace StaticNet.Generic;

/// <summary>The layers of a network and the one array in which their parameters lie.</summary>
internal sealed record NetworkParts<T>(DenseLayer<T>[] Layers, GenericTensor<T>[] Tensors, T[] Values)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static NetworkParts<T> Build(int inputSize, IReadOnlyList<DenseDescription> descriptions)
    {
        Check(descriptions);
        var values = new T[CountParameters(inputSize, descriptions)];
        var layers = new List<DenseLayer<T>>();
        var tensors = new List<GenericTensor<T>>();
        int offset = 0;
        int position = 0;
        foreach (DenseDescription description in descriptions)
        {
            string name = description.Name ?? $"{position}";
            var weight = new GenericTensor<T>($"{name}.weight", TensorRole.Weight, [description.Units, inputSize], values, offset);
            tensors.Add(weight);
            offset += weight.Length;
            GenericTensor<T>? bias = null;
            if (description.UseBias)
            {
                bias = new GenericTensor<T>($"{name}.bias", TensorRole.Bias, [description.Units], values, offset);
                tensors.Add(bias);
                offset += bias.Length;
            }

            layers.Add(new DenseLayer<T>(inputSize, description.Units, ActivationFunction<T>.Create(description), weight, bias));
            inputSize = description.Units;

            // As in PyTorch's nn.Sequential, where an activation takes a number of its own.
            position += description.Activation == Activation.Linear ? 1 : 2;
        }

        return new NetworkParts<T>([.. layers], [.. tensors], values);
    }

    private static int CountParameters(int inputSize, IReadOnlyList<DenseDescription> descriptions)
    {
        int count = 0;
        foreach (DenseDescription description in descriptions)
        {
            count += description.Units * (inputSize + (description.UseBias ? 1 : 0));
            inputSize = description.Units;
        }

        return count;
    }

    private static void Check(IReadOnlyList<DenseDescription> descriptions)
    {
        if (descriptions.Count == 0)
        {
            throw new ArgumentException("A network has at least one layer, but none is given.", "layers");
        }

        for (int i = 0; i < descriptions.Count; i++)
        {
            if (descriptions[i].Units < 1)
            {
                throw new ArgumentException($"A layer has at least one unit, but layer {i} has {descriptions[i].Units}.", "layers");
            }

            if (descriptions[i].Activation == Activation.Softmax && i != descriptions.Count - 1)
            {
                throw new ArgumentException($"Softmax stands on the last layer, but here on layer {i} of {descriptions.Count}.", "layers");
            }
        }
    }
}
