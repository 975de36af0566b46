using StaticNet.Generator.Activations;
using StaticNet.Generator.Emission;

namespace StaticNet.Generator.Planning;

/// <summary>
/// Where the values of one chunk of a batch lie between the forward and the backward pass, in floats from the beginning of the
/// trainer's workspace: outputs of all layers, what their derivatives need beside, two rows of deltas and scratch.
/// </summary>
internal sealed class TrainingWorkspace
{
    private readonly IReadOnlyList<int> outputs;
    private readonly IReadOnlyList<int> kept;
    private readonly IReadOnlyList<int> scratch;

    public TrainingWorkspace(IReadOnlyList<LayerPlan> layers, int rows)
    {
        var places = new ParameterAllocator();
        var outputPlaces = new List<int>();
        var keptPlaces = new List<int>();
        foreach (LayerPlan layer in layers)
        {
            outputPlaces.Add(places.Take(rows * layer.OutputStride));
            keptPlaces.Add(layer.ActivationKind.Keeps == DerivativeSource.Input
                ? places.Take(rows * layer.OutputStride)
                : outputPlaces[outputPlaces.Count - 1]);
        }

        outputs = outputPlaces;
        kept = keptPlaces;
        int deltas = rows * layers.Max(layer => layer.OutputStride);
        Deltas = [places.Take(deltas), places.Take(deltas)];

        // One for each layer: the padding of transposed weights is never written, and must stay zero.
        scratch = [.. layers.Select(layer => places.Take(layer.BackwardScratch))];
        Length = places.Length;
    }

    public int Length { get; }

    /// <summary>Two buffers of deltas: each layer reads one and writes the other.</summary>
    public IReadOnlyList<int> Deltas { get; }

    /// <summary>The outputs of a layer, activation applied.</summary>
    public int Output(int layer) => outputs[layer];

    /// <summary>What the derivative of its activation is computed from: the outputs, or the values before.</summary>
    public int Kept(int layer) => kept[layer];

    /// <summary>What the backward pass of a layer may use; it keeps its contents.</summary>
    public int Scratch(int layer) => scratch[layer];
}
