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

    public override LayerDeclaration Read(AttributeReader reader) =>
        new DropoutDeclaration(reader.Source, reader.Text("Name"), reader.Text("From"), reader.Number("rate", NumberRange.Fraction, 0f), reader.Int32("Seed", 0));

    public override Shape OutputShape(LayerDeclaration layer, IReadOnlyList<Shape> inputs, ICollection<Problem> problems)
    {
        InputChecks.RequireKnownKind(layer, inputs[0], problems);
        return inputs[0];
    }

    public override LayerPlan Plan(LayerDeclaration layer, LayerPlace place, NetworkMemory memory) => new DropoutPlan(place, (DropoutDeclaration)layer);
}
