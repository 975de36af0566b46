using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <inheritdoc cref="NesterovAttribute"/>
public sealed class Nesterov<T>(double momentum = 0.9, double learningRate = 0.01) : Optimizer<T>(learningRate, stateCount: 1)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T inertia = T.CreateChecked(momentum);
    private T descent;

    private protected override void Begin(GenericNetwork<T> network, double rate, long step) => descent = T.CreateChecked(-rate);

    private protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> scratch, int start)
    {
        Span<T> velocity = State(0, start, gradients.Length);
        TensorPrimitives.MultiplyAddEstimate(velocity, inertia, gradients, velocity);
        TensorPrimitives.MultiplyAddEstimate(velocity, inertia, gradients, scratch);
        TensorPrimitives.MultiplyAddEstimate(scratch, descent, parameters, parameters);
    }
}
