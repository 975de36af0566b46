using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <summary>The affine part of a fully connected layer, W x + b, and the activation behind it.</summary>
internal sealed class DenseLayer<T>(int inputs, int units, ActivationFunction<T> activation, GenericTensor<T> weight, GenericTensor<T>? bias)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // A row of weights is read once for this many samples, whose inputs meanwhile stay in the first cache.
    private const int SamplesPerTile = 8;

    public int Inputs { get; } = inputs;

    public int Units { get; } = units;

    public ActivationFunction<T> Activation { get; } = activation;

    public GenericTensor<T> Weight { get; } = weight;

    public GenericTensor<T>? Bias { get; } = bias;

    public void Forward(ReadOnlySpan<T> inputs, Span<T> logits, int count)
    {
        ReadOnlySpan<T> weights = Weight.Values;
        for (int tile = 0; tile < count; tile += SamplesPerTile)
        {
            int end = Math.Min(tile + SamplesPerTile, count);
            for (int unit = 0; unit < Units; unit++)
            {
                ReadOnlySpan<T> row = weights.Slice(unit * Inputs, Inputs);
                for (int sample = tile; sample < end; sample++)
                {
                    logits[(sample * Units) + unit] = TensorPrimitives.Dot(row, inputs.Slice(sample * Inputs, Inputs));
                }
            }
        }

        if (Bias is not null)
        {
            for (int sample = 0; sample < count; sample++)
            {
                Span<T> row = logits.Slice(sample * Units, Units);
                TensorPrimitives.Add(row, Bias.Values, row);
            }
        }
    }

    /// <summary>From dL/dlogits to the gradients of the parameters and, unless its span is empty, of the inputs.</summary>
    public void Backward(ReadOnlySpan<T> inputs, ReadOnlySpan<T> logitGradient, Span<T> weightGradient, Span<T> biasGradient, Span<T> inputGradient, int count)
    {
        for (int unit = 0; unit < Units; unit++)
        {
            Span<T> row = weightGradient.Slice(unit * Inputs, Inputs);
            TensorPrimitives.Multiply(inputs[..Inputs], logitGradient[unit], row);
            for (int sample = 1; sample < count; sample++)
            {
                TensorPrimitives.MultiplyAddEstimate(inputs.Slice(sample * Inputs, Inputs), logitGradient[(sample * Units) + unit], row, row);
            }
        }

        if (Bias is not null)
        {
            logitGradient[..Units].CopyTo(biasGradient);
            for (int sample = 1; sample < count; sample++)
            {
                TensorPrimitives.Add(biasGradient, logitGradient.Slice(sample * Units, Units), biasGradient);
            }
        }

        if (!inputGradient.IsEmpty)
        {
            BackwardInputs(logitGradient, inputGradient, count);
        }
    }

    private void BackwardInputs(ReadOnlySpan<T> logitGradient, Span<T> inputGradient, int count)
    {
        ReadOnlySpan<T> weights = Weight.Values;
        for (int sample = 0; sample < count; sample++)
        {
            Span<T> row = inputGradient.Slice(sample * Inputs, Inputs);
            ReadOnlySpan<T> outer = logitGradient.Slice(sample * Units, Units);
            TensorPrimitives.Multiply(weights[..Inputs], outer[0], row);
            for (int unit = 1; unit < Units; unit++)
            {
                TensorPrimitives.MultiplyAddEstimate(weights.Slice(unit * Inputs, Inputs), outer[unit], row, row);
            }
        }
    }
}
