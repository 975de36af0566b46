using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Layers;

/// <summary>Layer normalisation.</summary>
internal sealed class LayerNormLayer : LayerKind
{
    public static readonly LayerNormLayer Instance = new();

    private LayerNormLayer()
    {
    }

    public override string AttributeName => "StaticNet.LayerNormAttribute";

    public override LayerDeclaration Read(AttributeReader reader) => throw new NotImplementedException();

    public override Shape OutputShape(LayerDeclaration layer, IReadOnlyList<Shape> inputs, ICollection<Problem> problems) => throw new NotImplementedException();

    public override LayerPlan Plan(LayerDeclaration layer, LayerPlace place, NetworkMemory memory) => throw new NotImplementedException();
}
