using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <summary>mean = keep mean + (1 - keep) value. 1 - keep is taken in double: in float, 1 - 0.999f is off by 1.3e-5 of itself.</summary>
internal readonly struct RunningMean<T>(double keep)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T kept = T.CreateChecked(keep);
    private readonly T added = T.CreateChecked(1 - keep);

    public void Add(Span<T> mean, ReadOnlySpan<T> values)
    {
        TensorPrimitives.Multiply(mean, kept, mean);
        TensorPrimitives.MultiplyAddEstimate(values, added, mean, mean);
    }

    public void AddSquares(Span<T> mean, ReadOnlySpan<T> values, Span<T> scratch)
    {
        TensorPrimitives.Multiply(values, values, scratch);
        Add(mean, scratch);
    }
}
