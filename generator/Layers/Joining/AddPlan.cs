using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>The sum of values of one shape: value by value, whatever the layout. Each of them gets the gradient of the sum.</summary>
internal sealed class AddPlan(LayerPlace place) : LayerPlan(place)
{
    public override string Summary => $"{string.Join(" + ", Inputs.Select(input => input.Shape.ToString()))}, {Activation.Kind}";

    public override string Kernels => "elementwise";

    public override long ForwardFlops => (Inputs.Count - 1) * Output.Shape.Size;

    public override bool PredictsAsItTrains => true;

    public override string? MethodKey => $"{Inputs.Count}, {Activation}";

    public override string? PredictionKey(PredictionForm form) => $"{Inputs.Count}, {form.Activation}";

    public override void EmitPrediction(CodeWriter code, Lanes lanes, PredictionForm form)
    {
        code.Line($"// {Summary}.");
        ElementLoop.Emit(code, lanes, form.Name, [.. Inputs.Select((_, i) => $"x{Invariant.Text(i)}")], values =>
        {
            code.Line($"{lanes.Type} sum = {string.Join(" + ", values)};");
            return ActivationKinds.ApplyIfCheap(lanes, "sum", form.Activation);
        });
    }

    public override string PredictionCall(PredictionForm form, PredictionPlaces at) =>
        Call(form.Name, at.Inputs, at.Output, at.Count(Output));

    public override string ForwardCall(TrainingPlaces at) => Call(MethodName, [.. Inputs.Select((_, i) => at.Input(i))], at.Output, at.Count(Output));

    public override void EmitBackward(CodeWriter code, Lanes lanes, IReadOnlyList<bool> needsInputDelta, ActivationChoice? below)
    {
    }

    public override string InputGradientCall(TrainingPlaces at, int input, string target) => ElementLoop.Copy(at.Delta, target, at.Count(Output));

    private static string Call(string name, IReadOnlyList<string> inputs, string output, string count) =>
        $"{name}({string.Concat(inputs.Select(input => $"ref {input}, "))}ref {output}, {count});";
}
