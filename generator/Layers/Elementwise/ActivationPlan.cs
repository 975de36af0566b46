using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>An activation that could not become part of the layer before it: others read that one too, or it takes none.</summary>
internal sealed class ActivationPlan(LayerPlace place) : LayerPlan(place)
{
    public override string Summary => $"{Activation.Kind} of {Input.Shape}";

    public override string Kernels => "elementwise";

    public override bool PredictsAsItTrains => true;

    public override void EmitPrediction(CodeWriter code, Lanes lanes, PredictionForm form)
    {
        code.Line($"// {Summary}.");
        ElementLoop.Emit(code, lanes, form.Name, ["x"], values => ActivationKinds.ApplyIfCheap(lanes, values[0], form.Activation));
    }

    public override string PredictionCall(PredictionForm form, PredictionPlaces at) =>
        $"{form.Name}(ref {at.Inputs[0]}, ref {at.Output}, {at.Count(Output)});";

    public override string ForwardCall(TrainingPlaces at) => $"{MethodName}(ref {at.Input()}, ref {at.Output}, {at.Count(Output)});";

    public override void EmitBackward(CodeWriter code, Lanes lanes, IReadOnlyList<bool> needsInputDelta, ActivationChoice? below)
    {
    }

    public override string InputGradientCall(TrainingPlaces at, int input, string target) => ElementLoop.Copy(at.Delta, target, at.Count(Output));
}
