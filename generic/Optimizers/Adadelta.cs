using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <inheritdoc cref="AdadeltaAttribute"/>
public sealed class Adadelta<T>(double learningRate = 1, double rho = 0.9, double epsilon = 1e-6) : Optimizer<T>(learningRate, stateCount: 2)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly RunningMean<T> mean = new(rho);
    private readonly T floor = T.CreateChecked(epsilon);
    private T descent;

    private protected override void Begin(GenericNetwork<T> network, double rate, long step) => descent = T.CreateChecked(-rate);

    private protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> scratch, int start)
    {
        Span<T> squares = State(0, start, gradients.Length);
        Span<T> updates = State(1, start, gradients.Length);
        Span<T> delta = SecondScratch(gradients.Length);
        mean.AddSquares(squares, gradients, scratch);
        TensorPrimitives.Add(updates, floor, delta);
        TensorPrimitives.Sqrt(delta, delta);
        TensorPrimitives.Add(squares, floor, scratch);
        TensorPrimitives.Sqrt(scratch, scratch);
        TensorPrimitives.Divide(delta, scratch, delta);
        TensorPrimitives.Multiply(delta, gradients, delta);
        mean.AddSquares(updates, delta, scratch);
        TensorPrimitives.MultiplyAddEstimate(delta, descent, parameters, parameters);
    }
}
