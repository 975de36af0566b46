using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Losses;

namespace StaticNet.Generator.Planning;

/// <summary>
/// Everything decided about a network before a line of code is written: where parameters and buffers lie and which kernels run.
/// It prints, so that tests and people can read the decisions instead of the code.
/// </summary>
internal sealed class NetworkPlan
{
    // As many vectors as sums fit into registers, of the widest.
    private const int TileFloats = 24 * 16;

    private NetworkPlan(NetworkDeclaration declaration, IReadOnlyList<LayerPlan> layers, NetworkMemory memory, BakedValues? baked)
    {
        Declaration = declaration;
        Baked = baked;
        Layers = layers;
        ParameterFloats = memory.Parameters.Length;
        StatisticFloats = memory.Statistics.Length;
        Loss = declaration.Loss is { } loss ? LossKinds.Get(loss.Kind) : null;
        StateFloats = Math.Max(1, memory.State.Length);
        int rowFloats = layers.Sum(layer => layer.Output.TrainingStride + layer.Kept);
        ChunkRows = Math.Max(Layers[0].Input.IsSequence ? 16 : 32, Math.Min(128, KernelCosts.CachedFloats / rowFloats / 16 * 16));
        Telemetry = Loss is not null && declaration.Telemetry is not null ? TelemetryPlan.Make(declaration, layers, IsLossFused) : null;
        TrainsInOnePiece = Loss is not null && Telemetry is null && SmallStepEmitter.Fits(layers, Loss);
        Workspace = new TrainingWorkspace(
            layers,
            SeesWholeBatch ? null : ChunkRows,
            StepsAtOnce && !TrainsInOnePiece ? TileFloats : 0,
            TrainsInOnePiece ? SmallStepEmitter.ScratchFloats(layers, ParameterFloats) : 0,
            Telemetry);
        Prediction = PredictionPlan.Make(layers, ParameterFloats, isMany: false);
        Constants = baked is not null && ParameterCount <= KernelCosts.MostConstants ? new ConstantParameters(PreparedParameters.Of(this, baked)) : null;
        Many = HasImages || IsSequential ? PredictionPlan.Make(layers, ParameterFloats, isMany: true) : Prediction;
    }

    public NetworkDeclaration Declaration { get; }

    /// <summary>What it is baked with, or null.</summary>
    public BakedValues? Baked { get; }

    public IReadOnlyList<LayerPlan> Layers { get; }

    public LayerPlan Last => Layers[Layers.Count - 1];

    /// <summary>Values of one sample, of all its steps.</summary>
    public int InputSize => (int)Input.Shape.Size;

    /// <summary>Values predicted for one sample, of all its steps.</summary>
    public int OutputSize => (int)Last.Output.Shape.Size;

    public ValuePlan Input => Layers[0].Input;

    /// <summary>Whether samples are sequences, of which prediction takes one step at a time.</summary>
    public bool IsSequential => Input.IsSequence;

    public IEnumerable<TensorPlan> Tensors => Layers.SelectMany(layer => layer.Tensors);

    public IEnumerable<TensorPlan> Statistics => Layers.SelectMany(layer => layer.Statistics);

    public int ParameterCount => Tensors.Sum(tensor => tensor.Length);

    /// <summary>Floats of all parameters with their padding.</summary>
    public int ParameterFloats { get; }

    /// <summary>Floats of all running statistics with their padding.</summary>
    public int StatisticFloats { get; }

    public IEnumerable<TensorPlan> State => Layers.SelectMany(layer => layer.State);

    /// <summary>Floats of what a stream remembers; at least 1 in a network for sequences.</summary>
    public int StateFloats { get; }

    public LossKind? Loss { get; }

    public float LossNumber => Declaration.Loss?.Delta ?? 0f;

    /// <summary>Whether the last activation is part of the loss, so that training leaves it out.</summary>
    public bool IsLossFused => Loss?.Wants is not null;

    /// <summary>How many rows go through all layers at a time; longer batches are cut, unless the samples of a batch meet.</summary>
    public int ChunkRows { get; }

    /// <summary>Whether a batch goes through all layers as a whole, whatever its size.</summary>
    public bool SeesWholeBatch => Layers.Any(layer => layer.SeesWholeBatch);

    /// <summary>Whether images go through it, so that training has samples in the lanes.</summary>
    public bool HasImages => Layers.Any(layer => !layer.Output.IsVector);

    /// <summary>Whether training differs from step to step and from sample to sample by what it drops.</summary>
    public bool Drops => Layers.Any(layer => layer is DropoutPlan);

    /// <summary>Whether there is a step in which parameters move as their gradients become known.</summary>
    public bool StepsAtOnce => TrainsInOnePiece || (Loss is not null && Telemetry is null && StatisticFloats == 0 && !SeesWholeBatch && !Drops && !IsSequential);

    /// <summary>Whether that step is one method, in which the gradients of all parameters stay in registers or near them, for batches of any size.</summary>
    public bool TrainsInOnePiece { get; }

    /// <summary>What every step measures, or null.</summary>
    public TelemetryPlan? Telemetry { get; }

    /// <summary>What all layers cost together.</summary>
    public LayerCost Cost => Layers.Select(layer => LayerCost.Of(layer, this)).Aggregate(LayerCost.Nothing, (sum, cost) => sum + cost);

    public TrainingWorkspace Workspace { get; }

    /// <summary>How one sample is predicted, or one step.</summary>
    public PredictionPlan Prediction { get; }

    /// <summary>How many samples are predicted at once.</summary>
    public PredictionPlan Many { get; }

    /// <summary>The plan of a network, and of the same with values once these are laid out.</summary>
    public static NetworkPlan Make(NetworkDeclaration declaration, BakedValues? baked = null)
    {
        var memory = new NetworkMemory();
        return new NetworkPlan(declaration, NetworkBuilder.Build(declaration, memory), memory, baked);
    }

    /// <summary>The parameters that predictions read, where few are baked in, or null.</summary>
    public ConstantParameters? Constants { get; }

    /// <summary>Whether one sample, or one step, has a second method with the parameters in its code.</summary>
    public bool HasConstants(Lanes lanes) => Constants is not null && IsInline(lanes);

    /// <summary>Whether one sample is predicted by a single method, with the values of each layer in registers.</summary>
    public bool IsInline(Lanes lanes) => InlineBudget.Of(Prediction, lanes).Fits;

    public override string ToString()
    {
        var text = new CodeWriter();
        text.Line($"{Declaration.Class.Type.Name}: {Layers[0].Input.Shape} -> {Last.Output.Shape}, {ParameterCount} parameters in {ParameterFloats} floats");
        foreach (LayerPlan layer in Layers)
        {
            text.Line($"  {layer.Summary}: {layer.Kernels}");
            text.Line($"    {LayerCost.Of(layer, this)}");
            foreach (TensorPlan tensor in layer.Tensors.Concat(layer.Statistics))
            {
                text.Line($"    {tensor.Name} [{string.Join(", ", tensor.Shape)}] at {tensor.Offset}, {tensor.Extent} floats, strides [{string.Join(", ", tensor.Strides)}], {tensor.Initializer.Kind}");
            }
        }

        foreach (Folding folding in Prediction.Foldings.Where(folding => folding.Into is not null))
        {
            text.Line($"  {folding.Norm.Summary}: part of {((LayerPlan)folding.Into!).Summary} when predicting");
        }

        text.Line($"  one sample: {string.Join(", ", Lanes.All.Select(lanes => $"{lanes} lanes {(IsInline(lanes) ? "inline" : "by layer")}"))}");
        foreach (Lanes lanes in Lanes.All)
        {
            text.Line($"    in one piece with {lanes} lanes: {InlineBudget.Of(Prediction, lanes)}");
        }

        text.Line($"  all layers: {Cost}");
        if (Loss is not null)
        {
            text.Line(SeesWholeBatch
                ? $"  training: whole batches, {Workspace.FixedFloats} floats of workspace and {Workspace.RowFloats} for each sample"
                : $"  training: {ChunkRows} rows at a time, {Workspace.FixedFloats + (Workspace.RowFloats * ChunkRows)} floats of workspace");
        }

        return text.ToString();
    }
}
