using System.Numerics;

namespace StaticNet.Generic;

/// <summary>A layer that reads several others, one after another.</summary>
internal abstract class JoinLayer<T>(SampleShape output) : Layer<T>(output)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Takes in what one of the layers put out. Parts come in order, from 0.</summary>
    public abstract void Take(int part, ReadOnlySpan<T> inputs, Span<T> outputs, int count);

    /// <summary>Hands back the gradient of one of the inputs, which is overwritten.</summary>
    public abstract void Return(int part, ReadOnlySpan<T> outputGradient, Span<T> inputGradient, int count);
}
