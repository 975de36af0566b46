using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

internal sealed class MeanSquaredError<T> : LossFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override T Compute(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int count, Span<T> gradient)
    {
        T values = T.CreateChecked(outputs.Length);
        TensorPrimitives.Subtract(outputs, targets, gradient);
        T loss = TensorPrimitives.SumOfSquares<T>(gradient) / values;
        TensorPrimitives.Multiply(gradient, (T.One + T.One) / values, gradient);
        return loss;
    }
}
