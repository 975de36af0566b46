using StaticNet.Generator.Declaration;
using StaticNet.Generator.Layers;

namespace StaticNet.Generator.Planning;

/// <summary>What is measured in every step of a network that says [Telemetry]: its declared layers, but activations that became part of another one.</summary>
internal sealed class TelemetryPlan
{
    // Of values whose activation is left to the loss, so many are computed at a time, but at least a row.
    private const int BlockFloats = 256;

    private TelemetryPlan(IReadOnlyList<MeasuredLayer> layers)
    {
        Layers = layers;
        BlockStride = layers[layers.Count - 1] is { IsFused: true } last ? last.Value.RowStride : 0;
        BlockRows = BlockStride == 0 ? 0 : Math.Max(1, BlockFloats / BlockStride);
    }

    public IReadOnlyList<MeasuredLayer> Layers { get; }

    /// <summary>How many rows of the last layer are computed at a time, where its activation is left to the loss.</summary>
    public int BlockRows { get; }

    /// <summary>Floats of one of these rows.</summary>
    public int BlockStride { get; }

    /// <summary>Floats of the workspace in which is added up, and which are zero before the first chunk of a batch.</summary>
    public int Floats => Layers.Sum(layer => layer.Floats);

    public static TelemetryPlan Make(NetworkDeclaration declaration, IReadOnlyList<LayerPlan> layers, bool isLossFused)
    {
        var measured = new List<MeasuredLayer>();
        int tensors = 0;
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            // The user's memory is no layer's output, wherever it enters; a joined activation has no layer of its own.
            LayerPlan[] made = [.. layers.Where(layer => layer is not EnterPlan && layer.Place.DeclaredIndex == i)];
            if (made.Length > 0)
            {
                var layer = new MeasuredLayer(declaration.Layers[i], i, made, tensors, isLossFused && made.Contains(layers[layers.Count - 1]));
                measured.Add(layer);
                tensors += layer.Tensors.Count;
            }
        }

        return new TelemetryPlan(measured);
    }

    /// <summary>Where in the workspace a layer's sums begin, behind the first's.</summary>
    public int PlaceOf(MeasuredLayer layer) => Layers.TakeWhile(each => each != layer).Sum(each => each.Floats);
}
