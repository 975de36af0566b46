using StaticNet.Generator.Declaration;

namespace StaticNet.Generator.Layers;

/// <summary>What [BatchNorm] declares.</summary>
internal sealed record BatchNormDeclaration(AttributeSource Source, string? Name, string? From, float Epsilon, float Momentum, ActivationChoice Activation)
    : LayerDeclaration(Source, Name, From, Activation)
{
    public override LayerKind Kind => BatchNormLayer.Instance;
}
