using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Layers;

/// <summary>Layer normalisation.</summary>
internal sealed class LayerNormLayer : LayerKind
{
    // As in the attribute.
    private const float DefaultEpsilon = 1e-5f;

    public static readonly LayerNormLayer Instance = new();

    private LayerNormLayer()
    {
    }

    public override string AttributeName => "StaticNet.LayerNormAttribute";

    public override LayerDeclaration Read(AttributeReader reader) => new LayerNormDeclaration(
        reader.Source,
        reader.Text("Name"),
        reader.Text("From"),
        reader.Number("Epsilon", NumberRange.Positive, DefaultEpsilon),
        ReadActivation(reader));

    public override Shape OutputShape(LayerDeclaration layer, IReadOnlyList<Shape> inputs, ICollection<Problem> problems)
    {
        InputChecks.RequireKnownKind(layer, inputs[0], problems);
        return inputs[0];
    }

    public override long ParameterCount(LayerDeclaration layer, IReadOnlyList<Shape> inputs) => 2L * inputs[0].Size;

    public override LayerPlan Plan(LayerDeclaration layer, LayerPlace place, NetworkMemory memory) => throw new NotImplementedException();
}
