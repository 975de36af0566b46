using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

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

    public override string Size => Invariant.Text(Units);
}

/// <summary>
/// The fully connected layer. Its weights are stored [input][unit], so that one input is multiplied into vectors of units;
/// with fewer than four units they are stored [unit][input], and each unit is a dot product.
/// </summary>
internal sealed class DenseLayer : LayerKind
{
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

    public override Shape OutputShape(LayerDeclaration layer, IReadOnlyList<Shape> inputs, ICollection<Problem> problems) => inputs[0].WithSize(((DenseDeclaration)layer).Units);

    public override long ParameterCount(LayerDeclaration layer, IReadOnlyList<Shape> inputs)
    {
        var dense = (DenseDeclaration)layer;
        return (inputs[0].OneStep().Size + (dense.UseBias ? 1 : 0)) * dense.Units;
    }

    public override bool TakesActivation => true;

    public override LayerPlan Plan(LayerDeclaration layer, LayerPlace place, NetworkMemory memory)
    {
        var dense = (DenseDeclaration)layer;
        int inputs = place.Inputs[0].Size;
        int units = dense.Units;
        bool isNarrow = units < KernelCosts.FewestUnitsInLanes;
        int stride = Padding.Of(isNarrow ? inputs : units);
        int extent = (isNarrow ? units : inputs) * stride;
        var weights = new TensorPlan(
            $"{place.Name}.weight",
            TensorRole.Weight,
            [units, inputs],
            isNarrow ? [stride, 1] : [1, stride],
            memory.Parameters.Take(extent),
            extent,
            inputs,
            units,
            dense.Weights);
        TensorPlan? biases = dense.UseBias
            ? new TensorPlan($"{place.Name}.bias", TensorRole.Bias, [units], [1], memory.Parameters.Take(Padding.Of(units)), Padding.Of(units), inputs, units, dense.Biases)
            : null;
        return isNarrow
            ? new NarrowDensePlan(place, weights, biases)
            : new WideDensePlan(place, weights, biases);
    }
}
