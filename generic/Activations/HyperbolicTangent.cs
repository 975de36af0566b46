using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

internal sealed class HyperbolicTangent<T> : ActivationFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Apply(ReadOnlySpan<T> logits, Span<T> outputs, int width) => TensorPrimitives.Tanh(logits, outputs);

    public override void Backward(ReadOnlySpan<T> logits, ReadOnlySpan<T> outputs, Span<T> gradient, int width)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] *= (T.One - outputs[i]) * (T.One + outputs[i]);
        }
    }
}
