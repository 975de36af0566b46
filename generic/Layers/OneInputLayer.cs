using System.Numerics;

namespace StaticNet.Generic;

/// <summary>A layer that reads one other, which is every kind but the joins.</summary>
internal abstract class OneInputLayer<T>(SampleShape input, SampleShape output) : Layer<T>(output)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>What it takes as one sample.</summary>
    protected SampleShape Input { get; } = input;

    /// <summary>Computes outputs as a prediction does.</summary>
    /// <param name="inputs">The samples.</param>
    /// <param name="outputs">Where the outputs go.</param>
    /// <param name="count">The number of samples.</param>
    public abstract void Forward(ReadOnlySpan<T> inputs, Span<T> outputs, int count);

    /// <summary>Computes outputs as a training step does, and keeps what <see cref="Backward"/> wants to know of them.</summary>
    /// <param name="inputs">The samples.</param>
    /// <param name="outputs">Where the outputs go.</param>
    /// <param name="count">The number of samples, at most what was reserved.</param>
    /// <param name="pass">What else is known.</param>
    public virtual void ForwardTraining(ReadOnlySpan<T> inputs, Span<T> outputs, int count, TrainingPass pass) => Forward(inputs, outputs, count);

    /// <summary>From the gradient of the outputs to those of the parameters and, unless its span is empty, of the inputs. Both are overwritten.</summary>
    /// <param name="inputs">What the last training pass was given.</param>
    /// <param name="outputGradient">The gradient of what it put out.</param>
    /// <param name="gradients">The gradients of all parameters of the network.</param>
    /// <param name="inputGradient">Where the gradient of the inputs goes, or an empty span.</param>
    /// <param name="count">The number of samples.</param>
    public abstract void Backward(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, Span<T> gradients, Span<T> inputGradient, int count);
}
