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

    /// <summary>A pool to one position, and nn.Flatten.</summary>
    public override int Modules(LayerDeclaration layer) => 2;

    public override LayerDeclaration Read(AttributeReader reader) => new GlobalAvgPoolDeclaration(reader.Source, reader.Text("Name"), reader.Text("From"));

    public override Shape OutputShape(LayerDeclaration layer, IReadOnlyList<Shape> inputs, ICollection<Problem> problems)
    {
        InputChecks.RequirePlaces(layer, inputs[0], problems);
        return Shape.Vector(inputs[0].Channels);
    }

    public override LayerPlan Plan(LayerDeclaration layer, LayerPlace place, NetworkMemory memory) => new GlobalAvgPoolPlan(place);
}
