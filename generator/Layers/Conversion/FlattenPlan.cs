using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>An image becomes a vector, channel by channel and each row by row.</summary>
internal sealed class FlattenPlan(LayerPlace place) : LayerPlan(place)
{
    private const string Transposition = "global::StaticNet.Numerics.LaneTransposition";

    public override string Summary => $"{Input.Shape} -> {Output.Shape}{(Activation.IsNone ? string.Empty : $", {Activation.Kind}")}";

    public override string Kernels => "transposition";

    // One place: its channels are a padded row already.
    public override bool IsNothingAtPrediction => Input.Positions == 1 && Activation.IsNone;

    public override long ForwardFlops => 0;

    // With samples in the lanes it is a change all the same.
    public override bool IsNothingForMany => false;

    public override bool HasManyForm => true;

    public override void EmitMany(CodeWriter code, Lanes lanes, PredictionForm form) => EmitForward(code, lanes);

    public override string ManyCall(PredictionForm form, PredictionPlaces at) => LaneCall(form.Name, at.Inputs[0], at.Output);

    public override bool ReadsPlanes => true;

    public override void EmitPrediction(CodeWriter code, Lanes lanes, PredictionForm form)
    {
        code.Line($"// {Summary}, channel by channel.");
        using (code.Open($"internal static void {form.Name}(ref float x, ref float y)"))
        {
            if (form.InputPlanes is { } planes)
            {
                int rows = planes.ChannelStride / planes.RowStride;
                code.Line($"global::StaticNet.Numerics.ImagePlanes.Pack(ref x, {Invariant.Text(Input.Channels * rows)}, {Invariant.Text(Input.Positions / rows)}, {Invariant.Text(planes.RowStride)}, ref y);");
            }
            else
            {
                code.Line($"{Transposition}.Planar(ref x, {Invariant.Text(Input.Channels)}, {Invariant.Text(Input.Positions)}, {Invariant.Text(Input.PositionStride)}, ref y);");
            }

            ColumnCopy.ClearPadding(code, Output.Size, "y");
            ElementLoop.EmitActivation(code, lanes, form.Activation, Invariant.Text(OutputStride));
        }
    }

    public override string PredictionCall(PredictionForm form, PredictionPlaces at) =>
        $"{form.Name}(ref {at.Inputs[0]}, ref {at.Output});";

    public override void EmitForward(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {Summary}: from lanes to rows.");
        using (code.Open($"internal static void {MethodName}(ref float x, ref float y, int rows)"))
        {
            code.Line($"{Transposition}.ToRows(ref x, {Invariant.Text(Input.Size)}, ref y, {Invariant.Text(OutputStride)}, rows, {lanes});");
            if (OutputStride > Output.Size)
            {
                using (code.Open("for (nint r = 0; r < rows; r++)"))
                {
                    ColumnCopy.ClearPadding(code, Output.Size, $"Unsafe.Add(ref y, r * {Invariant.Text(OutputStride)})");
                }

                code.Line();
            }

            ElementLoop.EmitActivation(code, lanes, Activation, Output.TrainingCount(lanes));
        }
    }

    public override string ForwardCall(TrainingPlaces at) => LaneCall(MethodName, at.Input(), at.Output);

    public override void EmitBackward(CodeWriter code, Lanes lanes, IReadOnlyList<bool> needsInputDelta, ActivationChoice? below)
    {
    }

    public override string InputGradientCall(TrainingPlaces at, int input, string target) =>
        $"{Transposition}.ToLanes(ref {at.Delta}, {Invariant.Text(OutputStride)}, {Invariant.Text(Input.Size)}, ref {target}, rows, {at.Lanes});";

    private string LaneCall(string name, string input, string output) => $"{name}(ref {input}, ref {output}, rows);";
}
