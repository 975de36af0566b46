using System.Numerics;

namespace StaticNet.Generic;

internal sealed class Softplus<T> : ActivationFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override bool NeedsLogits => true;

    public override void Apply(ReadOnlySpan<T> logits, Span<T> outputs, int width)
    {
        for (int i = 0; i < logits.Length; i++)
        {
            outputs[i] = T.Max(logits[i], T.Zero) + Accurate.LogP1(T.Exp(-T.Abs(logits[i])));
        }
    }

    public override void Backward(ReadOnlySpan<T> logits, ReadOnlySpan<T> outputs, Span<T> gradient, int width)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] *= Accurate.Sigmoid(logits[i]);
        }
    }
}
