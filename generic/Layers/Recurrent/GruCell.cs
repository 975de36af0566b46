using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <inheritdoc cref="GruAttribute"/>
internal sealed class GruCell<T>(int units) : RecurrentCell<T>(units, gates: 3)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Compute(Span<T> sums, Span<T> recurrent, ReadOnlySpan<T> before, ReadOnlySpan<T> memoryBefore, Span<T> output, Span<T> memory)
    {
        Span<T> opened = sums[..(2 * Units)];
        Span<T> candidate = sums[(2 * Units)..];
        TensorPrimitives.Add(opened, recurrent[..opened.Length], opened);
        TensorPrimitives.Sigmoid(opened, opened);
        TensorPrimitives.MultiplyAddEstimate(opened[..Units], recurrent[opened.Length..], candidate, candidate);
        TensorPrimitives.Tanh(candidate, candidate);

        // (1 - z) n + z h = n + z (h - n).
        TensorPrimitives.Subtract(before, candidate, output);
        TensorPrimitives.MultiplyAddEstimate(output, opened[Units..], candidate, output);
    }

    public override void Backward(
        Span<T> sums, Span<T> recurrent, ReadOnlySpan<T> before, ReadOnlySpan<T> memoryBefore, ReadOnlySpan<T> output, Span<T> gradient, Span<T> memoryGradient)
    {
        Span<T> reset = sums[..Units];
        Span<T> update = sums.Slice(Units, Units);
        Span<T> candidate = sums.Slice(2 * Units, Units);
        Span<T> recurrentCandidate = recurrent.Slice(2 * Units, Units);
        for (int i = 0; i < gradient.Length; i++)
        {
            (T r, T z, T n, T g) = (reset[i], update[i], candidate[i], gradient[i]);
            T candidateGradient = g * (T.One - z) * (T.One - n) * (T.One + n);
            reset[i] = candidateGradient * recurrentCandidate[i] * r * (T.One - r);
            update[i] = g * (before[i] - n) * z * (T.One - z);
            candidate[i] = candidateGradient;
            recurrentCandidate[i] = candidateGradient * r;
            gradient[i] = g * z;
        }

        sums[..(2 * Units)].CopyTo(recurrent);
    }
}
