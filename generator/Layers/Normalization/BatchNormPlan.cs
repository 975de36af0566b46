using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Layers;

/// <summary>
/// Batch normalisation. A training step takes mean and variance from its batch, in two passes over it, and leaves them in the scratch until the step is
/// taken: [mean][1 / sqrt(variance + epsilon)][variance / (n - 1), or -1 where there is none], each padded as the channels are.
/// </summary>
internal sealed class BatchNormPlan(LayerPlace place, BatchNormDeclaration norm, TensorPlan gamma, TensorPlan beta, TensorPlan mean, TensorPlan variance) : LayerPlan(place)
{
    public override string Summary => $"batch normalisation of {Input.Shape}, {Activation.Kind}";

    public override string Kernels => "two passes";

    public override IEnumerable<TensorPlan> Tensors => [Gamma, Beta];

    public override IEnumerable<TensorPlan> Statistics => [Mean, Variance];

    public TensorPlan Gamma { get; } = gamma;

    public TensorPlan Beta { get; } = beta;

    public TensorPlan Mean { get; } = mean;

    public TensorPlan Variance { get; } = variance;

    public float Epsilon { get; } = norm.Epsilon;

    public float Momentum { get; } = norm.Momentum;

    public override bool SeesWholeBatch => true;

    public override int Scratch => 3 * Padding.Of(Input.Channels);

    public override void EmitPrediction(CodeWriter code, Lanes lanes, PredictionForm form) => throw new NotImplementedException();

    public override string PredictionCall(PredictionForm form, IReadOnlyList<string> inputs, string output, string? rows) => throw new NotImplementedException();

    public override string ForwardCall(TrainingPlaces at) => throw new NotImplementedException();

    public override void EmitBackward(CodeWriter code, Lanes lanes, IReadOnlyList<bool> needsInputDelta, ActivationChoice? below) => throw new NotImplementedException();

    public override string InputGradientCall(TrainingPlaces at, int input, string target) => throw new NotImplementedException();

    public override string StatisticsCall(TrainingPlaces at) => throw new NotImplementedException();
}
