using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Layers;

/// <summary>What [Dense] declares.</summary>
internal sealed record DenseDeclaration(
    AttributeSource Source,
    string? Name,
    string? From,
    int Units,
    ActivationChoice Activation,
    InitializerChoice Weights,
    InitializerChoice Biases,
    bool UseBias)
    : LayerDeclaration(Source, Name, From, Activation)
{
    public override LayerKind Kind => DenseLayer.Instance;
}

/// <summary>
/// The fully connected layer. Its weights are stored [input][unit], so that one input is multiplied into vectors of units;
/// with fewer than four units they are stored [unit][input], and each unit is a dot product.
/// </summary>
internal sealed class DenseLayer : LayerKind
{
    // Below this many units a vector of units would be mostly empty.
    private const int FewestUnitsInLanes = 4;

    public static readonly DenseLayer Instance = new();

    private DenseLayer()
    {
    }

    public override string AttributeName => "StaticNet.DenseAttribute";

    public override bool Flattens => true;

    public override LayerDeclaration Read(AttributeReader reader)
    {
        ActivationChoice activation = ReadActivation(reader);
        return new DenseDeclaration(
            reader.Source,
            reader.Text("Name"),
            reader.Text("From"),
            reader.Size("units"),
            activation,
            ReadInitializer(reader, "Initializer", "InitializerScale", "Default", activation),
            ReadInitializer(reader, "BiasInitializer", "BiasScale", "Zeros", activation),
            reader.Boolean("UseBias", true));
    }

    public override Shape OutputShape(LayerDeclaration layer, IReadOnlyList<Shape> inputs, ICollection<Problem> problems) => Shape.Vector(((DenseDeclaration)layer).Units);

    public override long ParameterCount(LayerDeclaration layer, IReadOnlyList<Shape> inputs)
    {
        var dense = (DenseDeclaration)layer;
        return (inputs[0].Size + (dense.UseBias ? 1 : 0)) * dense.Units;
    }

    public override LayerPlan Plan(LayerDeclaration layer, int index, string name, Shape input, ParameterAllocator parameters)
    {
        var dense = (DenseDeclaration)layer;
        var inputs = (int)input.Size;
        int units = dense.Units;
        bool isNarrow = units < FewestUnitsInLanes;
        int stride = Padding.Of(isNarrow ? inputs : units);
        int extent = (isNarrow ? units : inputs) * stride;
        var weights = new TensorPlan(
            $"{name}.weight",
            IsWeight: true,
            [units, inputs],
            isNarrow ? [stride, 1] : [1, stride],
            parameters.Take(extent),
            extent,
            inputs,
            units,
            dense.Weights);
        TensorPlan? biases = dense.UseBias
            ? new TensorPlan($"{name}.bias", IsWeight: false, [units], [1], parameters.Take(Padding.Of(units)), Padding.Of(units), inputs, units, dense.Biases)
            : null;
        return isNarrow
            ? new NarrowDensePlan(index, input, dense, weights, biases)
            : new WideDensePlan(index, input, dense, weights, biases);
    }
}
