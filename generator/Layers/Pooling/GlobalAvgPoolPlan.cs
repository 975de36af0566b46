using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels.Images;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Layers;

/// <summary>The mean of each channel: an image of one place, which is flattened behind it.</summary>
internal sealed class GlobalAvgPoolPlan(LayerPlace place) : LayerPlan(place)
{
    public override string Summary => $"mean of each channel of {Input.Shape}";

    public override string Kernels => "channels in the lanes, batch in the lanes";

    public override long ForwardFlops => Input.Shape.Size;

    public override void EmitPrediction(CodeWriter code, Lanes lanes, PredictionForm form) =>
        new RowMean { Name = form.Name, Comment = Summary, Channels = Input.Channels, Positions = Input.Positions }.Emit(code, lanes);

    public override string PredictionCall(PredictionForm form, PredictionPlaces at) =>
        $"{form.Name}(ref {at.Inputs[0]}, ref {at.Output});";

    public override bool HasManyForm => true;

    public override void EmitMany(CodeWriter code, Lanes lanes, PredictionForm form) => EmitForward(code, lanes);

    public override string ManyCall(PredictionForm form, PredictionPlaces at) => LaneCall(form.Name, at.Inputs[0], at.Output);

    public override void EmitForward(CodeWriter code, Lanes lanes) =>
        new LaneMean { Name = MethodName, Comment = Summary, Channels = Input.Channels, Positions = Input.Positions }.Emit(code, lanes);

    public override string ForwardCall(TrainingPlaces at) => LaneCall(MethodName, at.Input(), at.Output);

    public override void EmitBackward(CodeWriter code, Lanes lanes, IReadOnlyList<bool> needsInputDelta, ActivationChoice? below)
    {
        if (needsInputDelta[0])
        {
            new LaneMeanInputs { Name = $"{MethodName}Inputs", Comment = $"{Summary}: the gradient of its inputs", Channels = Input.Channels, Positions = Input.Positions }.Emit(code, lanes);
        }
    }

    public override string InputGradientCall(TrainingPlaces at, int input, string target) => $"{MethodName}Inputs(ref {at.Delta}, ref {target}, groups);";

    private string LaneCall(string name, string input, string output) => $"{name}(ref {input}, ref {output}, groups);";
}
