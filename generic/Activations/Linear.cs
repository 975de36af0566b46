using System.Numerics;

namespace StaticNet.Generic;

internal sealed class Linear<T> : ActivationFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Apply(ReadOnlySpan<T> logits, Span<T> outputs, int width)
    {
        if (logits != outputs)
        {
            logits.CopyTo(outputs);
        }
    }

    public override void Backward(ReadOnlySpan<T> logits, ReadOnlySpan<T> outputs, Span<T> gradient, int width)
    {
    }
}
