using System.Numerics;

namespace StaticNet.Generic;

/// <summary>
/// -(y log a + (1 - y) log(1 - a)) with a = sigmoid(slope z), from the logit u = slope z:
/// max(u, 0) - u y + log(1 + exp(-|u|)), whose derivative by z is slope (sigmoid(u) - y).
/// </summary>
internal sealed class SigmoidCrossEntropy<T>(T slope) : LossFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override bool IsFused => true;

    public override TargetKind TargetKind => TargetKind.Probabilities;

    public override T Compute(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int count, Span<T> gradient)
    {
        T share = T.One / T.CreateChecked(outputs.Length);
        T sum = T.Zero;
        for (int i = 0; i < outputs.Length; i++)
        {
            T logit = slope * outputs[i];
            T exp = T.Exp(-T.Abs(logit));
            T sigmoid = (logit >= T.Zero ? T.One : exp) / (T.One + exp);
            sum += T.Max(logit, T.Zero) - (logit * targets[i]) + Accurate.LogP1(exp);
            gradient[i] = share * slope * (sigmoid - targets[i]);
        }

        return sum * share;
    }
}
