using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Layers;

/// <summary>A recurrent layer.</summary>
internal sealed class RecurrentPlan(
    LayerPlace place,
    string cell,
    ActivationChoice cellActivation,
    TensorPlan inputWeights,
    TensorPlan recurrentWeights,
    TensorPlan? inputBiases,
    TensorPlan? recurrentBiases,
    TensorPlan output,
    TensorPlan? memoryCells) : LayerPlan(place)
{
    public override string Summary => $"{cell} {inputWeights.Name}: {Input.Shape} -> {Output.Shape}{(cellActivation.IsNone ? string.Empty : $", {cellActivation.Kind}")}";

    public override string Kernels => throw new NotImplementedException();

    public override IEnumerable<TensorPlan> Tensors => inputBiases is null ? [inputWeights, recurrentWeights] : [inputWeights, recurrentWeights, inputBiases, recurrentBiases!];

    public override IEnumerable<TensorPlan> State => memoryCells is null ? [output] : [output, memoryCells];

    public override bool ReadsPacked => true;

    public override bool TakesInputsOneByOne => true;

    public override string? InlineMemory => References.Element("state", output.Offset);

    public override void EmitPrediction(CodeWriter code, Lanes lanes, PredictionForm form) => throw new NotImplementedException();

    public override string PredictionCall(PredictionForm form, PredictionPlaces at) => throw new NotImplementedException();

    public override string ForwardCall(TrainingPlaces at) => throw new NotImplementedException();

    public override void EmitBackward(CodeWriter code, Lanes lanes, IReadOnlyList<bool> needsInputDelta, ActivationChoice? below) => throw new NotImplementedException();

    public override string InputGradientCall(TrainingPlaces at, int input, string target) => throw new NotImplementedException();
}
