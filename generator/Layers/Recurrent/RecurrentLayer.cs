using StaticNet.Generator.Activations;
using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Layers;

/// <summary>
/// The recurrent layers. Their weights are [input][gate][unit], each gate padded to whole vectors, so that the gates of a few units are summed up together.
/// </summary>
internal sealed class RecurrentLayer : LayerKind
{
    public static readonly RecurrentLayer SimpleRnn = new("SimpleRnn", gates: 1);
    public static readonly RecurrentLayer Gru = new("Gru", gates: 3);
    public static readonly RecurrentLayer Lstm = new("Lstm", gates: 4);

    private readonly string cell;
    private readonly int gates;

    private RecurrentLayer(string cell, int gates)
    {
        this.cell = cell;
        this.gates = gates;
    }

    public override string AttributeName => $"StaticNet.{cell}Attribute";

    public override bool WantsSequence => true;

    public static RecurrentLayer Of(string cell) => cell == SimpleRnn.cell ? SimpleRnn : cell == Gru.cell ? Gru : Lstm;

    public override LayerDeclaration Read(AttributeReader reader)
    {
        ActivationChoice activation = this == SimpleRnn ? new ActivationChoice(reader.Member("activation", "Tanh", "Tanh", "ReLU"), 0f) : ActivationChoice.None;
        return new RecurrentDeclaration(
            reader.Source,
            reader.Text("Name"),
            reader.Text("From"),
            cell,
            reader.Size("units"),
            activation,
            reader.Boolean("ReturnSequence", true),
            ReadInitializer(reader, "Initializer", "InitializerScale", "Default", activation),
            ReadInitializer(reader, "RecurrentInitializer", "RecurrentScale", "Orthogonal", activation),
            ReadInitializer(reader, "BiasInitializer", "BiasScale", "Zeros", activation),
            this == Lstm ? reader.Number("ForgetBias", NumberRange.Finite, 1f) : 0f,
            reader.Boolean("UseBias", true));
    }

    public override Shape OutputShape(LayerDeclaration layer, IReadOnlyList<Shape> inputs, ICollection<Problem> problems)
    {
        var recurrent = (RecurrentDeclaration)layer;
        return recurrent.ReturnSequence ? Shape.Sequence(Math.Max(1, inputs[0].Steps), recurrent.Units) : Shape.Vector(recurrent.Units);
    }

    public override long ParameterCount(LayerDeclaration layer, IReadOnlyList<Shape> inputs) => Count((RecurrentDeclaration)layer, inputs[0], gates * (long)((RecurrentDeclaration)layer).Units);

    public override long ParameterFloats(LayerDeclaration layer, IReadOnlyList<Shape> inputs) => Count((RecurrentDeclaration)layer, inputs[0], Row(((RecurrentDeclaration)layer).Units));

    public override long StateFloats(LayerDeclaration layer, IReadOnlyList<Shape> inputs) =>
        (this == Lstm ? 2L : 1L) * Padding.ToLine(Padding.Of(((RecurrentDeclaration)layer).Units));

    // At most the gates and what they are summed up from, memory cells before and behind their activation, and all steps of which only the last is handed on;
    // and as much as of two steps more.
    public override long KeptFloats(LayerDeclaration layer, IReadOnlyList<Shape> inputs)
    {
        var recurrent = (RecurrentDeclaration)layer;
        return ((2 * Row(recurrent.Units)) + (3L * Padding.Of(recurrent.Units))) * (inputs[0].Steps + 2L);
    }

    public override LayerPlan Plan(LayerDeclaration layer, LayerPlace place, NetworkMemory memory)
    {
        var recurrent = (RecurrentDeclaration)layer;
        int inputs = place.Inputs[0].Size;
        int units = recurrent.Units;
        int padded = Padding.Of(units);
        int row = (int)Row(units);
        TensorPlan inputWeights = Weights("weight_ih_l0", inputs, recurrent.Weights);
        TensorPlan recurrentWeights = Weights("weight_hh_l0", units, recurrent.RecurrentWeights);
        TensorPlan? inputBiases = recurrent.UseBias ? Biases("bias_ih_l0") with { Addition = Forget(recurrent) } : null;
        TensorPlan? recurrentBiases = recurrent.UseBias ? Biases("bias_hh_l0") : null;
        TensorPlan output = State("h");
        TensorPlan? memoryCells = this == Lstm ? State("c") : null;
        return new RecurrentPlan(place, cell, recurrent.CellActivation, inputWeights, recurrentWeights, inputBiases, recurrentBiases, output, memoryCells);

        TensorPlan Weights(string name, int depth, InitializerChoice initializer) => new(
            $"{place.Name}.{name}",
            TensorRole.Weight,
            [gates * units, depth],
            [1, row],
            memory.Parameters.Take(depth * row),
            depth * row,
            depth,
            units,
            initializer,
            gates,
            padded);

        TensorPlan Biases(string name) => new(
            $"{place.Name}.{name}", TensorRole.Bias, [gates * units], [1], memory.Parameters.Take(row), row, inputs, units, recurrent.Biases, gates, padded);

        TensorPlan State(string name) => new(
            $"{place.Name}.{name}", TensorRole.State, [units], [1], memory.State.Take(padded), padded, units, units, new InitializerChoice("Zeros", 0f));
    }

    private static InitialAddition? Forget(RecurrentDeclaration layer) =>
        layer.ForgetBias == 0f ? null : new InitialAddition(layer.Units, layer.Units, layer.ForgetBias);

    private static long Count(RecurrentDeclaration layer, Shape input, long row) =>
        (input.Channels + (long)layer.Units + (layer.UseBias ? 2 : 0)) * row;

    // The gates of all units, each gate padded: floats from the weights of one input to those of the next.
    private long Row(int units) => Padding.Of(gates * Padding.Of(units));
}
