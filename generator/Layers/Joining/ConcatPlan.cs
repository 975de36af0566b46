using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>
/// Channels behind channels. In training an image's channels are blocks, copied whole; the channels of a vector, and of an image whose channels
/// stand last, are copied place by place.
/// </summary>
internal sealed class ConcatPlan(LayerPlace place) : LayerPlan(place)
{
    public override string Summary => $"{string.Join(" ; ", Inputs.Select(input => input.Shape.ToString()))} -> {Output.Shape}, {Activation.Kind}";

    public override string Kernels => "copies";

    public override bool PredictsAsItTrains => Output.IsVector;

    public override long ForwardFlops => 0;

    public override void EmitPrediction(CodeWriter code, Lanes lanes, PredictionForm form)
    {
        code.Line($"// {Summary}: place by place.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {form.Name}({Parameters()}, ref float y, int rows)"))
        {
            code.Line("ref float row = ref y;");
            using (code.Open($"for (int r = 0; r < rows; r++)"))
            {
                for (int i = 0; i < Inputs.Count; i++)
                {
                    using (code.OpenScope())
                    {
                        code.Line(References.Declare("part", References.Element("row", First(i))));
                        ColumnCopy.Emit(code, Piece.OfExact(Inputs[i].Channels, lanes), $"x{Invariant.Text(i)}", "part");
                    }

                    code.Line(References.Advance($"x{Invariant.Text(i)}", Inputs[i].PositionStride));
                }

                ColumnCopy.ClearPadding(code, Output.Channels, "row");
                code.Line(References.Advance("row", Output.PositionStride));
            }

            ElementLoop.EmitActivation(code, lanes, form.Activation, $"{Invariant.Text(Output.PositionStride)} * (nint)rows");
        }
    }

    public override string PredictionCall(PredictionForm form, PredictionPlaces at) =>
        Call(form.Name, at.Inputs, at.Output, Output.IsVector ? at.Rows ?? "1" : Invariant.Text(Output.Positions));

    public override bool HasManyForm => !Output.IsVector;

    public override void EmitMany(CodeWriter code, Lanes lanes, PredictionForm form) => EmitForward(code, lanes);

    public override string ManyCall(PredictionForm form, PredictionPlaces at) => Output.IsVector ? PredictionCall(form, at) : Call(form.Name, at.Inputs, at.Output, "groups");

    public override void EmitForward(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {Summary}: channels are blocks.");
        using (code.Open($"internal static void {MethodName}({Parameters()}, ref float y, int groups)"))
        {
            using (code.Open("for (int group = 0; group < groups; group++)"))
            {
                for (int i = 0; i < Inputs.Count; i++)
                {
                    string length = Invariant.Text(Inputs[i].Size * lanes.Count);
                    code.Line(ElementLoop.Copy(
                        $"Unsafe.Add(ref x{Invariant.Text(i)}, (nint)group * {length})",
                        $"Unsafe.Add(ref y, (nint)group * {Invariant.Text(Output.Size * lanes.Count)} + {Invariant.Text(First(i) * Output.Positions * lanes.Count)})",
                        length));
                }
            }

            ElementLoop.EmitActivation(code, lanes, Activation, Output.TrainingCount(lanes));
        }
    }

    public override string ForwardCall(TrainingPlaces at) =>
        Call(MethodName, [.. Inputs.Select((_, i) => at.Input(i))], at.Output, Output.IsVector ? at.Rows : "groups");

    public override void EmitBackward(CodeWriter code, Lanes lanes, IReadOnlyList<bool> needsInputDelta, ActivationChoice? below)
    {
        for (int i = 0; i < Inputs.Count; i++)
        {
            if (!needsInputDelta[i])
            {
                continue;
            }

            code.Line($"// {Summary}: the gradient of input {Invariant.Text(i)} is a part of that of the output.");
            if (Output.IsVector)
            {
                EmitRowsBack(code, lanes, i);
            }
            else
            {
                EmitGroupsBack(code, lanes, i);
            }

            code.Line();
        }
    }

    public override string InputGradientCall(TrainingPlaces at, int input, string target) =>
        $"{MethodName}Input{Invariant.Text(input)}(ref {at.Delta}, ref {target}, {(Output.IsVector ? at.Rows : "groups")});";

    private static string Call(string name, IReadOnlyList<string> inputs, string output, string count) =>
        $"{name}({string.Join(", ", inputs.Select(input => $"ref {input}"))}, ref {output}, {count});";

    private void EmitRowsBack(CodeWriter code, Lanes lanes, int input)
    {
        ValuePlan value = Inputs[input];
        using (code.Open($"internal static void {MethodName}Input{Invariant.Text(input)}(ref float d, ref float y, int rows)"))
        using (code.Open("for (int r = 0; r < rows; r++)"))
        {
            using (code.OpenScope())
            {
                code.Line(References.Declare("part", References.Element("d", First(input))));
                ColumnCopy.Emit(code, Piece.OfExact(value.Channels, lanes), "part", "y", isFromPadded: false);
            }

            ColumnCopy.ClearPadding(code, value.Channels, "y");
            code.Line(References.Advance("d", Output.PositionStride));
            code.Line(References.Advance("y", value.PositionStride));
        }
    }

    private void EmitGroupsBack(CodeWriter code, Lanes lanes, int input)
    {
        string length = Invariant.Text(Inputs[input].Size * lanes.Count);
        using (code.Open($"internal static void {MethodName}Input{Invariant.Text(input)}(ref float d, ref float y, int groups)"))
        using (code.Open("for (int group = 0; group < groups; group++)"))
        {
            code.Line(ElementLoop.Copy(
                $"Unsafe.Add(ref d, (nint)group * {Invariant.Text(Output.Size * lanes.Count)} + {Invariant.Text(First(input) * Output.Positions * lanes.Count)})",
                $"Unsafe.Add(ref y, (nint)group * {length})",
                length));
        }
    }

    private string Parameters() => string.Join(", ", Inputs.Select((_, i) => $"ref float x{Invariant.Text(i)}"));

    // The first channel of an input in the output.
    private int First(int input) => Inputs.Take(input).Sum(each => each.Channels);
}
