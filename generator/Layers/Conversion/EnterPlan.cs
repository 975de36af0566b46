using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>
/// Brings a sample from the user's memory into the network's own: vectors into padded rows, images into the order in which they are computed.
/// Dense layers, and others that predict, read the user's memory themselves. The steps of sequences come in the order of time, those of all samples together.
/// </summary>
internal sealed class EnterPlan(LayerPlace place) : LayerPlan(place)
{
    public override string Summary => $"input {Input.Shape}";

    public override string Kernels => Input.IsSequence ? "by time" : Input.IsVector ? "copy" : "transposition";

    public override bool PredictsAsItTrains => Input.IsVector && !Input.IsSequence;

    public override long ForwardFlops => 0;

    public override bool HasManyForm => !Input.IsVector || Input.IsSequence;

    // These are methods of the library.
    public override void EmitMany(CodeWriter code, Lanes lanes, PredictionForm form)
    {
    }

    public override string ManyCall(PredictionForm form, PredictionPlaces at) =>
        Input.IsSequence
            ? $"global::StaticNet.SequenceSteps.EnterStep(ref {at.Inputs[0]}, {Invariant.Text(Input.Steps * Input.Size)}, rows, {Invariant.Text(Input.Size)}, {Invariant.Text(OutputStride)}, ref {at.Output});"
            : Input.IsVector ? PredictionCall(form, at) : LaneCall(at.Output, at.Many!);

    public override void EmitPrediction(CodeWriter code, Lanes lanes, PredictionForm form)
    {
        code.Line(Input.IsVector ? $"// {Summary}: into padded rows." : $"// {Summary}: channels last.");
        if (!Input.IsVector)
        {
            using (code.Open($"internal static void {form.Name}(ref float x, ref float y)"))
            {
                code.Line($"global::StaticNet.Numerics.LaneTransposition.ChannelsLast(ref x, {Invariant.Text(Input.Channels)}, {Invariant.Text(Input.Positions)}, {Invariant.Text(Output.PositionStride)}, ref y);");
            }

            return;
        }

        using (code.Open($"internal static void {form.Name}(ref float x, ref float y, int rows)"))
        using (code.Open("for (int r = 0; r < rows; r++)"))
        {
            ColumnCopy.EmitPadded(code, Input.Size, lanes, "x", "y");
            code.Line(References.Advance("x", Input.Size));
            code.Line(References.Advance("y", Output.RowStride));
        }
    }

    public override string PredictionCall(PredictionForm form, PredictionPlaces at) =>
        Input.IsVector ? $"{form.Name}(ref {at.Inputs[0]}, ref {at.Output}, {at.Rows ?? "1"});" : $"{form.Name}(ref {at.Inputs[0]}, ref {at.Output});";

    public override string ForwardCall(TrainingPlaces at) =>
        Input.IsSequence
            ? $"global::StaticNet.SequenceSteps.Enter(ref x, ref lengths, {Invariant.Text(Input.Steps)}, rows, {Invariant.Text(Input.Size)}, {Invariant.Text(OutputStride)}, ref {at.Output});"
            : Input.IsVector
            ? $"{MethodName}(ref x, ref {at.Output}, rows);"
            : LaneCall(at.Output, at.Lanes);

    public override void EmitBackward(CodeWriter code, Lanes lanes, IReadOnlyList<bool> needsInputDelta, ActivationChoice? below)
    {
    }

    public override string InputGradientCall(TrainingPlaces at, int input, string target) => throw new NotSupportedException("Nobody wants the gradient of the user's values.");

    private string LaneCall(string output, Lanes lanes) =>
        $"global::StaticNet.Numerics.LaneTransposition.ToLanes(ref x, {Invariant.Text(Input.Size)}, {Invariant.Text(Input.Size)}, ref {output}, rows, {lanes});";
}
