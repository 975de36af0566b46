using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <inheritdoc cref="SgdAttribute"/>
public sealed class Sgd<T>(double learningRate = 0.01) : Optimizer<T>(learningRate, stateCount: 0)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private T descent;

    private protected override void Begin(GenericNetwork<T> network, double rate, long step) => descent = T.CreateChecked(-rate);

    private protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> scratch, int start) =>
        TensorPrimitives.MultiplyAddEstimate(gradients, descent, parameters, parameters);
}
