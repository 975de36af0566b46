using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace StaticNet.Generic;

internal sealed class Rectifier<T> : ActivationFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Apply(ReadOnlySpan<T> logits, Span<T> outputs, int width) => TensorPrimitives.Max(logits, T.Zero, outputs);

    // TensorPrimitives has no selection by a mask, and a branch for each value is mispredicted half the time.
    public override void Backward(ReadOnlySpan<T> logits, ReadOnlySpan<T> outputs, Span<T> gradient, int width)
    {
        ReadOnlySpan<Vector<T>> outputVectors = MemoryMarshal.Cast<T, Vector<T>>(outputs);
        Span<Vector<T>> gradientVectors = MemoryMarshal.Cast<T, Vector<T>>(gradient);
        for (int i = 0; i < gradientVectors.Length; i++)
        {
            gradientVectors[i] = Vector.ConditionalSelect(Vector.GreaterThan(outputVectors[i], Vector<T>.Zero), gradientVectors[i], Vector<T>.Zero);
        }

        for (int i = gradientVectors.Length * Vector<T>.Count; i < gradient.Length; i++)
        {
            gradient[i] = outputs[i] > T.Zero ? gradient[i] : T.Zero;
        }
    }
}
