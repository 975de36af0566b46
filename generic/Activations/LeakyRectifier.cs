using System.Numerics;

namespace StaticNet.Generic;

internal sealed class LeakyRectifier<T>(T alpha) : ActivationFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override bool NeedsLogits => true;

    public override void Apply(ReadOnlySpan<T> logits, Span<T> outputs, int width)
    {
        for (int i = 0; i < logits.Length; i++)
        {
            outputs[i] = logits[i] > T.Zero ? logits[i] : alpha * logits[i];
        }
    }

    public override void Backward(ReadOnlySpan<T> logits, ReadOnlySpan<T> outputs, Span<T> gradient, int width)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] *= logits[i] > T.Zero ? T.One : alpha;
        }
    }
}
