using StaticNet.Generator.Support;

namespace StaticNet.Generator.Planning;

/// <summary>
/// What a layer costs for one sample, of a sequence with all its steps. Floating-point operations are those of the definition: two for each product that is added
/// up, products with zeros around an image counted; what an activation takes, and padding of rows, is not counted. Bytes are those that are at least read or
/// written once, padding counted.
/// </summary>
/// <param name="PredictionFlops">Operations when predicting; none where prediction leaves the layer out.</param>
/// <param name="ForwardFlops">Operations of the forward pass in training.</param>
/// <param name="BackwardFlops">Operations of the backward pass: gradients of the parameters, and of the inputs where these are wanted.</param>
/// <param name="ParameterBytes">Parameters, which many samples share.</param>
/// <param name="PredictionBytes">Inputs and outputs when predicting.</param>
/// <param name="TrainingBytes">Inputs, outputs and what is kept in training, and the gradients of inputs and outputs.</param>
internal sealed record LayerCost(long PredictionFlops, long ForwardFlops, long BackwardFlops, long ParameterBytes, long PredictionBytes, long TrainingBytes)
{
    private const int Float = sizeof(float);

    public static readonly LayerCost Nothing = new(0, 0, 0, 0, 0, 0);

    /// <summary>The cost of a layer in its network.</summary>
    public static LayerCost Of(LayerPlan layer, NetworkPlan network)
    {
        TrainingWorkspace work = network.Workspace;
        PredictionStep? step = network.Prediction.Steps.FirstOrDefault(each => each.Layer == layer);
        LayerPlan last = network.Last;
        bool isDifferentiated = network.Loss is not null && (layer == last || work.NeedsDelta(layer.Output));
        int wanted = layer.Inputs.Count(work.NeedsDelta);
        long values = layer.Inputs.Sum(Stride) + Stride(layer.Output);
        long gradients = isDifferentiated ? Stride(layer.Output) + layer.Inputs.Where(work.NeedsDelta).Sum(Stride) : 0;
        long kept = layer.Kept + (work.Sums(layer.Index) == work.Output(layer.Output) ? 0 : Stride(layer.Output));
        return new LayerCost(
            step is null ? 0 : layer.ForwardFlops,
            network.Loss is null ? 0 : layer.ForwardFlops,
            isDifferentiated ? layer.BackwardFlops(wanted) : 0,
            Float * layer.Tensors.Sum(tensor => (long)tensor.Extent),
            step is null ? 0 : Float * (step.Inputs.Sum(PredictedStride) + PredictedStride(layer.Output)),
            network.Loss is null ? 0 : Float * (values + gradients + kept));
    }

    public static LayerCost operator +(LayerCost left, LayerCost right) => new(
        left.PredictionFlops + right.PredictionFlops,
        left.ForwardFlops + right.ForwardFlops,
        left.BackwardFlops + right.BackwardFlops,
        left.ParameterBytes + right.ParameterBytes,
        left.PredictionBytes + right.PredictionBytes,
        left.TrainingBytes + right.TrainingBytes);

    public override string ToString()
    {
        string predicting = $"predicting {Invariant.Text(PredictionFlops)} FLOPs, {Invariant.Text(PredictionBytes)} bytes of values";
        string training = TrainingBytes == 0 ? string.Empty : $"; training {Invariant.Text(ForwardFlops)} and back {Invariant.Text(BackwardFlops)} FLOPs, {Invariant.Text(TrainingBytes)} bytes of values";
        return $"{Invariant.Text(ParameterBytes)} bytes of parameters; {predicting}{training}";
    }

    private static long Stride(ValuePlan value) => value.TrainingStride;

    private static long PredictedStride(ValuePlan value) => (long)value.Steps * value.RowStride;
}
