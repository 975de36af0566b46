using System.Numerics;

namespace StaticNet.Generic;

/// <summary>ELU, and with its two constants SELU: scale x right of 0, scale alpha (exp(x) - 1) left of it.</summary>
internal sealed class ExponentialLinear<T>(T scale, T alpha) : ActivationFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override bool NeedsLogits => true;

    public static ExponentialLinear<T> SelfNormalizing() =>
        new(T.CreateChecked(1.0507009873554804934193349852946), T.CreateChecked(1.6732632423543772848170429916717));

    public override void Apply(ReadOnlySpan<T> logits, Span<T> outputs, int width)
    {
        for (int i = 0; i < logits.Length; i++)
        {
            outputs[i] = scale * (logits[i] > T.Zero ? logits[i] : alpha * Accurate.ExpM1(logits[i]));
        }
    }

    public override void Backward(ReadOnlySpan<T> logits, ReadOnlySpan<T> outputs, Span<T> gradient, int width)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] *= scale * (logits[i] > T.Zero ? T.One : alpha * T.Exp(logits[i]));
        }
    }
}
