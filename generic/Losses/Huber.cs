using System.Numerics;

namespace StaticNet.Generic;

internal sealed class Huber<T>(T delta) : LossFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override T Compute(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int count, Span<T> gradient)
    {
        T share = T.One / T.CreateChecked(outputs.Length);
        T half = T.One / (T.One + T.One);
        T sum = T.Zero;
        for (int i = 0; i < outputs.Length; i++)
        {
            T error = outputs[i] - targets[i];
            T magnitude = T.Abs(error);
            sum += magnitude <= delta ? half * error * error : delta * (magnitude - (half * delta));
            gradient[i] = share * (magnitude <= delta ? error : T.CopySign(delta, error));
        }

        return sum * share;
    }
}
