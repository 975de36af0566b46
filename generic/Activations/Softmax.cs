using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <summary>exp(x_i) / sum of exp(x_j) over each row, the greatest logit subtracted first so that nothing overflows.</summary>
internal sealed class Softmax<T> : ActivationFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Apply(ReadOnlySpan<T> logits, Span<T> outputs, int width)
    {
        for (int start = 0; start < logits.Length; start += width)
        {
            ReadOnlySpan<T> from = logits.Slice(start, width);
            Span<T> to = outputs.Slice(start, width);
            TensorPrimitives.Subtract(from, TensorPrimitives.Max(from), to);
            TensorPrimitives.Exp(to, to);
            TensorPrimitives.Divide(to, TensorPrimitives.Sum<T>(to), to);
        }
    }

    // dz_i = a_i (g_i - sum of g_j a_j): the Jacobian diag(a) - a a^T times g.
    public override void Backward(ReadOnlySpan<T> logits, ReadOnlySpan<T> outputs, Span<T> gradient, int width)
    {
        for (int start = 0; start < gradient.Length; start += width)
        {
            ReadOnlySpan<T> output = outputs.Slice(start, width);
            Span<T> row = gradient.Slice(start, width);
            TensorPrimitives.Subtract(row, TensorPrimitives.Dot(row, output), row);
            TensorPrimitives.Multiply(row, output, row);
        }
    }
}
