
namespace StaticNet.Generator.Layers;

/// <summary>The table of layer kinds, one row each.</summary>
internal static class LayerKinds
{
    public static readonly IReadOnlyList<LayerKind> All =
    [
        DenseLayer.Instance,
    ];
}
