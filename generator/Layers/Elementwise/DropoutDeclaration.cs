using StaticNet.Generator.Declaration;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>What [Dropout] declares.</summary>
internal sealed record DropoutDeclaration(AttributeSource Source, string? Name, string? From, float Rate, int Seed)
    : LayerDeclaration(Source, Name, From, ActivationChoice.None)
{
    public override LayerKind Kind => DropoutLayer.Instance;

    public override string Size => Invariant.Text(Rate);
}
