using System.Numerics;

namespace StaticNet.Generic;

/// <summary>Hands values on to the activation behind every layer, which is all that this one is about.</summary>
internal sealed class ActivationLayer<T>(SampleShape shape) : OneInputLayer<T>(shape, shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Forward(ReadOnlySpan<T> inputs, Span<T> outputs, int count) => inputs.CopyTo(outputs);

    public override void Backward(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, Span<T> gradients, Span<T> inputGradient, int count)
    {
        if (!inputGradient.IsEmpty)
        {
            outputGradient.CopyTo(inputGradient);
        }
    }
}
