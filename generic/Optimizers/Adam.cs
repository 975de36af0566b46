using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <inheritdoc cref="AdamAttribute"/>
public class Adam<T>(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
    : AdamFamily<T>(learningRate, beta1, beta2, epsilon, stateCount: 2)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> scratch, int start)
    {
        Span<T> means = State(0, start, gradients.Length);
        Span<T> squares = State(1, start, gradients.Length);
        Means.Add(means, gradients);
        Squares.AddSquares(squares, gradients, scratch);
        Denominator(squares, scratch);
        TensorPrimitives.Divide(means, scratch, scratch);
        TensorPrimitives.MultiplyAddEstimate(scratch, CorrectedDescent, parameters, parameters);
    }
}
