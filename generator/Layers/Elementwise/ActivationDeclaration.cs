using StaticNet.Generator.Declaration;

namespace StaticNet.Generator.Layers;

/// <summary>What [Activation] declares.</summary>
internal sealed record ActivationDeclaration(AttributeSource Source, string? Name, string? From, ActivationChoice Activation)
    : LayerDeclaration(Source, Name, From, Activation)
{
    public override LayerKind Kind => ActivationLayer.Instance;
}
