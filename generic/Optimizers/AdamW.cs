using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <inheritdoc cref="AdamWAttribute"/>
public sealed class AdamW<T>(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01)
    : Adam<T>(learningRate, beta1, beta2, epsilon)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private protected override void Begin(GenericNetwork<T> network, double rate, long step)
    {
        base.Begin(network, rate, step);
        T kept = T.CreateChecked(1 - (rate * weightDecay));
        for (int i = 0; i < network.Parameters.Count; i++)
        {
            GenericTensor<T> tensor = network.Parameters[i];
            if (tensor.Role == TensorRole.Weight)
            {
                TensorPrimitives.Multiply(tensor.Values, kept, tensor.Values);
            }
        }
    }
}
