using System.Numerics;

namespace StaticNet.Generic;

/// <summary>A layer over sequences whose steps know of earlier ones. What it hands from one to the next in a stream is in the stream's state.</summary>
internal abstract class SequenceLayer<T>(SampleShape output) : Layer<T>(output)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private int capacity;

    public override bool HasParameters => true;

    /// <summary>Sees to it that there is room for what a pass over so many samples keeps.</summary>
    public void Reserve(int samples, int steps)
    {
        if (samples > capacity)
        {
            Grow(samples, steps);
            capacity = samples;
        }
    }

    /// <summary>Computes outputs, and keeps what <see cref="Backward"/> wants to know of them.</summary>
    /// <param name="inputs">The rows of all steps.</param>
    /// <param name="outputs">Where the outputs go.</param>
    /// <param name="rows">How rows are packed.</param>
    /// <param name="states">For each sample what it begins with, overwritten with what it ends with; empty: nothing is remembered.</param>
    public abstract void Forward(ReadOnlySpan<T> inputs, Span<T> outputs, BatchRows rows, ReadOnlySpan<GenericState<T>> states);

    /// <summary>From the gradient of the outputs to those of the parameters and, unless its span is empty, of the inputs. Both are overwritten.</summary>
    /// <param name="inputs">What the last pass was given.</param>
    /// <param name="outputGradient">The gradient of what it put out.</param>
    /// <param name="gradients">The gradients of all parameters of the network.</param>
    /// <param name="inputGradient">Where the gradient of the inputs goes, or an empty span.</param>
    /// <param name="rows">How rows are packed.</param>
    public abstract void Backward(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, Span<T> gradients, Span<T> inputGradient, BatchRows rows);

    /// <summary>Computes one step of one stream.</summary>
    /// <param name="inputs">The inputs of the step.</param>
    /// <param name="outputs">Where the outputs go.</param>
    /// <param name="state">What the stream remembers.</param>
    public abstract void Step(ReadOnlySpan<T> inputs, Span<T> outputs, GenericState<T> state);

    /// <summary>Makes room for what a pass over so many samples keeps.</summary>
    protected abstract void Grow(int samples, int steps);
}
