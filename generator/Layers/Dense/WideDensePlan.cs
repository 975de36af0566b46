using StaticNet.Generator.Checking;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>A dense layer with its units in the lanes: weights [input][unit].</summary>
internal sealed class WideDensePlan(int index, Shape input, DenseDeclaration dense, TensorPlan weights, TensorPlan? biases)
    : DensePlan(index, input, dense, weights, biases)
{
    public override int BackwardScratch => Index == 0 ? 0 : OutputWidth * Padding.Of(InputWidth);

    public override bool TakesInputsOneByOne => true;

    public override string Kernels => "row product, tiled product, outer product";

    public override int VectorProducts(Lanes lanes) => InputWidth * Piece.OfPadded(OutputWidth, lanes).Count;

    public override Registers EmitInline(CodeWriter code, Lanes lanes, Operand input) =>
        new RowProduct(InputWidth, OutputStride).Emit(
            code,
            $"h{Index}v",
            Piece.OfPadded(OutputWidth, lanes),
            "0",
            input.Reference!,
            "p",
            Weights.Offset,
            piece => Biases is null ? piece.Lanes.Zero : piece.Load("p", Biases.Offset));

    public override void EmitForward(CodeWriter code, Lanes lanes) =>
        new TiledProduct
        {
            Name = MethodName,
            Comment = Summary,
            Depth = InputWidth,
            InputStride = InputStride,
            Width = OutputWidth,
            MatrixOffset = Weights.Offset,
            BiasOffset = Biases?.Offset,
            Finish = (width, sum, _) => ActivateIfCheap(width, sum),
        }.Emit(code, lanes);

    public override void EmitInputGradient(CodeWriter code, Lanes lanes, LayerPlan below)
    {
        string inputs = Invariant.Text(InputWidth);
        string units = Invariant.Text(OutputWidth);
        code.Line($"// {Summary}: the gradient of its inputs, D W^T, over the transposed weights.");
        using (code.Open($"internal static void {MethodName}Inputs(ref float d, ref float p, ref float scratch, ref float kept, ref float y, int rows, bool prepare)"))
        {
            using (code.Open("if (prepare)"))
            {
                code.Line($"global::StaticNet.Numerics.MatrixTransposition.Transpose(ref {References.Element("p", Weights.Offset)}, ref scratch, {inputs}, {units}, {Invariant.Text(OutputStride)}, {Invariant.Text(Padding.Of(InputWidth))});");
            }

            code.Line();
            code.Line($"{MethodName}InputProduct(ref d, ref scratch, ref kept, ref y, rows);");
        }

        code.Line();
        EmitInputProduct(code, lanes, below, 0);
    }

    protected override OuterProduct WeightGradient(Lanes lanes) => new()
    {
        Height = InputWidth,
        LeftStride = InputStride,
        Pieces = Piece.OfPadded(OutputWidth, lanes),
        IsRightPadded = true,
        RightStride = OutputStride,
        OutputStride = OutputStride,
    };

    protected override (string Left, string Right) WeightGradientOperands => ("x", "d");
}
