using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <inheritdoc cref="AdagradAttribute"/>
public sealed class Adagrad<T>(double learningRate = 0.01, double epsilon = 1e-10) : Optimizer<T>(learningRate, stateCount: 1)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T floor = T.CreateChecked(epsilon);
    private T descent;

    private protected override void Begin(GenericNetwork<T> network, double rate, long step) => descent = T.CreateChecked(-rate);

    private protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> scratch, int start)
    {
        Span<T> squares = State(0, start, gradients.Length);
        TensorPrimitives.MultiplyAddEstimate(gradients, gradients, squares, squares);
        TensorPrimitives.Sqrt(squares, scratch);
        TensorPrimitives.Add(scratch, floor, scratch);
        TensorPrimitives.Divide(gradients, scratch, scratch);
        TensorPrimitives.MultiplyAddEstimate(scratch, descent, parameters, parameters);
    }
}
