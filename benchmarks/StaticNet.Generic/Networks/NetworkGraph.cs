using System.Numerics;

namespace StaticNet.Generic;

/// <summary>A layer in its place.</summary>
/// <param name="Layer">What it computes.</param>
/// <param name="Activation">What is applied to that.</param>
/// <param name="Sources">The nodes it reads; <see cref="NetworkGraph{T}.NetworkInput"/> for the input of the network.</param>
/// <param name="AddsGradient">For each of them whether a reader behind this one has left a gradient there already.</param>
internal sealed record GraphNode<T>(Layer<T> Layer, ActivationFunction<T> Activation, int[] Sources, bool[] AddsGradient)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The number of values of one sample.</summary>
    public int Size => Layer.Output.Size;
}

/// <summary>Layers in the order in which they are computed: forward from the first to the last, and back.</summary>
internal sealed class NetworkGraph<T>(GraphNode<T>[] nodes)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public const int NetworkInput = -1;

    public ReadOnlySpan<GraphNode<T>> Nodes => nodes;

    public int OutputSize => nodes[^1].Size;

    /// <summary>The number of values that all nodes together put out for one sample.</summary>
    public int TotalSize { get; } = nodes.Sum(node => node.Size);

    /// <summary>Computes all outputs as a prediction does.</summary>
    /// <param name="inputs">The samples.</param>
    /// <param name="buffers">Where outputs go.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="toLogits">Whether the last activation is left to the loss.</param>
    public void Forward(ReadOnlySpan<T> inputs, GraphBuffers<T> buffers, int count, bool toLogits)
    {
        for (int i = 0; i < nodes.Length; i++)
        {
            if (nodes[i].Layer is OneInputLayer<T> layer)
            {
                layer.Forward(Source(i, 0, inputs, buffers, count), buffers.Logits(i, count), count);
            }

            Finish(i, inputs, buffers, count, isLogits: toLogits && i == nodes.Length - 1);
        }
    }

    /// <summary>Computes all outputs as a training step does.</summary>
    /// <param name="inputs">The samples.</param>
    /// <param name="buffers">Where outputs go.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="toLogits">Whether the last activation is left to the loss.</param>
    /// <param name="step">The number of steps taken before.</param>
    public void ForwardTraining(ReadOnlySpan<T> inputs, GraphBuffers<T> buffers, int count, bool toLogits, long step)
    {
        for (int i = 0; i < nodes.Length; i++)
        {
            if (nodes[i].Layer is OneInputLayer<T> layer)
            {
                layer.ForwardTraining(Source(i, 0, inputs, buffers, count), buffers.Logits(i, count), count, step);
            }

            Finish(i, inputs, buffers, count, isLogits: toLogits && i == nodes.Length - 1);
        }
    }

    /// <summary>From the gradient of the last node, which the loss has left in the buffers, to those of all parameters.</summary>
    /// <param name="inputs">What the last training pass was given.</param>
    /// <param name="buffers">What it left behind.</param>
    /// <param name="gradients">Where the gradients of the parameters go.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="fromLogits">Whether the loss has done the last activation, too.</param>
    public void Backward(ReadOnlySpan<T> inputs, GraphBuffers<T> buffers, Span<T> gradients, int count, bool fromLogits)
    {
        for (int i = nodes.Length - 1; i >= 0; i--)
        {
            GraphNode<T> node = nodes[i];
            Span<T> gradient = buffers.Gradient(i, count);
            if (i < nodes.Length - 1 || !fromLogits)
            {
                node.Activation.Backward(buffers.Logits(i, count), buffers.Outputs(i, count), gradient, node.Size);
            }

            for (int part = 0; part < node.Sources.Length; part++)
            {
                BackwardTo(i, part, Source(i, part, inputs, buffers, count), buffers, gradients, count);
            }
        }
    }

    /// <summary>Lets the batch of the last training pass enter running statistics.</summary>
    public void UpdateStatistics()
    {
        foreach (GraphNode<T> node in nodes)
        {
            node.Layer.UpdateStatistics();
        }
    }

    private ReadOnlySpan<T> Source(int index, int part, ReadOnlySpan<T> inputs, GraphBuffers<T> buffers, int count)
    {
        int source = nodes[index].Sources[part];
        return source == NetworkInput ? inputs : buffers.Outputs(source, count);
    }

    /// <summary>What prediction and training share: joins, and the activation.</summary>
    private void Finish(int index, ReadOnlySpan<T> inputs, GraphBuffers<T> buffers, int count, bool isLogits)
    {
        GraphNode<T> node = nodes[index];
        Span<T> logits = buffers.Logits(index, count);
        if (node.Layer is JoinLayer<T> join)
        {
            for (int part = 0; part < node.Sources.Length; part++)
            {
                join.Take(part, Source(index, part, inputs, buffers, count), logits, count);
            }
        }

        if (!isLogits)
        {
            node.Activation.Apply(logits, buffers.Outputs(index, count), node.Size);
        }
    }

    /// <summary>Hands the gradient of a node on to one that it reads, where readers sum theirs.</summary>
    private void BackwardTo(int index, int part, ReadOnlySpan<T> read, GraphBuffers<T> buffers, Span<T> gradients, int count)
    {
        GraphNode<T> node = nodes[index];
        int source = node.Sources[part];
        if (source == NetworkInput && !node.Layer.HasParameters)
        {
            return;
        }

        Span<T> gradient = buffers.Gradient(index, count);
        Span<T> to = source == NetworkInput ? default : node.AddsGradient[part] ? buffers.Summand(source, count) : buffers.Gradient(source, count);
        if (node.Layer is JoinLayer<T> join)
        {
            join.Return(part, gradient, to, count);
        }
        else
        {
            ((OneInputLayer<T>)node.Layer).Backward(read, gradient, gradients, to, count);
        }

        if (node.AddsGradient[part])
        {
            buffers.AddSummand(source, count);
        }
    }
}
