using System.Numerics;

namespace StaticNet.Generic;

/// <summary>What the forward pass keeps for the backward pass, and the gradients between layers; as large as the greatest batch met.</summary>
internal sealed class TrainingBuffers<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int[] units;
    private readonly bool[] keepsLogits;
    private readonly T[][] logits;
    private readonly T[][] outputs;
    private readonly T[][] gradients;
    private int capacity;

    public TrainingBuffers(GenericNetwork<T> network)
    {
        DenseLayer<T>[] layers = network.Layers.ToArray();
        units = [.. layers.Select(layer => layer.Units)];
        keepsLogits = [.. layers.Select(layer => layer.Activation.NeedsLogits)];
        logits = new T[layers.Length][];
        outputs = new T[layers.Length][];
        gradients = new T[layers.Length][];
    }

    public void EnsureCapacity(int count)
    {
        if (count <= capacity)
        {
            return;
        }

        for (int i = 0; i < units.Length; i++)
        {
            outputs[i] = new T[count * units[i]];
            logits[i] = keepsLogits[i] ? new T[count * units[i]] : outputs[i];
            gradients[i] = new T[count * units[i]];
        }

        capacity = count;
    }

    public Span<T> Logits(int layer, int count) => logits[layer].AsSpan(0, count * units[layer]);

    public Span<T> Outputs(int layer, int count) => outputs[layer].AsSpan(0, count * units[layer]);

    public Span<T> Gradient(int layer, int count) => gradients[layer].AsSpan(0, count * units[layer]);

    public Span<T> LastGradient(int count) => Gradient(units.Length - 1, count);
}
