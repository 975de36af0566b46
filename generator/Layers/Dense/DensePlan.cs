using StaticNet.Generator.Activations;
using StaticNet.Generator.Checking;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>What both storages of a dense layer share.</summary>
internal abstract class DensePlan(int index, Shape input, DenseDeclaration dense, TensorPlan weights, TensorPlan? biases)
    : LayerPlan(index, input, Shape.Vector(dense.Units), dense.Activation)
{
    public override string Summary => $"{Weights.Name}: {Input} -> {Output}, {Activation.Kind}";

    public override IEnumerable<TensorPlan> Tensors => Biases is null ? [Weights] : [Weights, Biases];

    protected TensorPlan Weights { get; } = weights;

    protected TensorPlan? Biases { get; } = biases;

    /// <summary>Which of x (inputs) and d (deltas) is the left factor of the weight gradient, and which the right.</summary>
    protected abstract (string Left, string Right) WeightGradientOperands { get; }

    public override void EmitParameterGradient(CodeWriter code, Lanes lanes)
    {
        (string left, string right) = WeightGradientOperands;
        code.Line($"// {Summary}: the gradients of its weights and biases, summed over the rows.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {MethodName}Gradient(ref float x, ref float d, ref float parameters, int rows, bool accumulate)"))
        {
            code.Line($"ref float a = ref {left};");
            code.Line($"ref float b = ref {right};");
            code.Line(References.Declare("g", References.Element("parameters", Weights.Offset)));
            WeightGradient(lanes).Emit(code, lanes);
            if (Biases is not null)
            {
                code.Line(References.Declare("bias", References.Element("parameters", Biases.Offset)));
                ColumnSum.Emit(code, lanes, OutputWidth, "bias");
            }
        }
    }

    protected abstract OuterProduct WeightGradient(Lanes lanes);

    /// <summary>The sum itself where its activation is a pass of its own.</summary>
    protected string ActivateIfCheap(Lanes lanes, string sum) =>
        ActivationKind.IsCheap ? ActivationKind.Apply(lanes, sum, Activation.Number) : sum;

    /// <summary>Y = D M, M being [unit][input] at an offset, times the derivative of a cheap activation below.</summary>
    protected void EmitInputProduct(CodeWriter code, Lanes lanes, LayerPlan below, int matrixOffset)
    {
        ActivationKind activation = below.ActivationKind;
        bool isFused = activation.IsCheap && !activation.IsLinear;
        new TiledProduct
        {
            Name = $"{MethodName}InputProduct",
            Comment = $"{Summary}, gradient of its inputs",
            Depth = OutputWidth,
            InputStride = OutputStride,
            Width = InputWidth,
            MatrixOffset = matrixOffset,
            Extra = "kept",
            Finish = (width, sum, kept) => isFused ? activation.Differentiate(width, sum, kept, below.Activation.Number) : sum,
        }.Emit(code, lanes);
    }
}
