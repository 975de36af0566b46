using StaticNet.Generator.Declaration;

namespace StaticNet.Generator.Layers;

/// <summary>What [GlobalAvgPool] declares.</summary>
internal sealed record GlobalAvgPoolDeclaration(AttributeSource Source, string? Name, string? From)
    : LayerDeclaration(Source, Name, From, ActivationChoice.None)
{
    public override LayerKind Kind => GlobalAvgPoolLayer.Instance;
}
