using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <summary>The affine part of a fully connected layer, W x + b.</summary>
internal sealed class DenseLayer<T>(SampleShape input, GenericTensor<T> weight, GenericTensor<T>? bias)
    : OneInputLayer<T>(input, new SampleShape(weight.Shape[0]))
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // A row of weights is read once for this many samples, whose inputs meanwhile stay in the first cache.
    private const int SamplesPerTile = 8;

    public override bool HasParameters => true;

    private int Inputs { get; } = weight.Shape[1];

    private int Units { get; } = weight.Shape[0];

    public override void Forward(ReadOnlySpan<T> inputs, Span<T> outputs, int count)
    {
        ReadOnlySpan<T> weights = weight.Values;
        for (int tile = 0; tile < count; tile += SamplesPerTile)
        {
            int end = Math.Min(tile + SamplesPerTile, count);
            for (int unit = 0; unit < Units; unit++)
            {
                ReadOnlySpan<T> row = weights.Slice(unit * Inputs, Inputs);
                for (int sample = tile; sample < end; sample++)
                {
                    outputs[(sample * Units) + unit] = TensorPrimitives.Dot(row, inputs.Slice(sample * Inputs, Inputs));
                }
            }
        }

        if (bias is not null)
        {
            for (int sample = 0; sample < count; sample++)
            {
                Span<T> row = outputs.Slice(sample * Units, Units);
                TensorPrimitives.Add(row, bias.Values, row);
            }
        }
    }

    public override void Backward(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, Span<T> gradients, Span<T> inputGradient, int count)
    {
        Span<T> weightGradient = weight.In(gradients);
        for (int unit = 0; unit < Units; unit++)
        {
            Span<T> row = weightGradient.Slice(unit * Inputs, Inputs);
            TensorPrimitives.Multiply(inputs[..Inputs], outputGradient[unit], row);
            for (int sample = 1; sample < count; sample++)
            {
                TensorPrimitives.MultiplyAddEstimate(inputs.Slice(sample * Inputs, Inputs), outputGradient[(sample * Units) + unit], row, row);
            }
        }

        if (bias is not null)
        {
            Span<T> biasGradient = bias.In(gradients);
            outputGradient[..Units].CopyTo(biasGradient);
            for (int sample = 1; sample < count; sample++)
            {
                TensorPrimitives.Add(biasGradient, outputGradient.Slice(sample * Units, Units), biasGradient);
            }
        }

        if (!inputGradient.IsEmpty)
        {
            BackwardInputs(outputGradient, inputGradient, count);
        }
    }

    private void BackwardInputs(ReadOnlySpan<T> outputGradient, Span<T> inputGradient, int count)
    {
        ReadOnlySpan<T> weights = weight.Values;
        for (int sample = 0; sample < count; sample++)
        {
            Span<T> row = inputGradient.Slice(sample * Inputs, Inputs);
            ReadOnlySpan<T> outer = outputGradient.Slice(sample * Units, Units);
            TensorPrimitives.Multiply(weights[..Inputs], outer[0], row);
            for (int unit = 1; unit < Units; unit++)
            {
                TensorPrimitives.MultiplyAddEstimate(weights.Slice(unit * Inputs, Inputs), outer[unit], row, row);
            }
        }
    }
}
