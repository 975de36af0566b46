using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>What both storages of a dense layer share.</summary>
internal abstract class DensePlan(LayerPlace place, TensorPlan weights, TensorPlan? biases) : LayerPlan(place), IFoldsNormalization
{
    public override string Summary => $"{Weights.Name}: {Input.Shape} -> {Output.Shape}, {Activation.Kind}";

    public override IEnumerable<TensorPlan> Tensors => Biases is null ? [Weights] : [Weights, Biases];

    public TensorPlan Weights { get; } = weights;

    public TensorPlan? Biases { get; } = biases;

    public int? BiasPlace => Biases?.Offset;

    public abstract bool HasChannelsInLanes { get; }

    public abstract int WeightStride { get; }

    public override bool PredictsAsItTrains => true;

    public override bool ReadsPacked => true;

    public override bool FusesDerivativeBelow => true;

    public override bool MovesParameters => true;

    public override bool IsInlinable => true;

    public override long ForwardFlops => 2L * InputWidth * OutputWidth * Output.Steps;

    public override PredictionForm OwnForm => new(MethodName, Activation, Biases?.Offset, Input.IsPacked);

    protected int InputWidth => Input.Size;

    /// <summary>Floats from one row of inputs to the next in training.</summary>
    protected int InputStride => Input.RowStride;

    /// <summary>Which of x (inputs) and d (deltas) is the left factor of the weight gradient, and which the right.</summary>
    protected abstract (string Left, string Right) WeightGradientOperands { get; }

    public override string PredictionCall(PredictionForm form, PredictionPlaces at) =>
        at.Rows is null ? $"{form.Name}Row(ref {at.Inputs[0]}, ref p, ref {at.Output});" : $"{form.Name}(ref {at.Inputs[0]}, ref p, ref {at.Output}, {at.Rows});";

    public override string ForwardCall(TrainingPlaces at) => $"{MethodName}(ref {at.Input()}, ref p, ref {at.Output}, {at.Rows});";

    public override string ParameterGradientCall(TrainingPlaces at) => $"{MethodName}Gradient(ref {at.Input()}, ref {at.Delta}, ref g, {at.Rows}, !first);";

    public override string ParameterStepCall(TrainingPlaces at) =>
        $"{MethodName}Step(ref {at.Input()}, ref {at.Delta}, ref p, ref state, ref {at.Block}, {at.Rows}, move);";

    public override void EmitStep(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {Summary}: its weights and biases move by their gradients.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        code.Line($"internal static void {MethodName}Step<TMove>(ref float x, ref float d, ref float parameters, ref float state, ref float block, int rows, TMove move)");
        code.Line("    where TMove : struct, IMove");
        using (code.OpenScope())
        {
            EmitFactors(code);
            code.Line(References.Declare("s", References.Element("state", Weights.Offset)));
            WeightGradient(lanes, moves: true).Emit(code, lanes);
            if (Biases is not null)
            {
                code.Line(References.Declare("bias", References.Element("parameters", Biases.Offset)));
                code.Line(References.Declare("biasState", References.Element("state", Biases.Offset)));
                ColumnSum.EmitStep(code, lanes, OutputWidth, "bias", "biasState");
            }
        }
    }

    public override string InputGradientCall(TrainingPlaces at, int input, string target) =>
        $"{MethodName}Inputs(ref {at.Delta}, ref p, ref {at.Scratch}, ref {at.InputKept}, ref {target}, {at.Rows}, first);";

    public override void EmitBackward(CodeWriter code, Lanes lanes, IReadOnlyList<bool> needsInputDelta, ActivationChoice? below)
    {
        EmitParameterGradient(code, lanes);
        if (needsInputDelta[0])
        {
            code.Line();
            EmitInputGradient(code, lanes, below);
        }
    }

    /// <summary>Writes LayerNInputs, which takes what the activation below kept, and whether parameters have changed since the last call.</summary>
    protected abstract void EmitInputGradient(CodeWriter code, Lanes lanes, ActivationChoice? below);

    /// <summary>The gradient of the weights, or the step by it.</summary>
    protected abstract OuterProduct WeightGradient(Lanes lanes, bool moves);

    /// <summary>Y = D M, M being [unit][input] at an offset, times the derivative of a cheap activation below.</summary>
    protected void EmitInputProduct(CodeWriter code, Lanes lanes, ActivationChoice? below, int matrixOffset) =>
        new TiledProduct
        {
            Name = $"{MethodName}InputProduct",
            Comment = $"{Summary}, gradient of its inputs",
            Depth = OutputWidth,
            InputStride = OutputStride,
            Width = InputWidth,
            MatrixOffset = matrixOffset,
            Extra = "kept",
            Finish = (width, sum, kept) => below is { } choice ? ActivationKinds.Get(choice.Kind).Differentiate(width, sum, kept, choice.Number) : sum,
        }.Emit(code, lanes);

    private void EmitParameterGradient(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {Summary}: the gradients of its weights and biases, summed over the rows.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {MethodName}Gradient(ref float x, ref float d, ref float parameters, int rows, bool accumulate)"))
        {
            EmitFactors(code);
            WeightGradient(lanes, moves: false).Emit(code, lanes);
            if (Biases is not null)
            {
                code.Line(References.Declare("bias", References.Element("parameters", Biases.Offset)));
                ColumnSum.Emit(code, lanes, OutputWidth, "bias");
            }
        }
    }

    private void EmitFactors(CodeWriter code)
    {
        (string left, string right) = WeightGradientOperands;
        code.Line($"ref float a = ref {left};");
        code.Line($"ref float b = ref {right};");
        code.Line(References.Declare("g", References.Element("parameters", Weights.Offset)));
    }
}
