using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <inheritdoc cref="BatchNormAttribute"/>
internal sealed class BatchNormLayer<T> : OneInputLayer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly GenericTensor<T> gamma;
    private readonly GenericTensor<T> beta;
    private readonly GenericTensor<T> runningMean;
    private readonly GenericTensor<T> runningVariance;
    private readonly T epsilon;
    private readonly T momentum;

    // Of the batch of the last training pass, by channel.
    private readonly T[] mean;
    private readonly T[] variance;
    private readonly T[] inverseDeviation;

    private readonly T[] scale;
    private readonly T[] shift;
    private T[] normalized = [];
    private T values;

    public BatchNormLayer(
        SampleShape shape, GenericTensor<T> gamma, GenericTensor<T> beta, GenericTensor<T> runningMean, GenericTensor<T> runningVariance, T epsilon, T momentum)
        : base(shape, shape)
    {
        this.gamma = gamma;
        this.beta = beta;
        this.runningMean = runningMean;
        this.runningVariance = runningVariance;
        this.epsilon = epsilon;
        this.momentum = momentum;
        mean = new T[shape.Channels];
        variance = new T[shape.Channels];
        inverseDeviation = new T[shape.Channels];
        scale = new T[shape.Channels];
        shift = new T[shape.Channels];
    }

    public override bool HasParameters => true;

    public override void Forward(ReadOnlySpan<T> inputs, Span<T> outputs, int count)
    {
        InvertDeviation(runningVariance.Values, scale);
        TensorPrimitives.Multiply(scale, gamma.Values, scale);
        TensorPrimitives.Multiply(runningMean.Values, scale, shift);
        TensorPrimitives.Subtract(beta.Values, shift, shift);
        ChannelOperations<T>.ScaleAndShift(inputs, Output, scale, shift, outputs);
    }

    public override void ForwardTraining(ReadOnlySpan<T> inputs, Span<T> outputs, int count, TrainingPass pass)
    {
        values = T.CreateChecked(count * Output.Positions);
        Span<T> centred = normalized.AsSpan(0, inputs.Length);
        ChannelOperations<T>.Sum(inputs, Output, mean);
        TensorPrimitives.Divide(mean, values, mean);

        // Squares are taken of the distances from the mean: a difference of two sums of squares loses its digits.
        scale.AsSpan().Fill(T.One);
        TensorPrimitives.Negate<T>(mean, shift);
        ChannelOperations<T>.ScaleAndShift(inputs, Output, scale, shift, centred);
        ChannelOperations<T>.Dot(centred, centred, Output, variance);
        TensorPrimitives.Divide(variance, values, variance);
        InvertDeviation(variance, inverseDeviation);
        shift.AsSpan().Clear();
        ChannelOperations<T>.ScaleAndShift(centred, Output, inverseDeviation, shift, centred);
        ChannelOperations<T>.ScaleAndShift(centred, Output, gamma.Values, beta.Values, outputs);
    }

    // With n values x' = (x - mean) / deviation in a channel, the gradient of x is
    // gamma / deviation (g - (sum of g) / n - x' (sum of g x') / n), where the sums are the gradients of beta and gamma.
    public override void Backward(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, Span<T> gradients, Span<T> inputGradient, int count)
    {
        ReadOnlySpan<T> kept = normalized.AsSpan(0, inputs.Length);
        Span<T> gammaGradient = gamma.In(gradients);
        Span<T> betaGradient = beta.In(gradients);
        ChannelOperations<T>.Sum(outputGradient, Output, betaGradient);
        ChannelOperations<T>.Dot(outputGradient, kept, Output, gammaGradient);
        if (inputGradient.IsEmpty)
        {
            return;
        }

        // In this order a single value, whose gradient is the sum, leaves exactly nothing.
        scale.AsSpan().Fill(T.One);
        TensorPrimitives.Divide(betaGradient, -values, shift);
        ChannelOperations<T>.ScaleAndShift(outputGradient, Output, scale, shift, inputGradient);
        TensorPrimitives.Divide(gammaGradient, -values, shift);
        ChannelOperations<T>.AddScaled(kept, Output, shift, inputGradient);
        TensorPrimitives.Multiply(gamma.Values, inverseDeviation, scale);
        shift.AsSpan().Clear();
        ChannelOperations<T>.ScaleAndShift(inputGradient, Output, scale, shift, inputGradient);
    }

    public override void UpdateStatistics()
    {
        Approach(runningMean.Values, mean, T.One);
        if (values > T.One)
        {
            Approach(runningVariance.Values, variance, values / (values - T.One));
        }
    }

    protected override void Grow(int count) => normalized = new T[count * Output.Size];

    private void InvertDeviation(ReadOnlySpan<T> variances, Span<T> results)
    {
        TensorPrimitives.Add(variances, epsilon, results);
        TensorPrimitives.Sqrt(results, results);
        TensorPrimitives.Divide(T.One, results, results);
    }

    private void Approach(Span<T> running, ReadOnlySpan<T> batch, T factor)
    {
        TensorPrimitives.Multiply(running, T.One - momentum, running);
        TensorPrimitives.MultiplyAddEstimate(batch, momentum * factor, running, running);
    }
}
