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
    private T[] inputs = [];
    private T[] summand = [];
    private int capacity;

    /// <param name="graph">The nodes.</param>
    /// <param name="steps">The number of steps of a sample that goes through at once.</param>
    /// <param name="isForTraining">Whether there are gradients.</param>
    public GraphBuffers(NetworkGraph<T> graph, int steps, bool isForTraining)
    {
        this.graph = graph;
        this.isForTraining = isForTraining;
        Rows = new BatchRows(steps);
        outputs = new T[graph.Nodes.Length][];
        logits = new T[graph.Nodes.Length][];
        gradients = new T[graph.Nodes.Length][];
        foreach (GraphNode<T> node in graph.Nodes)
        {
            for (int part = 0; part < node.Sources.Length; part++)
            {
                summandSize = node.AddsGradient[part] ? Math.Max(summandSize, RowsPerSample(graph.Nodes[node.Sources[part]]) * graph.Nodes[node.Sources[part]].Size) : summandSize;
            }
        }
    }

    /// <summary>How the rows of the batch are packed.</summary>
    public BatchRows Rows { get; }

    /// <summary>Makes room for a batch, and says how its rows are packed.</summary>
    /// <param name="samples">The number of samples.</param>
    /// <param name="lengths">For each its number of steps, or empty where all have all.</param>
    public void Arrange(int samples, ReadOnlySpan<int> lengths)
    {
        EnsureCapacity(samples);
        Rows.Arrange(samples, lengths);
    }

    public void EnsureCapacity(int samples)
    {
        if (samples <= capacity)
        {
            return;
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            GraphNode<T> node = graph.Nodes[i];
            int rows = samples * RowsPerSample(node);
            outputs[i] = new T[rows * node.Size];
            logits[i] = outputs[i];
            if (node.Layer is SequenceLayer<T> layer)
            {
                layer.Reserve(samples, Rows.Steps);
            }

            if (isForTraining)
            {
                node.Layer.Reserve(rows);
                logits[i] = node.Activation.NeedsLogits ? new T[rows * node.Size] : outputs[i];
                gradients[i] = new T[rows * node.Size];
            }
        }

        inputs = new T[Rows.Steps == 1 ? 0 : samples * Rows.Steps * graph.InputSize];
        summand = new T[isForTraining ? samples * summandSize : 0];
        capacity = samples;
    }

    /// <summary>The inputs as rows: the user's own, where they stand in that order.</summary>
    public ReadOnlySpan<T> Enter(ReadOnlySpan<T> values)
    {
        if (Rows.AreInOrder)
        {
            return values;
        }

        int size = graph.InputSize;
        if (inputs.Length < values.Length)
        {
            inputs = new T[values.Length];
        }

        Rows.Gather(values, size, isSequence: true, inputs);
        return Entered(values);
    }

    /// <summary>What <see cref="Enter"/> has made of the inputs of this batch.</summary>
    public ReadOnlySpan<T> Entered(ReadOnlySpan<T> values) => Rows.AreInOrder ? values : inputs.AsSpan(0, Rows.CountOf(isSequence: true) * graph.InputSize);

    /// <summary>Gives the outputs of the last node back in the user's order.</summary>
    public void Leave(Span<T> values)
    {
        if (Rows.AreInOrder)
        {
            LastOutputs.CopyTo(values);
        }
        else
        {
            Rows.Scatter(LastOutputs, graph.OutputSize, graph.EndsInSequence, values);
        }
    }

    public Span<T> Logits(int node) => logits[node].AsSpan(0, Length(node));

    public Span<T> Outputs(int node) => outputs[node].AsSpan(0, Length(node));

    public Span<T> Gradient(int node) => gradients[node].AsSpan(0, Length(node));

    /// <summary>The number of rows of what a node puts out.</summary>
    public int Count(int node) => Rows.CountOf(graph.Nodes[node].IsSequence);

    public Span<T> LastLogits => Logits(logits.Length - 1);

    public Span<T> LastOutputs => Outputs(outputs.Length - 1);

    public Span<T> LastGradient => Gradient(gradients.Length - 1);

    public int LastCount => Count(outputs.Length - 1);

    /// <summary>Room for a gradient that is to be added to the one a node has.</summary>
    public Span<T> Summand(int node) => summand.AsSpan(0, Length(node));

    public void AddSummand(int node)
    {
        Span<T> gradient = Gradient(node);
        TensorPrimitives.Add(gradient, Summand(node), gradient);
    }

    private int Length(int node) => Count(node) * graph.Nodes[node].Size;

    private int RowsPerSample(GraphNode<T> node) => node.IsSequence ? Rows.Steps : 1;
}
