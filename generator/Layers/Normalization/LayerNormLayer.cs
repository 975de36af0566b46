using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Emission;
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

    public override long ParameterCount(LayerDeclaration layer, IReadOnlyList<Shape> inputs) => 2L * inputs[0].OneStep().Size;

    public override bool TakesActivation => true;

    // Channels are padded at each place.
    public override long ParameterFloats(LayerDeclaration layer, IReadOnlyList<Shape> inputs) => 2L * inputs[0].Positions * Padding.Of(inputs[0].Channels);

    public override LayerPlan Plan(LayerDeclaration layer, LayerPlace place, NetworkMemory memory)
    {
        ValuePlan output = place.Output;
        int stride = output.PositionStride;
        int length = output.Positions * stride;
        int[] shape = [.. output.Shape.Dimensions];
        int[] strides = shape.Length switch
        {
            1 => [1],
            2 => [1, stride],
            _ => [1, output.Shape.Width * stride, stride],
        };
        return new LayerNormPlan(
            place,
            (LayerNormDeclaration)layer,
            Tensor("weight", TensorRole.Scale, "Constant", 1f),
            Tensor("bias", TensorRole.Bias, "Zeros", 0f));

        TensorPlan Tensor(string name, TensorRole role, string initializer, float scale) =>
            new($"{place.Name}.{name}", role, shape, strides, memory.Parameters.Take(length), length, output.Size, output.Size, new InitializerChoice(initializer, scale));
    }
}
