using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>
/// The last step of a sequence, of a shorter one its own last. When predicting every step is the last so far.
/// </summary>
internal sealed class LastStepPlan(LayerPlace place) : LayerPlan(place)
{
    private const string Helper = "global::StaticNet.SequenceSteps";

    public override string Summary => $"last of {Input.Shape}";

    public override string Kernels => "copy";

    public override bool IsNothingAtPrediction => true;

    public override long ForwardFlops => 0;

    // The last steps of many streams need not come at the same time.
    public override bool IsNothingForMany => false;

    public override bool HasManyForm => true;

    public override void EmitMany(CodeWriter code, Lanes lanes, PredictionForm form)
    {
    }

    public override string ManyCall(PredictionForm form, PredictionPlaces at) =>
        $"{Helper}.KeepLast(ref {at.Inputs[0]}, ref lengths, step, {Invariant.Text(Input.Steps)}, rows, {Invariant.Text(OutputStride)}, ref {at.Output});";

    public override void EmitPrediction(CodeWriter code, Lanes lanes, PredictionForm form) => throw new NotSupportedException("Predictions go step by step.");

    public override string PredictionCall(PredictionForm form, PredictionPlaces at) => throw new NotSupportedException("Predictions go step by step.");

    public override string ForwardCall(TrainingPlaces at) =>
        $"{Helper}.TakeLast(ref {at.Input()}, ref lengths, {Invariant.Text(Input.Steps)}, rows, {Invariant.Text(OutputStride)}, ref {at.Output});";

    public override void EmitBackward(CodeWriter code, Lanes lanes, IReadOnlyList<bool> needsInputDelta, ActivationChoice? below)
    {
    }

    public override string InputGradientCall(TrainingPlaces at, int input, string target) =>
        $"{Helper}.PutLast(ref {at.Delta}, ref lengths, {Invariant.Text(Input.Steps)}, rows, {Invariant.Text(OutputStride)}, ref {target});";
}
