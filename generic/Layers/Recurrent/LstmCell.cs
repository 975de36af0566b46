using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <inheritdoc cref="LstmAttribute"/>
internal sealed class LstmCell<T>(int units) : RecurrentCell<T>(units, gates: 4)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override bool HasMemory => true;

    public override void Compute(Span<T> sums, Span<T> recurrent, ReadOnlySpan<T> before, ReadOnlySpan<T> memoryBefore, Span<T> output, Span<T> memory)
    {
        TensorPrimitives.Add(sums, recurrent, sums);
        Span<T> opened = sums[..(2 * Units)];
        Span<T> candidate = sums.Slice(2 * Units, Units);
        Span<T> last = sums.Slice(3 * Units, Units);
        TensorPrimitives.Sigmoid(opened, opened);
        TensorPrimitives.Tanh(candidate, candidate);
        TensorPrimitives.Sigmoid(last, last);

        TensorPrimitives.Multiply(opened[Units..], memoryBefore, memory);
        TensorPrimitives.MultiplyAddEstimate(opened[..Units], candidate, memory, memory);
        Span<T> shown = recurrent[..Units];
        TensorPrimitives.Tanh(memory, shown);
        TensorPrimitives.Multiply(last, shown, output);
    }

    public override void Backward(
        Span<T> sums, Span<T> recurrent, ReadOnlySpan<T> before, ReadOnlySpan<T> memoryBefore, ReadOnlySpan<T> output, Span<T> gradient, Span<T> memoryGradient)
    {
        Span<T> input = sums[..Units];
        Span<T> forget = sums.Slice(Units, Units);
        Span<T> candidate = sums.Slice(2 * Units, Units);
        Span<T> last = sums.Slice(3 * Units, Units);
        for (int k = 0; k < gradient.Length; k++)
        {
            (T i, T f, T g, T o, T shown) = (input[k], forget[k], candidate[k], last[k], recurrent[k]);
            T cell = memoryGradient[k] + (gradient[k] * o * (T.One - shown) * (T.One + shown));
            input[k] = cell * g * i * (T.One - i);
            forget[k] = cell * memoryBefore[k] * f * (T.One - f);
            candidate[k] = cell * i * (T.One - g) * (T.One + g);
            last[k] = gradient[k] * shown * o * (T.One - o);
            memoryGradient[k] = cell * f;
        }

        sums.CopyTo(recurrent);
        gradient.Clear();
    }
}
