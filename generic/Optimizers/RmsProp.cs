using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <inheritdoc cref="RmsPropAttribute"/>
public sealed class RmsProp<T>(double learningRate = 0.01, double rho = 0.99, double epsilon = 1e-8) : Optimizer<T>(learningRate, stateCount: 1)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly RunningMean<T> mean = new(rho);
    private readonly T floor = T.CreateChecked(epsilon);
    private T descent;

    private protected override void Begin(GenericNetwork<T> network, double rate, long step) => descent = T.CreateChecked(-rate);

    private protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> scratch, int start)
    {
        Span<T> squares = State(0, start, gradients.Length);
        mean.AddSquares(squares, gradients, scratch);
        TensorPrimitives.Sqrt(squares, scratch);
        TensorPrimitives.Add(scratch, floor, scratch);
        TensorPrimitives.Divide(gradients, scratch, scratch);
        TensorPrimitives.MultiplyAddEstimate(scratch, descent, parameters, parameters);
    }
}
