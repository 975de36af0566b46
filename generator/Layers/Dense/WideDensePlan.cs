using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Layers;

/// <summary>A dense layer with its units in the lanes: weights [input][unit].</summary>
internal sealed class WideDensePlan(LayerPlace place, TensorPlan weights, TensorPlan? biases) : DensePlan(place, weights, biases)
{
    public override int Scratch => Input.IsPacked ? 0 : OutputWidth * Padding.Of(InputWidth);

    public override bool HasChannelsInLanes => true;

    public override int WeightStride => Padding.Of(OutputWidth);

    private RowProduct Row => new(InputWidth, WeightStride);

    public override string Kernels => "row product, tiled product, outer product";

    public override int VectorProducts(Lanes lanes) => InputWidth * Piece.OfPadded(OutputWidth, lanes).Count;

    public override bool NeedsInlineMemory(Lanes lanes) => !Row.IsUnrolled(InlineVectors(lanes));

    public override Registers EmitInline(CodeWriter code, Lanes lanes, Operand input, PredictionForm form) => Row.Emit(
        code,
        $"h{Index}v",
        Piece.OfPadded(OutputWidth, lanes),
        "0",
        input.Reference,
        "p",
        Weights.Offset,
        piece => form.BiasOffset is { } bias ? form.Parameters(piece, bias) : piece.Lanes.Zero,
        input.Registers,

        // Where an output is fed back as the first input, nothing else waits for it.
        isBackwards: input.IsExact,
        constants: form.Constants);

    public override void EmitPrediction(CodeWriter code, Lanes lanes, PredictionForm form) =>
        new TiledProduct
        {
            Name = form.Name,
            Comment = Summary,
            Depth = InputWidth,
            InputStride = form.IsInputPacked ? InputWidth : Padding.Of(InputWidth),
            Width = OutputWidth,
            MatrixOffset = Weights.Offset,
            BiasOffset = form.BiasOffset,
            Finish = (width, sum, _) => ActivationKinds.ApplyIfCheap(width, sum, form.Activation),
        }.Emit(code, lanes);

    protected override void EmitInputGradient(CodeWriter code, Lanes lanes, ActivationChoice? below)
    {
        code.Line($"// {Summary}: the gradient of its inputs, D W^T, over the transposed weights.");
        using (code.Open($"internal static void {MethodName}Inputs(ref float d, ref float p, ref float scratch, ref float kept, ref float y, int rows, bool prepare)"))
        {
            Transposition.Emit(code, "prepare", References.Element("p", Weights.Offset), "scratch", InputWidth, OutputWidth, WeightStride);
            code.Line($"{MethodName}InputProduct(ref d, ref scratch, ref kept, ref y, rows);");
        }

        code.Line();
        EmitInputProduct(code, lanes, below, 0);
    }

    protected override OuterProduct WeightGradient(Lanes lanes, bool moves) => new()
    {
        Height = InputWidth,
        LeftStride = InputStride,
        Pieces = Piece.OfPadded(OutputWidth, lanes),
        IsRightPadded = true,
        RightStride = OutputStride,
        OutputStride = OutputStride,
        Moves = moves,
    };

    protected override (string Left, string Right) WeightGradientOperands => ("x", "d");
}
