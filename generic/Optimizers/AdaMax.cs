using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <inheritdoc cref="AdaMaxAttribute"/>
public sealed class AdaMax<T>(double learningRate = 0.002, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
    : AdamFamily<T>(learningRate, beta1, beta2, epsilon, stateCount: 2)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T kept = T.CreateChecked(beta2);
    private readonly T floor = T.CreateChecked(epsilon);

    private protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> scratch, int start)
    {
        Span<T> means = State(0, start, gradients.Length);
        Span<T> norms = State(1, start, gradients.Length);
        Means.Add(means, gradients);
        TensorPrimitives.Abs(gradients, scratch);
        TensorPrimitives.Add(scratch, floor, scratch);
        TensorPrimitives.Multiply(norms, kept, norms);
        TensorPrimitives.Max(norms, scratch, norms);
        TensorPrimitives.Divide(means, norms, scratch);
        TensorPrimitives.MultiplyAddEstimate(scratch, CorrectedDescent, parameters, parameters);
    }
}
