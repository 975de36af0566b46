using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

internal sealed class MeanAbsoluteError<T> : LossFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override T Compute(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int count, Span<T> gradient)
    {
        T share = T.One / T.CreateChecked(outputs.Length);
        TensorPrimitives.Subtract(outputs, targets, gradient);
        T loss = TensorPrimitives.SumOfMagnitudes<T>(gradient) * share;
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = gradient[i] > T.Zero ? share : gradient[i] < T.Zero ? -share : T.Zero;
        }

        return loss;
    }
}
