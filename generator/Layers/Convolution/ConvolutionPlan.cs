using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels.Images;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Layers;

/// <summary>
/// A convolution: with the channels of its output in the lanes for one sample, with the batch in the lanes in training. Its weights are
/// [channel of the group][tap][output], which serves both.
/// </summary>
internal sealed class ConvolutionPlan(LayerPlace place, ConvolutionShape shape, TensorPlan weights, TensorPlan? biases) : LayerPlan(place), IFoldsNormalization
{
    public override string Summary => $"{Weights.Name}: {Input.Shape} -> {Output.Shape}, kernel {shape.Window.Rows.Kernel}x{shape.Window.Columns.Kernel}, {Activation.Kind}";

    public override string Kernels => "outputs or columns in the lanes, batch in the lanes";

    public override IEnumerable<TensorPlan> Tensors => Biases is null ? [Weights] : [Weights, Biases];

    public TensorPlan Weights { get; } = weights;

    public TensorPlan? Biases { get; } = biases;

    public int? BiasPlace => Weights.Offset + RelativeBias;

    public bool HasChannelsInLanes => true;

    public int WeightStride => shape.OutputStride;

    public override bool ReadsPacked => true;

    public override long ForwardFlops => 2L * shape.GroupInputs * shape.Window.Taps * Output.Shape.Size;

    public override bool ReadsPlanes => true;

    public override string? MethodKey => $"{shape}, {Activation}, {Biases is null}";

    // Methods get a reference to the weights; the biases stand behind them.
    private int RelativeBias => Padding.ToLine(shape.Extent);

    public override string? PredictionKey(PredictionForm form) => $"{shape}, {form.Activation}, {form.BiasOffset is null}, {form.IsInputPacked}, {form.InputPlanes}, {form.Columns}";

    /// <summary>One sample fills its vectors as far as it can, and takes as long as so many products, two in a cycle; a group fills all vectors.</summary>
    public override (double One, double Group) PredictionProducts(Lanes lanes, PredictionForm form)
    {
        double cycles = form.Columns is null ? RowKernel(form).Cycles(lanes) : ColumnKernel(form).Cycles(lanes);
        return (2 * cycles, (double)Output.Positions * shape.Window.Taps * shape.GroupInputs * shape.OutputChannels);
    }

    public override PredictionForm OwnForm => new(MethodName, Activation, Biases?.Offset, Input.IsPacked);

    public override int PredictionScratch(PredictionForm form) => form.Columns is null ? 0 : ColumnKernel(form).Scratch;

    public override int PredictionFloats(PredictionForm form) =>
        form.Columns is { LeavesPlanes: true } ? ColumnKernel(form).OutputFloats : base.PredictionFloats(form);

    public override void EmitPrediction(CodeWriter code, Lanes lanes, PredictionForm form)
    {
        if (form.Columns is null)
        {
            RowKernel(form).Emit(code, lanes);
        }
        else
        {
            ColumnKernel(form).Emit(code, lanes);
        }
    }

    public override string PredictionCall(PredictionForm form, PredictionPlaces at) =>
        $"{form.Name}(ref {at.Inputs[0]}, ref {References.Element("p", Weights.Offset)}, ref {at.Output}{(form.Columns is null ? string.Empty : $", ref {at.Scratch}")});";

    /// <summary>The kernel for one sample with channels in the lanes.</summary>
    public RowConvolution RowKernel(PredictionForm form) => new()
    {
        Name = form.Name,
        Comment = Summary,
        Shape = shape,
        WeightOffset = 0,
        BiasOffset = form.BiasOffset is null ? null : RelativeBias,
        Input = InputLayout(form),
        Finish = (width, sum) => ActivationKinds.ApplyIfCheap(width, sum, form.Activation),
    };

    /// <summary>The kernel for one sample with columns in the lanes.</summary>
    public ColumnConvolution ColumnKernel(PredictionForm form) => new()
    {
        Name = form.Name,
        Comment = Summary,
        Shape = shape,
        WeightOffset = 0,
        BiasOffset = form.BiasOffset is null ? null : RelativeBias,
        Input = InputLayout(form),
        LeavesPlanes = form.Columns!.LeavesPlanes,
        Pool = form.Columns.Pool,
        Finish = (width, sum) => ActivationKinds.ApplyIfCheap(width, sum, form.Activation),
    };

    public override bool HasManyForm => true;

    public override void EmitMany(CodeWriter code, Lanes lanes, PredictionForm form) =>
        new LaneConvolution
        {
            Name = form.Name,
            Comment = Summary,
            Shape = shape,
            WeightOffset = 0,
            BiasOffset = form.BiasOffset is null ? null : RelativeBias,
            Finish = (width, sum) => ActivationKinds.ApplyIfCheap(width, sum, form.Activation),
        }.Emit(code, lanes);

    public override string ManyCall(PredictionForm form, PredictionPlaces at) => LaneCall(form.Name, at.Inputs[0], at.Output);

    public override void EmitForward(CodeWriter code, Lanes lanes) => EmitMany(code, lanes, OwnForm);

    public override string ForwardCall(TrainingPlaces at) => LaneCall(MethodName, at.Input(), at.Output);

    public override void EmitBackward(CodeWriter code, Lanes lanes, IReadOnlyList<bool> needsInputDelta, ActivationChoice? below)
    {
        new LaneConvolutionGradient
        {
            Name = $"{MethodName}Gradient",
            Comment = $"{Summary}: the gradients of its weights and biases",
            Shape = shape,
            WeightOffset = 0,
            BiasOffset = Biases is null ? null : RelativeBias,
        }.Emit(code, lanes);
        if (needsInputDelta[0])
        {
            code.Line();
            new LaneConvolutionInputs
            {
                Name = $"{MethodName}Inputs",
                Comment = $"{Summary}: the gradient of its inputs",
                Shape = shape,
                WeightOffset = 0,
            }.Emit(code, lanes);
        }
    }

    public override string ParameterGradientCall(TrainingPlaces at) => $"{MethodName}Gradient(ref {at.Input()}, ref {at.Delta}, ref {References.Element("g", Weights.Offset)}, groups, !first);";

    public override string InputGradientCall(TrainingPlaces at, int input, string target) => $"{MethodName}Inputs(ref {at.Delta}, ref {References.Element("p", Weights.Offset)}, ref {target}, groups);";

    private string LaneCall(string name, string input, string output) => $"{name}(ref {input}, ref {References.Element("p", Weights.Offset)}, ref {output}, groups);";

    private ImageLayout InputLayout(PredictionForm form) =>
        form.InputPlanes
        ?? (form.IsInputPacked
            ? ImageLayout.Packed(shape.Window.Rows.Input, shape.Window.Columns.Input)
            : ImageLayout.ChannelsLast(shape.Window.Columns.Input, Input.PositionStride));
}
