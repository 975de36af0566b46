using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <summary>
/// -sum y_i log a_i with a = softmax(z), from the logits: log a_i = (z_i - max z) - log sum exp(z_j - max z).
/// The derivative by z is a sum(y) - y, which is a - y for targets that sum to 1 exactly.
/// </summary>
internal sealed class SoftmaxCrossEntropy<T> : LossFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override bool IsFused => true;

    public override TargetKind TargetKind => TargetKind.Classes;

    public override T Compute(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int count, Span<T> gradient)
    {
        T share = T.One / T.CreateChecked(count);
        int width = outputs.Length / count;
        T loss = T.Zero;
        for (int start = 0; start < outputs.Length; start += width)
        {
            ReadOnlySpan<T> target = targets.Slice(start, width);
            Span<T> row = gradient.Slice(start, width);
            (T sum, T log) = Exponentials(outputs.Slice(start, width), row, target, out T targetLogit);
            T mass = TensorPrimitives.Sum(target);
            loss += (mass * log) - targetLogit;
            TensorPrimitives.Multiply(row, mass / sum, row);
            TensorPrimitives.Subtract(row, target, row);
            TensorPrimitives.Multiply(row, share, row);
        }

        return loss * share;
    }

    public override T Compute(ReadOnlySpan<T> outputs, ReadOnlySpan<int> labels, Span<T> gradient)
    {
        T share = T.One / T.CreateChecked(labels.Length);
        int width = outputs.Length / labels.Length;
        T loss = T.Zero;
        for (int sample = 0; sample < labels.Length; sample++)
        {
            int label = labels[sample];
            Span<T> row = gradient.Slice(sample * width, width);
            TensorPrimitives.Subtract(outputs.Slice(sample * width, width), TensorPrimitives.Max(outputs.Slice(sample * width, width)), row);
            T targetLogit = row[label];
            TensorPrimitives.Exp(row, row);
            T sum = TensorPrimitives.Sum<T>(row);
            loss += T.Log(sum) - targetLogit;
            TensorPrimitives.Multiply(row, share / sum, row);
            row[label] -= share;
        }

        return loss * share;
    }

    private static (T Sum, T Log) Exponentials(ReadOnlySpan<T> logits, Span<T> row, ReadOnlySpan<T> target, out T targetLogit)
    {
        TensorPrimitives.Subtract(logits, TensorPrimitives.Max(logits), row);
        targetLogit = TensorPrimitives.Dot(row, target);
        TensorPrimitives.Exp(row, row);
        T sum = TensorPrimitives.Sum<T>(row);
        return (sum, T.Log(sum));
    }
}
