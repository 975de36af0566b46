using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>
/// A convolution over a sequence that looks back only. A stream keeps the inputs that are still to be seen in a ring; training lays out the window of each step
/// as a row and is a dense layer from there. Groups are zeros between weights in training, and products of their own when predicting.
/// </summary>
internal sealed class CausalConvolutionPlan(LayerPlace place, CausalShape shape, TensorPlan weights, TensorPlan? biases, TensorPlan? history)
    : LayerPlan(place), IFoldsNormalization
{
    // Up to so many taps are written out in the middle of a method.
    private const int MostInlineTaps = 8;

    public override string Summary =>
        $"{Weights.Name}: {Input.Shape} -> {Output.Shape}, causal kernel {Invariant.Text(shape.Taps)}{(shape.Dilation == 1 ? string.Empty : $" dilation {Invariant.Text(shape.Dilation)}")}, {Activation.Kind}";

    public override string Kernels => "row product of a window, tiled product of windows, outer product";

    public override IEnumerable<TensorPlan> Tensors => Biases is null ? [Weights] : [Weights, Biases];

    public override IEnumerable<TensorPlan> State => history is null ? [] : [history];

    public TensorPlan Weights { get; } = weights;

    public TensorPlan? Biases { get; } = biases;

    public int? BiasPlace => Biases?.Offset;

    public bool HasChannelsInLanes => true;

    public int WeightStride => shape.OutputStride;

    public override bool ReadsPacked => true;

    public override long ForwardFlops => 2L * shape.GroupInputs * shape.Taps * Output.Shape.Size;

    // Each stream has its inputs in a ring of its own.
    public override bool TakesManyStreams => false;

    public override bool IsInlinable => shape.Groups == 1 && shape.Taps <= MostInlineTaps;

    public override bool NeedsInlineMemory(Lanes lanes) => true;

    public override int VectorProducts(Lanes lanes) => shape.Window * Piece.OfPadded(OutputWidth, lanes).Count;

    // With groups the weights without, biases behind them, and their gradient; and the transposed weights.
    public override int Scratch => TransposedOffset + (shape.Outputs * shape.WindowStride);

    public override int Kept => Input.Steps * shape.WindowStride;

    public override int PredictionScratch(PredictionForm form) => shape.WindowStride;

    public override PredictionForm OwnForm => new(MethodName, Activation, Biases?.Offset, Input.IsPacked);

    private bool HasGroups => shape.Groups > 1;

    // Floats of the weights without groups; the biases stand behind.
    private int WholeFloats => shape.Window * shape.OutputStride;

    private int GradientOffset => Padding.ToLine(WholeFloats + shape.OutputStride);

    private int TransposedOffset => HasGroups ? GradientOffset + Padding.ToLine(WholeFloats) : 0;

    private string Steps => Invariant.Text(Input.Steps);

    private string WindowStride => Invariant.Text(shape.WindowStride);

    // The arguments of what joins groups and parts them.
    private string Groups =>
        $"{Invariant.Text(shape.Taps)}, {Invariant.Text(shape.GroupInputs)}, {Invariant.Text(shape.GroupOutputs)}, {Invariant.Text(shape.Groups)}, {Invariant.Text(shape.OutputStride)}";

    // What the taps see, as a value of the runtime's.
    private string Windows =>
        $"new global::StaticNet.CausalWindows({Invariant.Text(shape.Inputs)}, {Invariant.Text(shape.InputStride)}, {Invariant.Text(shape.Taps)}, {Invariant.Text(shape.Dilation)}, "
        + $"StateFloats, {Invariant.Text(history?.Offset ?? 0)})";

    private CausalStep Step(PredictionForm form) => new(
        shape,
        Weights.Offset,
        form.BiasOffset,
        history is null ? null : References.Element("state", history.Offset),
        (lanes, value) => ActivationKinds.ApplyIfCheap(lanes, value, form.Activation));

    public override Registers EmitInline(CodeWriter code, Lanes lanes, Operand input, PredictionForm form) =>
        Step(form).EmitInline(code, lanes, $"h{Invariant.Text(Index)}", input.Reference!, form.Constants);

    public override void EmitPrediction(CodeWriter code, Lanes lanes, PredictionForm form)
    {
        code.Line($"// {Summary}: one step of a stream.");
        Step(form).EmitMethod(code, lanes, form.Name);
    }

    public override string PredictionCall(PredictionForm form, PredictionPlaces at) =>
        $"{form.Name}(ref {at.Inputs[0]}, ref p, {(history is null ? string.Empty : "ref state, ")}ref {at.Scratch}, ref {at.Output});";

    public override void EmitForward(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {Summary}: the window of each step is a row.");
        using (code.Open($"internal static void {MethodName}(ref float x, ref float p, ref float scratch, ref float windows, ref float y, ref int lengths, ref float states, int rows, bool prepare)"))
        {
            if (HasGroups)
            {
                EmitExpansion(code);
            }

            code.Line($"global::StaticNet.CausalWindows see = {Windows};");
            code.Line($"see.Gather(ref x, ref states, {Steps}, rows, ref windows, {WindowStride});");
            code.Line($"see.Keep(ref states, ref x, ref lengths, {Steps}, rows);");
            code.Line($"{MethodName}Product(ref windows, ref {(HasGroups ? "scratch" : "p")}, ref y, rows * {Steps});");
        }

        code.Line();
        new TiledProduct
        {
            Name = $"{MethodName}Product",
            Comment = Summary,
            Depth = shape.Window,
            InputStride = shape.WindowStride,
            Width = shape.Outputs,
            MatrixOffset = HasGroups ? 0 : Weights.Offset,
            BiasOffset = Biases is null ? null : HasGroups ? WholeFloats : Biases.Offset,
            Finish = (width, sum, _) => ActivationKinds.ApplyIfCheap(width, sum, Activation),
        }.Emit(code, lanes);
    }

    public override string ForwardCall(TrainingPlaces at) =>
        $"{MethodName}(ref {at.Input()}, ref p, ref {at.Scratch}, ref {at.Kept}, ref {at.Output}, ref lengths, ref states, rows, first || !backward);";

    public override void EmitBackward(CodeWriter code, Lanes lanes, IReadOnlyList<bool> needsInputDelta, ActivationChoice? below)
    {
        EmitParameterGradient(code, lanes);
        if (needsInputDelta[0])
        {
            code.Line();
            EmitInputGradient(code, lanes);
        }
    }

    public override string ParameterGradientCall(TrainingPlaces at) =>
        $"{MethodName}Gradient(ref {at.Kept}, ref {at.Delta}, ref g, ref {at.Scratch}, {at.Rows}, !first);";

    // The windows have been used up; their gradient takes their place.
    public override string InputGradientCall(TrainingPlaces at, int input, string target) =>
        $"{MethodName}Inputs(ref {at.Delta}, ref p, ref {at.Scratch}, ref {at.Kept}, ref {target}, rows, first);";

    private void EmitExpansion(CodeWriter code)
    {
        using (code.Open("if (prepare)"))
        {
            code.Line($"global::StaticNet.GroupedWeights.Expand(ref {References.Element("p", Weights.Offset)}, ref scratch, {Groups});");
            if (Biases is not null)
            {
                code.Line(ElementLoop.Copy(References.Element("p", Biases.Offset), References.Element("scratch", WholeFloats), Invariant.Text(shape.OutputStride)));
            }
        }

        code.Line();
    }

    private void EmitParameterGradient(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {Summary}: the gradients of its weights and biases, summed over the steps of all samples.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {MethodName}Gradient(ref float windows, ref float d, ref float parameters, ref float scratch, int rows, bool accumulate)"))
        {
            code.Line("ref float a = ref windows;");
            code.Line("ref float b = ref d;");
            code.Line(References.Declare("g", HasGroups ? References.Element("scratch", GradientOffset) : References.Element("parameters", Weights.Offset)));
            new OuterProduct
            {
                Height = shape.Window,
                LeftStride = shape.WindowStride,
                Pieces = Piece.OfPadded(shape.Outputs, lanes),
                IsRightPadded = true,
                RightStride = OutputStride,
                OutputStride = shape.OutputStride,
            }.Emit(code, lanes);
            if (HasGroups)
            {
                code.Line($"global::StaticNet.GroupedWeights.Extract(ref g, ref {References.Element("parameters", Weights.Offset)}, {Groups});");
            }

            if (Biases is not null)
            {
                code.Line(References.Declare("bias", References.Element("parameters", Biases.Offset)));
                ColumnSum.Emit(code, lanes, OutputWidth, "bias");
            }
        }
    }

    private void EmitInputGradient(CodeWriter code, Lanes lanes)
    {
        string from = HasGroups ? "scratch" : References.Element("p", Weights.Offset);
        code.Line($"// {Summary}: the gradient of its inputs, D W^T, each input getting the sum over the windows that saw it.");
        using (code.Open($"internal static void {MethodName}Inputs(ref float d, ref float p, ref float scratch, ref float windows, ref float y, int rows, bool prepare)"))
        {
            Transposition.Emit(code, "prepare", from, References.Element("scratch", TransposedOffset), shape.Window, shape.Outputs, shape.OutputStride);
            code.Line($"{MethodName}InputProduct(ref d, ref scratch, ref windows, rows * {Steps});");
            code.Line($"{Windows}.Scatter(ref windows, {WindowStride}, {Steps}, rows, ref y);");
        }

        code.Line();
        new TiledProduct
        {
            Name = $"{MethodName}InputProduct",
            Comment = $"{Summary}, gradient of its windows",
            Depth = shape.Outputs,
            InputStride = OutputStride,
            Width = shape.Window,
            MatrixOffset = TransposedOffset,
            Finish = (_, sum, _) => sum,
        }.Emit(code, lanes);
    }
}
