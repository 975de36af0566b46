using System.Numerics;

namespace StaticNet.Generic;

/// <summary>Layers in the order in which they are computed: forward from the first to the last, and back.</summary>
/// <param name="nodes">The layers in their places.</param>
/// <param name="inputSize">The number of values of a row of the input.</param>
internal sealed class NetworkGraph<T>(GraphNode<T>[] nodes, int inputSize)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public const int NetworkInput = -1;

    public ReadOnlySpan<GraphNode<T>> Nodes => nodes;

    public int InputSize => inputSize;

    public int OutputSize => nodes[^1].Size;

    /// <summary>Whether the last layer puts out every step.</summary>
    public bool EndsInSequence => nodes[^1].IsSequence;

    /// <summary>The number of values that all nodes together put out for one row.</summary>
    public int TotalSize { get; } = nodes.Sum(node => node.Size);

    /// <summary>Computes all outputs as a prediction does.</summary>
    /// <param name="inputs">The rows.</param>
    /// <param name="buffers">Where outputs go.</param>
    /// <param name="toLogits">Whether the last activation is left to the loss.</param>
    /// <param name="states">For each sample what it begins with, overwritten with what it ends with; empty: nothing is remembered.</param>
    public void Forward(ReadOnlySpan<T> inputs, GraphBuffers<T> buffers, bool toLogits, ReadOnlySpan<GenericState<T>> states = default)
    {
        for (int i = 0; i < nodes.Length; i++)
        {
            switch (nodes[i].Layer)
            {
                case OneInputLayer<T> layer:
                    layer.Forward(Source(i, 0, inputs, buffers), buffers.Logits(i), buffers.Count(i));
                    break;
                case SequenceLayer<T> layer:
                    layer.Forward(Source(i, 0, inputs, buffers), buffers.Logits(i), buffers.Rows, states);
                    break;
            }

            Finish(i, inputs, buffers, isLogits: toLogits && i == nodes.Length - 1);
        }
    }

    /// <summary>Computes all outputs as a training step does.</summary>
    /// <param name="inputs">The rows.</param>
    /// <param name="buffers">Where outputs go.</param>
    /// <param name="toLogits">Whether the last activation is left to the loss.</param>
    /// <param name="step">The number of steps taken before.</param>
    /// <param name="states">As in <see cref="Forward"/>.</param>
    public void ForwardTraining(ReadOnlySpan<T> inputs, GraphBuffers<T> buffers, bool toLogits, long step, ReadOnlySpan<GenericState<T>> states = default)
    {
        var pass = new TrainingPass(step, buffers.Rows);
        for (int i = 0; i < nodes.Length; i++)
        {
            switch (nodes[i].Layer)
            {
                case OneInputLayer<T> layer:
                    layer.ForwardTraining(Source(i, 0, inputs, buffers), buffers.Logits(i), buffers.Count(i), pass);
                    break;
                case SequenceLayer<T> layer:
                    layer.Forward(Source(i, 0, inputs, buffers), buffers.Logits(i), buffers.Rows, states);
                    break;
            }

            Finish(i, inputs, buffers, isLogits: toLogits && i == nodes.Length - 1);
        }
    }

    /// <summary>Computes one step of one stream.</summary>
    /// <param name="inputs">The inputs of the step.</param>
    /// <param name="buffers">Room for one row.</param>
    /// <param name="state">What the stream remembers.</param>
    /// <param name="isRead">Whether anybody reads the outputs. Where the last step only is handed on, the layers behind can wait for it.</param>
    public void Step(ReadOnlySpan<T> inputs, GraphBuffers<T> buffers, GenericState<T> state, bool isRead)
    {
        for (int i = 0; i < nodes.Length; i++)
        {
            if (nodes[i].Layer is SequenceLayer<T> sequence)
            {
                sequence.Step(Source(i, 0, inputs, buffers), buffers.Logits(i), state);
            }
            else if (!isRead && !nodes[i].IsSequence)
            {
                continue;
            }
            else if (nodes[i].Layer is OneInputLayer<T> layer)
            {
                layer.Forward(Source(i, 0, inputs, buffers), buffers.Logits(i), 1);
            }

            Finish(i, inputs, buffers, isLogits: false);
        }
    }

    /// <summary>From the gradient of the last node, which the loss has left in the buffers, to those of all parameters.</summary>
    /// <param name="inputs">What the last training pass was given.</param>
    /// <param name="buffers">What it left behind.</param>
    /// <param name="gradients">Where the gradients of the parameters go.</param>
    /// <param name="fromLogits">Whether the loss has done the last activation, too.</param>
    public void Backward(ReadOnlySpan<T> inputs, GraphBuffers<T> buffers, Span<T> gradients, bool fromLogits)
    {
        for (int i = nodes.Length - 1; i >= 0; i--)
        {
            GraphNode<T> node = nodes[i];
            Span<T> gradient = buffers.Gradient(i);
            if (i < nodes.Length - 1 || !fromLogits)
            {
                node.Activation.Backward(buffers.Logits(i), buffers.Outputs(i), gradient, node.Size);
            }

            for (int part = 0; part < node.Sources.Length; part++)
            {
                BackwardTo(i, part, Source(i, part, inputs, buffers), buffers, gradients);
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

    private ReadOnlySpan<T> Source(int index, int part, ReadOnlySpan<T> inputs, GraphBuffers<T> buffers)
    {
        int source = nodes[index].Sources[part];
        return source == NetworkInput ? inputs : buffers.Outputs(source);
    }

    /// <summary>What prediction and training share: joins, and the activation.</summary>
    private void Finish(int index, ReadOnlySpan<T> inputs, GraphBuffers<T> buffers, bool isLogits)
    {
        GraphNode<T> node = nodes[index];
        Span<T> logits = buffers.Logits(index);
        if (node.Layer is JoinLayer<T> join)
        {
            for (int part = 0; part < node.Sources.Length; part++)
            {
                join.Take(part, Source(index, part, inputs, buffers), logits, buffers.Count(index));
            }
        }

        if (!isLogits)
        {
            node.Activation.Apply(logits, buffers.Outputs(index), node.Size);
        }
    }

    /// <summary>Hands the gradient of a node on to one that it reads, where readers sum theirs.</summary>
    private void BackwardTo(int index, int part, ReadOnlySpan<T> read, GraphBuffers<T> buffers, Span<T> gradients)
    {
        GraphNode<T> node = nodes[index];
        int source = node.Sources[part];
        if (source == NetworkInput && !node.Layer.HasParameters)
        {
            return;
        }

        Span<T> gradient = buffers.Gradient(index);
        Span<T> to = source == NetworkInput ? default : node.AddsGradient[part] ? buffers.Summand(source) : buffers.Gradient(source);
        switch (node.Layer)
        {
            case JoinLayer<T> join:
                join.Return(part, gradient, to, buffers.Count(index));
                break;
            case SequenceLayer<T> sequence:
                sequence.Backward(read, gradient, gradients, to, buffers.Rows);
                break;
            case OneInputLayer<T> layer:
                layer.Backward(read, gradient, gradients, to, buffers.Count(index));
                break;
        }

        if (node.AddsGradient[part])
        {
            buffers.AddSummand(source);
        }
    }
}
