using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <inheritdoc cref="LayerNormAttribute"/>
internal sealed class LayerNormLayer<T>(SampleShape shape, GenericTensor<T> gamma, GenericTensor<T> beta, T epsilon) : OneInputLayer<T>(shape, shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T values = T.CreateChecked(shape.Size);
    private readonly T[] scratch = new T[shape.Size];
    private T[] normalized = [];
    private T[] inverseDeviations = [];

    public override bool HasParameters => true;

    public override void Forward(ReadOnlySpan<T> inputs, Span<T> outputs, int count)
    {
        for (int start = 0; start < inputs.Length; start += Output.Size)
        {
            Normalize(inputs.Slice(start, Output.Size), scratch);
            TensorPrimitives.MultiplyAddEstimate(scratch, gamma.Values, beta.Values, outputs.Slice(start, Output.Size));
        }
    }

    public override void ForwardTraining(ReadOnlySpan<T> inputs, Span<T> outputs, int count, TrainingPass pass)
    {
        for (int sample = 0; sample < count; sample++)
        {
            int start = sample * Output.Size;
            Span<T> kept = normalized.AsSpan(start, Output.Size);
            inverseDeviations[sample] = Normalize(inputs.Slice(start, Output.Size), kept);
            TensorPrimitives.MultiplyAddEstimate(kept, gamma.Values, beta.Values, outputs.Slice(start, Output.Size));
        }
    }

    // With h = g gamma and x' = (x - mean) / deviation, the gradient of x is (h - mean of h - x' (mean of h x')) / deviation.
    public override void Backward(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, Span<T> gradients, Span<T> inputGradient, int count)
    {
        Span<T> gammaGradient = gamma.In(gradients);
        Span<T> betaGradient = beta.In(gradients);
        gammaGradient.Clear();
        betaGradient.Clear();
        for (int sample = 0; sample < count; sample++)
        {
            ReadOnlySpan<T> gradient = outputGradient.Slice(sample * Output.Size, Output.Size);
            ReadOnlySpan<T> kept = normalized.AsSpan(sample * Output.Size, Output.Size);
            TensorPrimitives.Add(betaGradient, gradient, betaGradient);
            TensorPrimitives.MultiplyAddEstimate(gradient, kept, gammaGradient, gammaGradient);
            if (!inputGradient.IsEmpty)
            {
                Span<T> result = inputGradient.Slice(sample * Output.Size, Output.Size);
                TensorPrimitives.Multiply(gradient, gamma.Values, result);
                T mean = TensorPrimitives.Sum<T>(result) / values;
                T projection = TensorPrimitives.Dot(result, kept) / values;
                TensorPrimitives.Subtract(result, mean, result);
                TensorPrimitives.MultiplyAddEstimate(kept, -projection, result, result);
                TensorPrimitives.Multiply(result, inverseDeviations[sample], result);
            }
        }
    }

    protected override void Grow(int count)
    {
        normalized = new T[count * Output.Size];
        inverseDeviations = new T[count];
    }

    /// <summary>Returns 1 / deviation.</summary>
    private T Normalize(ReadOnlySpan<T> sample, Span<T> result)
    {
        TensorPrimitives.Subtract(sample, TensorPrimitives.Sum(sample) / values, result);
        T variance = TensorPrimitives.SumOfSquares<T>(result) / values;
        T inverse = T.One / T.Sqrt(variance + epsilon);
        TensorPrimitives.Multiply(result, inverse, result);
        return inverse;
    }
}
