using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Layers;

/// <summary>Batch normalisation.</summary>
internal sealed class BatchNormLayer : LayerKind
{
    // As in the attribute.
    private const float DefaultEpsilon = 1e-5f;
    private const float DefaultMomentum = 0.1f;

    public static readonly BatchNormLayer Instance = new();

    private BatchNormLayer()
    {
    }

    public override string AttributeName => "StaticNet.BatchNormAttribute";

    public override LayerDeclaration Read(AttributeReader reader) => new BatchNormDeclaration(
        reader.Source,
        reader.Text("Name"),
        reader.Text("From"),
        reader.Number("Epsilon", NumberRange.Positive, DefaultEpsilon),
        reader.Number("Momentum", NumberRange.Share, DefaultMomentum),
        ReadActivation(reader));

    public override Shape OutputShape(LayerDeclaration layer, IReadOnlyList<Shape> inputs, ICollection<Problem> problems)
    {
        InputChecks.RequireKnownKind(layer, inputs[0], problems);
        return inputs[0];
    }

    public override long ParameterCount(LayerDeclaration layer, IReadOnlyList<Shape> inputs) => 2L * inputs[0].Channels;

    public override bool TakesActivation => true;

    public override LayerPlan Plan(LayerDeclaration layer, LayerPlace place, NetworkMemory memory)
    {
        int channels = place.Output.Channels;
        int length = Padding.Of(channels);
        return new BatchNormPlan(
            place,
            (BatchNormDeclaration)layer,
            Tensor("weight", TensorRole.Scale, "Constant", 1f, memory.Parameters),
            Tensor("bias", TensorRole.Bias, "Zeros", 0f, memory.Parameters),
            Tensor("running_mean", TensorRole.Statistic, "Zeros", 0f, memory.Statistics),
            Tensor("running_var", TensorRole.Statistic, "Constant", 1f, memory.Statistics));

        TensorPlan Tensor(string name, TensorRole role, string initializer, float scale, ParameterAllocator places) =>
            new($"{place.Name}.{name}", role, [channels], [1], places.Take(length), length, channels, channels, new InitializerChoice(initializer, scale));
    }
}
