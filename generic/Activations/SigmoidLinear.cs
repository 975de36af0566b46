using System.Numerics;

namespace StaticNet.Generic;

internal sealed class SigmoidLinear<T> : ActivationFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override bool NeedsLogits => true;

    public override void Apply(ReadOnlySpan<T> logits, Span<T> outputs, int width)
    {
        for (int i = 0; i < logits.Length; i++)
        {
            outputs[i] = logits[i] * Accurate.Sigmoid(logits[i]);
        }
    }

    public override void Backward(ReadOnlySpan<T> logits, ReadOnlySpan<T> outputs, Span<T> gradient, int width)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            T sigmoid = Accurate.Sigmoid(logits[i]);
            gradient[i] *= sigmoid * (T.One + (logits[i] * (T.One - sigmoid)));
        }
    }
}
