using System.Numerics;
using System.Numerics.Tensors;
using StaticNet.Numerics;

namespace StaticNet.Generic;

/// <inheritdoc cref="DropoutAttribute"/>
/// <param name="shape">The shape of a sample.</param>
/// <param name="isSequence">Whether it reads steps of samples.</param>
/// <param name="rate">The probability that a value is dropped.</param>
/// <param name="seed">Any number.</param>
/// <param name="index">Which of the declared layers it is, from 0.</param>
internal sealed class DropoutLayer<T>(SampleShape shape, bool isSequence, float rate, int seed, int index) : OneInputLayer<T>(shape, shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T kept = T.CreateChecked(1 / (1 - AttributeNumber.AsWritten(rate)));

    // 0 where a value is dropped, 1 / (1 - rate) elsewhere.
    private T[] factors = [];

    public override void Forward(ReadOnlySpan<T> inputs, Span<T> outputs, int count) => inputs.CopyTo(outputs);

    public override void ForwardTraining(ReadOnlySpan<T> inputs, Span<T> outputs, int count, TrainingPass pass)
    {
        uint key = DropoutMask.Key(seed, index, pass.Step);
        Span<T> mask = factors.AsSpan(0, inputs.Length);
        if (pass.Rows.AreInOrder)
        {
            Draw(key, 0, mask);
        }
        else
        {
            Draw(key, pass.Rows, mask);
        }

        TensorPrimitives.Multiply(inputs, mask, outputs);
    }

    public override void Backward(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, Span<T> gradients, Span<T> inputGradient, int count)
    {
        if (!inputGradient.IsEmpty)
        {
            TensorPrimitives.Multiply(outputGradient, factors.AsSpan(0, outputGradient.Length), inputGradient);
        }
    }

    protected override void Grow(int count) => factors = new T[count * Output.Size];

    // Values are counted as they stand in the user's batch, padded steps included, so that what is dropped does not depend on how rows are packed.
    private void Draw(uint key, BatchRows rows, Span<T> mask)
    {
        int places = isSequence ? rows.Steps : 1;
        for (int step = 0; step < places; step++)
        {
            for (int rank = 0; rank < rows.At(step); rank++)
            {
                int place = (rows.Sample(rank) * places) + step;
                Draw(key, place * Output.Size, mask.Slice((rows.Start(step) + rank) * Output.Size, Output.Size));
            }
        }
    }

    private void Draw(uint key, int first, Span<T> mask)
    {
        for (int i = 0; i < mask.Length; i++)
        {
            mask[i] = DropoutMask.IsDropped(key, (uint)(first + i), rate) ? T.Zero : kept;
        }
    }
}
