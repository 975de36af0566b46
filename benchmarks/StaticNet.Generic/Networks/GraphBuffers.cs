using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <summary>
/// What the nodes of a graph put out for a batch and, for training, their logits and gradients. As large as the greatest batch met; from then on
/// nothing is allocated.
/// </summary>
internal sealed class GraphBuffers<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly NetworkGraph<T> graph;
    private readonly bool isForTraining;
    private readonly T[][] outputs;
    private readonly T[][] logits;
    private readonly T[][] gradients;
    private readonly int summandSize;
    private T[] summand = [];
    private int capacity;

    public GraphBuffers(NetworkGraph<T> graph, bool isForTraining)
    {
        this.graph = graph;
        this.isForTraining = isForTraining;
        outputs = new T[graph.Nodes.Length][];
        logits = new T[graph.Nodes.Length][];
        gradients = new T[graph.Nodes.Length][];
        foreach (GraphNode<T> node in graph.Nodes)
        {
            for (int part = 0; part < node.Sources.Length; part++)
            {
                summandSize = node.AddsGradient[part] ? Math.Max(summandSize, graph.Nodes[node.Sources[part]].Size) : summandSize;
            }
        }
    }

    public void EnsureCapacity(int count)
    {
        if (count <= capacity)
        {
            return;
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            GraphNode<T> node = graph.Nodes[i];
            outputs[i] = new T[count * node.Size];
            logits[i] = outputs[i];
            if (isForTraining)
            {
                node.Layer.Reserve(count);
                logits[i] = node.Activation.NeedsLogits ? new T[count * node.Size] : outputs[i];
                gradients[i] = new T[count * node.Size];
            }
        }

        summand = new T[isForTraining ? count * summandSize : 0];
        capacity = count;
    }

    public Span<T> Logits(int node, int count) => logits[node].AsSpan(0, count * graph.Nodes[node].Size);

    public Span<T> Outputs(int node, int count) => outputs[node].AsSpan(0, count * graph.Nodes[node].Size);

    public Span<T> Gradient(int node, int count) => gradients[node].AsSpan(0, count * graph.Nodes[node].Size);

    public Span<T> LastLogits(int count) => Logits(logits.Length - 1, count);

    public Span<T> LastOutputs(int count) => Outputs(outputs.Length - 1, count);

    public Span<T> LastGradient(int count) => Gradient(gradients.Length - 1, count);

    /// <summary>Room for a gradient that is to be added to the one a node has.</summary>
    public Span<T> Summand(int node, int count) => summand.AsSpan(0, count * graph.Nodes[node].Size);

    public void AddSummand(int node, int count)
    {
        Span<T> gradient = Gradient(node, count);
        TensorPrimitives.Add(gradient, Summand(node, count), gradient);
    }
}
