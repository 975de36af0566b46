using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

internal sealed class Sigmoid<T>(T slope) : ActivationFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Apply(ReadOnlySpan<T> logits, Span<T> outputs, int width)
    {
        if (slope == T.One)
        {
            TensorPrimitives.Sigmoid(logits, outputs);
        }
        else
        {
            TensorPrimitives.Multiply(logits, slope, outputs);
            TensorPrimitives.Sigmoid(outputs, outputs);
        }
    }

    public override void Backward(ReadOnlySpan<T> logits, ReadOnlySpan<T> outputs, Span<T> gradient, int width)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] *= slope * outputs[i] * (T.One - outputs[i]);
        }
    }
}
