using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>
/// Dropout. What is dropped is a hash of the seed, the step, the layer and the place of a value in the batch, so the backward pass makes the same mask again
/// instead of keeping it, and the same values are dropped at every vector width.
/// </summary>
internal sealed class DropoutPlan(LayerPlace place, DropoutDeclaration dropout) : LayerPlan(place)
{
    private const string Mask = "global::StaticNet.Numerics.DropoutMask";

    public override string Summary => $"dropout of {Invariant.Text(dropout.Rate)}";

    public override string Kernels => "elementwise";

    public override bool IsNothingAtPrediction => true;

    public override void EmitPrediction(CodeWriter code, Lanes lanes, PredictionForm form) => throw new NotSupportedException("Predictions drop nothing.");

    public override string PredictionCall(PredictionForm form, PredictionPlaces at) =>
        throw new NotSupportedException("Predictions drop nothing.");

    public override void EmitForward(CodeWriter code, Lanes lanes)
    {
        string count = Output.IsVector ? "rows" : "groups";
        code.Line($"// {Summary}: a factor of 0 or 1 / (1 - rate) for each value.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {MethodName}(ref float x, ref float y, int {count}, int start, long step)"))
        {
            code.Line($"uint key = {Mask}.Key({Invariant.Text(dropout.Seed)}, {Invariant.Text(Place.DeclaredIndex)}, step);");
            code.Line($"uint threshold = {Mask}.Threshold({Invariant.Literal(dropout.Rate)});");
            code.Line($"float scale = 1f / (1f - {Invariant.Literal(dropout.Rate)});");
            if (Output.IsVector)
            {
                EmitRows(code, lanes);
            }
            else
            {
                EmitGroups(code, lanes);
            }
        }
    }

    public override string ForwardCall(TrainingPlaces at) =>
        $$"""
        if (backward)
        {
            {{Call(at, at.Input(), at.Output)}}
        }
        else
        {
            {{ElementLoop.Copy(at.Input(), at.Output, at.Count(Output))}}
        }
        """;

    public override void EmitBackward(CodeWriter code, Lanes lanes, IReadOnlyList<bool> needsInputDelta, ActivationChoice? below)
    {
    }

    public override string InputGradientCall(TrainingPlaces at, int input, string target) => Call(at, at.Delta, target);

    private string Call(TrainingPlaces at, string from, string to) =>
        $"{MethodName}(ref {from}, ref {to}, {(Output.IsVector ? "rows" : "groups")}, start, step);";

    private void EmitRows(CodeWriter code, Lanes lanes)
    {
        using (Output.IsSequence ? code.Open($"for (int time = 0; time < {Invariant.Text(Output.Steps)}; time++)") : default(CodeWriter.Block?))
        using (code.Open("for (int r = 0; r < rows; r++)"))
        {
            string row = Output.IsSequence ? $"((uint)(start + r) * {Invariant.Text(Output.Steps)}u + (uint)time)" : "(uint)(start + r)";
            code.Line($"uint index = {row} * {Invariant.Text(Output.Size)}u;");
            using (code.Open($"for (nint c = 0; c < {Invariant.Text(OutputStride)}; c += {Lanes.Four})"))
            {
                code.Line("Vector128<uint> indices = Vector128.Create(index + (uint)c) + Vector128.Create(0u, 1u, 2u, 3u);");
                code.Line($"Vector128<float> factors = {Mask}.Factors(key, indices, threshold, scale);");
                code.Line("(Vector128.LoadUnsafe(ref x, (nuint)c) * factors).StoreUnsafe(ref y, (nuint)c);");
            }

            code.Line(References.Advance("x", OutputStride));
            code.Line(References.Advance("y", OutputStride));
        }
    }

    private void EmitGroups(CodeWriter code, Lanes lanes)
    {
        string samples = string.Join(", ", Enumerable.Range(0, lanes.Count).Select(lane => $"{Invariant.Text(lane)}u * {Invariant.Text(Output.Size)}u"));
        code.Line($"{lanes.Class}<uint> samples = {lanes.Class}.Create({samples});");
        using (code.Open("for (int group = 0; group < groups; group++)"))
        {
            code.Line($"uint index = (uint)(start + group * {lanes}) * {Invariant.Text(Output.Size)}u;");
            using (code.Open($"for (nint i = 0; i < {Invariant.Text(Output.Size)}; i++)"))
            {
                code.Line($"{lanes.Type} factors = {Mask}.Factors(key, samples + {lanes.Class}.Create(index + (uint)i), threshold, scale);");
                code.Line($"({lanes.Class}.LoadUnsafe(ref x, (nuint)(i * {lanes})) * factors).StoreUnsafe(ref y, (nuint)(i * {lanes}));");
            }

            code.Line(References.Advance("x", Output.Size * lanes.Count));
            code.Line(References.Advance("y", Output.Size * lanes.Count));
        }
    }
}
