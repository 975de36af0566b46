using StaticNet.Generator.Declaration;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>What [Add] and [Concat] declare.</summary>
internal sealed record JoinDeclaration(
    AttributeSource Source,
    string? Name,
    string? From,
    bool IsConcat,
    EquatableArray<string> Others,
    ActivationChoice Activation)
    : LayerDeclaration(Source, Name, From, Activation)
{
    public override LayerKind Kind => JoinLayer.Of(IsConcat);

    public override string Size => string.Join(", ", Others);

    public override IReadOnlyList<string> OtherInputs => Others;
}
