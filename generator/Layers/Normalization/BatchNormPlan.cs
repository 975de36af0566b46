using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>
/// Batch normalisation. A training step takes mean and variance from its batch, in two passes over it, and leaves them in the scratch until the step is
/// taken: [mean][1 / sqrt(variance + epsilon)][variance with n - 1, or -1 where n is 1], each padded as the channels are.
/// </summary>
internal sealed class BatchNormPlan(LayerPlace place, BatchNormDeclaration norm, TensorPlan gamma, TensorPlan beta, TensorPlan mean, TensorPlan variance) : LayerPlan(place)
{
    public override string Summary => $"batch normalisation of {Input.Shape}, {Activation.Kind}";

    public override string Kernels => Output.IsVector ? "column moments" : "channel moments";

    public override IEnumerable<TensorPlan> Tensors => [Gamma, Beta];

    public override IEnumerable<TensorPlan> Statistics => [Mean, Variance];

    public TensorPlan Gamma { get; } = gamma;

    public TensorPlan Beta { get; } = beta;

    public TensorPlan Mean { get; } = mean;

    public TensorPlan Variance { get; } = variance;

    public float Epsilon { get; } = norm.Epsilon;

    public float Momentum { get; } = norm.Momentum;

    public override bool SeesWholeBatch => true;

    public override int Scratch => 3 * Output.PositionStride;

    // Scratch and parameters are handed over, so that equal normalisations differ only in where these lie.
    public override string? MethodKey => $"{Output.Shape}, {Epsilon}, {Activation}";

    // Of many samples, images have them in the lanes and vectors have not.
    public override string? PredictionKey(PredictionForm form) => $"{Output.Channels}, {Output.IsVector}, {form.Activation}";

    private BatchNormShape Shape => new(
        MethodName,
        Summary,
        Output.Channels,
        Output.Positions,
        0,
        Beta.Offset - Gamma.Offset,
        0,
        Variance.Offset - Mean.Offset,
        Epsilon,
        (lanes, value) => ActivationKinds.ApplyIfCheap(lanes, value, Activation));

    /// <summary>Mean, variance, and a factor and a summand.</summary>
    public override long ForwardFlops => 6 * Output.Shape.Size;

    public override void EmitPrediction(CodeWriter code, Lanes lanes, PredictionForm form) =>
        new ChannelScale
        {
            Name = form.Name,
            Comment = Summary,
            Channels = Output.Channels,
            ScaleOffset = 0,
            ShiftOffset = form.BiasOffset!.Value - form.ScaleOffset!.Value,
            Activate = (width, value) => ActivationKinds.ApplyIfCheap(width, value, form.Activation),
        }.Emit(code, lanes);

    public override string PredictionCall(PredictionForm form, PredictionPlaces at) =>
        $"{form.Name}(ref {at.Inputs[0]}, ref {References.Element("p", form.ScaleOffset!.Value)}, ref {at.Output}, {at.Rows ?? Invariant.Text(Output.Positions)});";

    public override bool HasManyForm => !Output.IsVector;

    public override void EmitMany(CodeWriter code, Lanes lanes, PredictionForm form) =>
        new LaneScale
        {
            Name = form.Name,
            Comment = Summary,
            Channels = Output.Channels,
            ScaleOffset = 0,
            ShiftOffset = form.BiasOffset!.Value - form.ScaleOffset!.Value,
            Activate = (width, value) => ActivationKinds.ApplyIfCheap(width, value, form.Activation),
        }.Emit(code, lanes);

    public override string ManyCall(PredictionForm form, PredictionPlaces at) =>
        Output.IsVector
            ? PredictionCall(form, at)
            : $"{form.Name}(ref {at.Inputs[0]}, ref {References.Element("p", form.ScaleOffset!.Value)}, ref {at.Output}, {Invariant.Text(Output.Positions)}, groups);";

    public override void EmitForward(CodeWriter code, Lanes lanes)
    {
        if (Output.IsVector)
        {
            new BatchNormRows(Shape).EmitForward(code, lanes);
        }
        else
        {
            new BatchNormLanes(Shape).EmitForward(code, lanes);
        }
    }

    public override string ForwardCall(TrainingPlaces at) =>
        $"{MethodName}(ref {at.Input()}, ref {References.Element("p", Gamma.Offset)}, ref {References.Element("s", Mean.Offset)}, ref {at.Scratch}, ref {at.Output}, {Rows(at)}, backward);";

    public override void EmitBackward(CodeWriter code, Lanes lanes, IReadOnlyList<bool> needsInputDelta, ActivationChoice? below)
    {
        if (Output.IsVector)
        {
            var kernel = new BatchNormRows(Shape);
            kernel.EmitParameterGradient(code, lanes);
            EmitFurther(kernel.EmitInputGradient);
        }
        else
        {
            var kernel = new BatchNormLanes(Shape);
            kernel.EmitParameterGradient(code, lanes);
            EmitFurther(kernel.EmitInputGradient);
        }

        void EmitFurther(Action<CodeWriter, Lanes> inputs)
        {
            if (needsInputDelta[0])
            {
                code.Line();
                inputs(code, lanes);
            }
        }
    }

    public override string ParameterGradientCall(TrainingPlaces at) =>
        $"{MethodName}Gradient(ref {at.Input()}, ref {at.Delta}, ref {References.Element("g", Gamma.Offset)}, ref {at.Scratch}, {(Output.IsVector ? at.Rows : "groups")});";

    public override string InputGradientCall(TrainingPlaces at, int input, string target) =>
        $"{MethodName}Inputs(ref {at.Input()}, ref {at.Delta}, ref {References.Element("p", Gamma.Offset)}, ref {References.Element("g", Gamma.Offset)}, ref {at.Scratch}, ref {target}, {Rows(at)});";

    public override string StatisticsCall(TrainingPlaces at) =>
        $"global::StaticNet.RunningStatistics.Observe(ref {References.Element("s", Mean.Offset)}, ref {References.Element("s", Variance.Offset)}, "
        + $"ref {at.Scratch}, ref Unsafe.Add(ref {at.Scratch}, {Invariant.Text(2 * Output.PositionStride)}), {Invariant.Literal(Momentum)}, {Invariant.Text(Output.Channels)});";

    // Rows of vectors; of images also the groups.
    private string Rows(TrainingPlaces at) => Output.IsVector ? at.Rows : "rows, groups";
}
