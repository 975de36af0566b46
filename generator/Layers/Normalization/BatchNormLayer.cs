using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Layers;

/// <summary>Batch normalisation.</summary>
internal sealed class BatchNormLayer : LayerKind
{
    public static readonly BatchNormLayer Instance = new();

    private BatchNormLayer()
    {
    }

    public override string AttributeName => "StaticNet.BatchNormAttribute";

    public override LayerDeclaration Read(AttributeReader reader) => throw new NotImplementedException();

    public override Shape OutputShape(LayerDeclaration layer, IReadOnlyList<Shape> inputs, ICollection<Problem> problems) => throw new NotImplementedException();

    public override LayerPlan Plan(LayerDeclaration layer, LayerPlace place, NetworkMemory memory) => throw new NotImplementedException();
}
