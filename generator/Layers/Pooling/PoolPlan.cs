using StaticNet.Generator.Activations;
using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels.Images;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Layers;

/// <summary>Maxima or means of windows. Which value was the maximum is found again in the backward pass, from inputs and outputs.</summary>
internal sealed class PoolPlan(LayerPlace place, PoolKind kind, SlidingWindow window) : LayerPlan(place)
{
    public override string Summary => $"{kind} of {window.Rows.Kernel}x{window.Columns.Kernel}: {Input.Shape} -> {Output.Shape}";

    public override string Kernels => "channels in the lanes, batch in the lanes";

    public override long ForwardFlops => (long)window.Taps * Output.Shape.Size;

    /// <summary>The same as a part of the convolution before, or null where it cannot be.</summary>
    public TilePool? Tiled => TilePool.Of(kind, window);

    public override string? MethodKey => $"{kind}, {Input.Channels}, {window}";

    // The gradient of a maximum is that of the one value it came from, and the derivative there is known by the maximum.
    public override bool FusesDerivativeBelow => kind == PoolKind.Max;

    public override string? PredictionKey(PredictionForm form) => $"{kind}, {Input.Channels}, {window}";

    public override void EmitPrediction(CodeWriter code, Lanes lanes, PredictionForm form) =>
        new RowPool { Name = form.Name, Comment = Summary, Kind = kind, Channels = Input.Channels, Window = window }.Emit(code, lanes);

    public override string PredictionCall(PredictionForm form, PredictionPlaces at) =>
        $"{form.Name}(ref {at.Inputs[0]}, ref {at.Output});";

    public override bool HasManyForm => true;

    public override void EmitMany(CodeWriter code, Lanes lanes, PredictionForm form) => EmitForward(code, lanes);

    public override string ManyCall(PredictionForm form, PredictionPlaces at) => LaneCall(form.Name, at.Inputs[0], at.Output);

    public override void EmitForward(CodeWriter code, Lanes lanes) =>
        new LanePool { Name = MethodName, Comment = Summary, Kind = kind, Channels = Input.Channels, Window = window }.Emit(code, lanes);

    public override string ForwardCall(TrainingPlaces at) => LaneCall(MethodName, at.Input(), at.Output);

    public override void EmitBackward(CodeWriter code, Lanes lanes, IReadOnlyList<bool> needsInputDelta, ActivationChoice? below)
    {
        if (needsInputDelta[0])
        {
            new LanePoolInputs
            {
                Name = $"{MethodName}Inputs",
                Comment = $"{Summary}: the gradient of its inputs",
                Kind = kind,
                Channels = Input.Channels,
                Window = window,
                Differentiate = (width, gradient, most) => below is { } choice ? ActivationKinds.Get(choice.Kind).Differentiate(width, gradient, most, choice.Number) : gradient,
            }.Emit(code, lanes);
        }
    }

    public override string InputGradientCall(TrainingPlaces at, int input, string target) =>
        kind == PoolKind.Max
            ? $"{MethodName}Inputs(ref {at.Input()}, ref {at.Output}, ref {at.Delta}, ref {target}, groups);"
            : $"{MethodName}Inputs(ref {at.Delta}, ref {target}, groups);";

    private string LaneCall(string name, string input, string output) => $"{name}(ref {input}, ref {output}, groups);";
}
