using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Layers;

/// <summary>An activation as a layer of its own.</summary>
internal sealed class ActivationLayer : LayerKind
{
    public static readonly ActivationLayer Instance = new();

    private ActivationLayer()
    {
    }

    public override string AttributeName => "StaticNet.ActivationAttribute";

    public override int Modules(LayerDeclaration layer) => 1;

    public override LayerDeclaration Read(AttributeReader reader) =>
        new ActivationDeclaration(reader.Source, reader.Text("Name"), reader.Text("From"), ReadActivation(reader));

    public override Shape OutputShape(LayerDeclaration layer, IReadOnlyList<Shape> inputs, ICollection<Problem> problems)
    {
        InputChecks.RequireKnownKind(layer, inputs[0], problems);
        return inputs[0];
    }

    public override LayerPlan Plan(LayerDeclaration layer, LayerPlace place, NetworkMemory memory) => new ActivationPlan(place);
}
