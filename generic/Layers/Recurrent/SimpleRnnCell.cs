using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <inheritdoc cref="SimpleRnnAttribute"/>
internal sealed class SimpleRnnCell<T>(int units, ActivationFunction<T> activation) : RecurrentCell<T>(units, gates: 1)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Compute(Span<T> sums, Span<T> recurrent, ReadOnlySpan<T> before, ReadOnlySpan<T> memoryBefore, Span<T> output, Span<T> memory)
    {
        TensorPrimitives.Add(sums, recurrent, sums);
        activation.Apply(sums, output, Units);
    }

    public override void Backward(
        Span<T> sums, Span<T> recurrent, ReadOnlySpan<T> before, ReadOnlySpan<T> memoryBefore, ReadOnlySpan<T> output, Span<T> gradient, Span<T> memoryGradient)
    {
        gradient.CopyTo(sums);
        activation.Backward([], output, sums, Units);
        sums.CopyTo(recurrent);
        gradient.Clear();
    }
}
