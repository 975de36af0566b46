using System.Numerics;

namespace StaticNet.Generic;

/// <summary>What a recurrent layer does with the sums of its gates, for one row. Gates stand one after another, each with all units.</summary>
internal abstract class RecurrentCell<T>(int units, int gates)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public int Units => units;

    /// <summary>The number of sums of a row: gates times units.</summary>
    public int Width => gates * units;

    /// <summary>Whether it remembers a value of each unit beside its output.</summary>
    public virtual bool HasMemory => false;

    /// <summary>From sums to outputs. Outputs and memory may be written over those before.</summary>
    /// <param name="sums">W_ih x + b_ih; becomes the gates.</param>
    /// <param name="recurrent">W_hh h + b_hh; becomes whatever the way back needs.</param>
    /// <param name="before">The outputs before.</param>
    /// <param name="memoryBefore">The memory before; empty without one.</param>
    /// <param name="output">Where the outputs go.</param>
    /// <param name="memory">Where the memory goes.</param>
    public abstract void Compute(Span<T> sums, Span<T> recurrent, ReadOnlySpan<T> before, ReadOnlySpan<T> memoryBefore, Span<T> output, Span<T> memory);

    /// <summary>The way back of <see cref="Compute"/>.</summary>
    /// <param name="sums">The gates; becomes the gradient of the sums of the inputs.</param>
    /// <param name="recurrent">What was kept; becomes the gradient of the sums of the outputs before.</param>
    /// <param name="before">The outputs before.</param>
    /// <param name="memoryBefore">The memory before.</param>
    /// <param name="output">The outputs.</param>
    /// <param name="gradient">The gradient of the outputs; becomes that of the outputs before, so far as it does not come by the sums.</param>
    /// <param name="memoryGradient">What the next step has left of the gradient of the memory; becomes that of the memory before.</param>
    public abstract void Backward(
        Span<T> sums, Span<T> recurrent, ReadOnlySpan<T> before, ReadOnlySpan<T> memoryBefore, ReadOnlySpan<T> output, Span<T> gradient, Span<T> memoryGradient);
}
