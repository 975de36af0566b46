using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <inheritdoc cref="GlobalAvgPoolAttribute"/>
internal sealed class GlobalAvgPoolLayer<T>(SampleShape input) : OneInputLayer<T>(input, new SampleShape(input.Channels))
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T positions = T.CreateChecked(input.Positions);

    public override void Forward(ReadOnlySpan<T> inputs, Span<T> outputs, int count)
    {
        for (int channel = 0; channel < count * Input.Channels; channel++)
        {
            outputs[channel] = TensorPrimitives.Sum(inputs.Slice(channel * Input.Positions, Input.Positions)) / positions;
        }
    }

    public override void Backward(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, Span<T> gradients, Span<T> inputGradient, int count)
    {
        if (inputGradient.IsEmpty)
        {
            return;
        }

        for (int channel = 0; channel < count * Input.Channels; channel++)
        {
            inputGradient.Slice(channel * Input.Positions, Input.Positions).Fill(outputGradient[channel] / positions);
        }
    }
}
