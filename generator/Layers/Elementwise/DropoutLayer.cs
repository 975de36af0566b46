using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Layers;

/// <summary>Dropout: nothing at prediction.</summary>
internal sealed class DropoutLayer : LayerKind
{
    public static readonly DropoutLayer Instance = new();

    private DropoutLayer()
    {
    }

    public override string AttributeName => "StaticNet.DropoutAttribute";

    public override LayerDeclaration Read(AttributeReader reader) => throw new NotImplementedException();

    public override Shape OutputShape(LayerDeclaration layer, IReadOnlyList<Shape> inputs, ICollection<Problem> problems) => throw new NotImplementedException();

    public override LayerPlan Plan(LayerDeclaration layer, LayerPlace place, NetworkMemory memory) => throw new NotImplementedException();
}
