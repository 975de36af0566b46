using System.Numerics;

namespace StaticNet.Generic;

/// <summary>A layer in its place.</summary>
/// <param name="Layer">What it computes.</param>
/// <param name="Activation">What is applied to that.</param>
/// <param name="IsSequence">Whether it puts out a row for each step, and not for each sample.</param>
/// <param name="Sources">The nodes it reads; <see cref="NetworkGraph{T}.NetworkInput"/> for the input of the network.</param>
/// <param name="AddsGradient">For each of them whether a reader behind this one has left a gradient there already.</param>
internal sealed record GraphNode<T>(Layer<T> Layer, ActivationFunction<T> Activation, bool IsSequence, int[] Sources, bool[] AddsGradient)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The number of values of a row.</summary>
    public int Size => Layer.Output.Size;
}
