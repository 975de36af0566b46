using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Layers;

/// <summary>The mean of each channel.</summary>
internal sealed class GlobalAvgPoolLayer : LayerKind
{
    public static readonly GlobalAvgPoolLayer Instance = new();

    private GlobalAvgPoolLayer()
    {
    }

    public override string AttributeName => "StaticNet.GlobalAvgPoolAttribute";

    public override LayerDeclaration Read(AttributeReader reader) => throw new NotImplementedException();

    public override Shape OutputShape(LayerDeclaration layer, IReadOnlyList<Shape> inputs, ICollection<Problem> problems) => throw new NotImplementedException();

    public override LayerPlan Plan(LayerDeclaration layer, LayerPlace place, NetworkMemory memory) => throw new NotImplementedException();
}
