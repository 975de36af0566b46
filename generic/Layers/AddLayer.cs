using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <inheritdoc cref="AddAttribute"/>
internal sealed class AddLayer<T>(SampleShape shape) : JoinLayer<T>(shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Take(int part, ReadOnlySpan<T> inputs, Span<T> outputs, int count)
    {
        if (part == 0)
        {
            inputs.CopyTo(outputs);
        }
        else
        {
            TensorPrimitives.Add(outputs, inputs, outputs);
        }
    }

    public override void Return(int part, ReadOnlySpan<T> outputGradient, Span<T> inputGradient, int count) => outputGradient.CopyTo(inputGradient);
}
