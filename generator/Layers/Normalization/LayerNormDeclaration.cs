using StaticNet.Generator.Declaration;

namespace StaticNet.Generator.Layers;

/// <summary>What [LayerNorm] declares.</summary>
internal sealed record LayerNormDeclaration(AttributeSource Source, string? Name, string? From, float Epsilon, ActivationChoice Activation)
    : LayerDeclaration(Source, Name, From, Activation)
{
    public override LayerKind Kind => LayerNormLayer.Instance;
}
