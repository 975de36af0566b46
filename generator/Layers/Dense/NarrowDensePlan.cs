using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>A dense layer of up to three units, each a dot product with its inputs in the lanes: weights [unit][input].</summary>
internal sealed class NarrowDensePlan(LayerPlace place, TensorPlan weights, TensorPlan? biases) : DensePlan(place, weights, biases)
{
    public override bool HasChannelsInLanes => false;

    public override int WeightStride => Padding.Of(InputWidth);

    public override string Kernels => "dot products, outer product";

    public override int VectorProducts(Lanes lanes) => OutputWidth * Piece.OfPadded(InputWidth, lanes).Count;

    public override Registers EmitInline(CodeWriter code, Lanes lanes, Operand input, PredictionForm form) =>
        new RowDots(OutputWidth, WeightStride).Emit(code, lanes, $"h{Index}v", input, "p", Weights.Offset, form.BiasOffset, form.IsLast, form.Constants);

    public override void EmitPrediction(CodeWriter code, Lanes lanes, PredictionForm form)
    {
        code.Line($"// {Summary}: a dot product for each unit, row by row.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {form.Name}(ref float x, ref float p, ref float y, int rows)"))
        using (code.Open("for (int r = 0; r < rows; r++)"))
        {
            Registers sums = EmitInline(code, lanes, new Operand("x", InputWidth, form.IsInputPacked, null), form);
            sums.Pieces[0].Store(code, ActivationKinds.ApplyIfCheap(Lanes.Four, sums.Names[0], form.Activation), "y");
            code.Line(References.Advance("x", form.IsInputPacked ? InputWidth : Padding.Of(InputWidth)));
            code.Line(References.Advance("y", OutputStride));
        }
    }

    public override string PredictionCall(PredictionForm form, PredictionPlaces at) => $"{form.Name}(ref {at.Inputs[0]}, ref p, ref {at.Output}, {at.Rows ?? "1"});";

    protected override void EmitInputGradient(CodeWriter code, Lanes lanes, ActivationChoice? below)
    {
        code.Line($"// {Summary}: the gradient of its inputs, D W.");
        using (code.Open($"internal static void {MethodName}Inputs(ref float d, ref float p, ref float scratch, ref float kept, ref float y, int rows, bool prepare)"))
        {
            code.Line($"{MethodName}InputProduct(ref d, ref p, ref kept, ref y, rows);");
        }

        code.Line();
        EmitInputProduct(code, lanes, below, Weights.Offset);
    }

    protected override OuterProduct WeightGradient(Lanes lanes, bool moves) => new()
    {
        Height = OutputWidth,
        LeftStride = OutputStride,

        // Padding of the layer below is whatever its activation makes of zero.
        Pieces = Input.IsPacked ? Piece.OfExact(InputWidth, lanes) : Piece.OfPaddedWithin(InputWidth, lanes),
        IsRightPadded = !Input.IsPacked,
        RightStride = InputStride,
        OutputStride = WeightStride,
        Moves = moves,
    };

    protected override (string Left, string Right) WeightGradientOperands => ("d", "x");
}
