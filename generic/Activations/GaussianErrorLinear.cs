using System.Numerics;

namespace StaticNet.Generic;

internal sealed class GaussianErrorLinear<T> : ActivationFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const double InverseSqrtTwo = 0.70710678118654752440;
    private const double InverseSqrtTwoPi = 0.39894228040143267794;

    public override bool NeedsLogits => true;

    public override void Apply(ReadOnlySpan<T> logits, Span<T> outputs, int width)
    {
        for (int i = 0; i < logits.Length; i++)
        {
            double x = double.CreateTruncating(logits[i]);
            outputs[i] = T.CreateTruncating(x * Distribution(x));
        }
    }

    public override void Backward(ReadOnlySpan<T> logits, ReadOnlySpan<T> outputs, Span<T> gradient, int width)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            double x = double.CreateTruncating(logits[i]);
            double density = InverseSqrtTwoPi * Math.Exp(-0.5 * x * x);
            gradient[i] *= T.CreateTruncating(Distribution(x) + (x * density));
        }
    }

    private static double Distribution(double x) => 0.5 * ErrorFunction.Erfc(-x * InverseSqrtTwo);
}
