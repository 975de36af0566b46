using StaticNet.Generator.Activations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Small;

/// <summary>
/// One dense layer of a step in one piece, a sample in each lane: weights are broadcast, a unit is a vector, and so is the sum of the gradients of a parameter, named
/// by where the parameter lies.
/// </summary>
/// <param name="code">Where to write.</param>
/// <param name="lanes">The vector width.</param>
/// <param name="map">Applies activations and derivatives.</param>
/// <param name="layer">The layer.</param>
/// <param name="appliesActivation">Whether its activation is not part of the loss.</param>
internal sealed class SmallLayer(CodeWriter code, Lanes lanes, UnitMap map, DensePlan layer, bool appliesActivation)
{
    private const int FewestTermsInHalves = 4;
    private IReadOnlyList<string> inputs = [];
    private IReadOnlyList<string> sums = [];

    /// <summary>The names of its outputs, or of its sums where the activation is part of the loss.</summary>
    public IReadOnlyList<string> Outputs { get; private set; } = [];

    private bool IsActivated => appliesActivation && !layer.Activation.IsNone;

    private bool KeepsSums => IsActivated && layer.ActivationKind.Keeps == DerivativeSource.Input;

    /// <summary>The name of the vector that sums up the gradients of the parameter at a place.</summary>
    public static string Gradient(int place) => $"g{Invariant.Text(place)}";

    /// <summary>The places of the parameters of a layer.</summary>
    public static IEnumerable<int> Places(DensePlan layer) =>
        Enumerable.Range(0, layer.OutputWidth).SelectMany(unit =>
            Enumerable.Range(0, layer.Input.Size).Select(input => Weight(layer, unit, input))
                .Concat(layer.Biases is { } biases ? [biases.Offset + unit] : []));

    /// <summary>The vectors of the way forward that the way back takes, beside the inputs of the network.</summary>
    public IEnumerable<string> Kept => KeepsSums ? Outputs.Concat(sums) : Outputs;

    public void EmitForward(IReadOnlyList<string> values)
    {
        inputs = values;
        string[] names = [.. Enumerable.Range(0, layer.OutputWidth).Select(unit => $"z{layer.Index}Unit{unit}")];
        for (int unit = 0; unit < names.Length; unit++)
        {
            string bias = layer.Biases is { } biases ? lanes.Broadcast(References.Element("p", biases.Offset + unit)) : lanes.Zero;
            EmitSum(names[unit], bias, [.. values.Select((value, input) => (value, lanes.Broadcast(References.Element("p", Weight(layer, unit, input)))))]);
        }

        sums = names;
        Outputs = IsActivated
            ? map.Emit($"a{layer.Index}Unit", !layer.ActivationKind.IsCheap, [sums], operands => layer.ActivationKind.Apply(lanes, operands[0], layer.Activation.Number))
            : sums;
    }

    /// <summary>From the derivatives by the outputs those by the sums.</summary>
    public IReadOnlyList<string> EmitDerivative(IReadOnlyList<string> deltas) =>
        IsActivated
            ? map.Emit(
                $"d{layer.Index}Unit",
                KeepsSums,
                [deltas, KeepsSums ? sums : Outputs],
                operands => layer.ActivationKind.Differentiate(lanes, operands[0], operands[1], layer.Activation.Number))
            : deltas;

    /// <summary>Adds to the gradients of the parameters, from the derivatives by the sums.</summary>
    public void EmitGradients(IReadOnlyList<string> deltas)
    {
        for (int unit = 0; unit < deltas.Count; unit++)
        {
            if (layer.Biases is { } biases)
            {
                code.Line($"{Gradient(biases.Offset + unit)} += {deltas[unit]};");
            }

            for (int input = 0; input < inputs.Count; input++)
            {
                string gradient = Gradient(Weight(layer, unit, input));
                code.Line($"{gradient} = {lanes.MultiplyAdd(deltas[unit], inputs[input], gradient)};");
            }
        }
    }

    /// <summary>The derivatives by the inputs, from those by the sums.</summary>
    public IReadOnlyList<string> EmitInputs(IReadOnlyList<string> deltas)
    {
        string[] names = [.. Enumerable.Range(0, inputs.Count).Select(input => $"e{layer.Index}Input{input}")];
        for (int input = 0; input < names.Length; input++)
        {
            EmitSum(names[input], null, [.. deltas.Select((delta, unit) => (delta, lanes.Broadcast(References.Element("p", Weight(layer, unit, input)))))]);
        }

        return names;
    }

    // In two halves where terms are many: neither waits for the other.
    private void EmitSum(string name, string? first, IReadOnlyList<(string A, string B)> terms)
    {
        int half = terms.Count < FewestTermsInHalves ? terms.Count : terms.Count / 2;
        for (int i = 0; i < terms.Count; i++)
        {
            string sum = i < half ? name : $"{name}More";
            (string a, string b) = terms[i];
            code.Line(i != 0 && i != half
                ? $"{sum} = {lanes.MultiplyAdd(a, b, sum)};"
                : $"{lanes.Type} {sum} = {(i == 0 && first is not null ? lanes.MultiplyAdd(a, b, first) : $"{a} * {b}")};");
        }

        if (half < terms.Count)
        {
            code.Line($"{name} += {name}More;");
        }
    }

    private static int Weight(DensePlan layer, int unit, int input) =>
        layer.Weights.Offset + (unit * layer.Weights.Strides[0]) + (input * layer.Weights.Strides[1]);
}
