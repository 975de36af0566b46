using StaticNet.Generator.Activations;
using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Losses;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Planning;

/// <summary>
/// Everything decided about a network before a line of code is written: where parameters and buffers lie and which kernels run.
/// It prints, so that tests and people can read the decisions instead of the code.
/// </summary>
internal sealed class NetworkPlan
{
    // Straight code of up to this many vector products stays within what the JIT keeps in registers.
    private const int MostInlineProducts = 512;
    private const int MostInlineLayers = 6;

    // A pass over an activation that is not cheap is repeated for each vector of a row.
    private const int MostInlineExpensive = 4;

    // Floats of one row of all activations times this many rows should stay in a second-level cache.
    private const int CachedFloats = 1 << 17;

    private NetworkPlan(NetworkDeclaration declaration, IReadOnlyList<LayerPlan> layers, int parameterFloats)
    {
        Declaration = declaration;
        Layers = layers;
        ParameterFloats = parameterFloats;
        Loss = declaration.Loss is { } loss ? LossKinds.Get(loss.Kind) : null;
        int rowFloats = layers.Sum(layer => layer.OutputStride);
        ChunkRows = Math.Max(32, Math.Min(128, CachedFloats / rowFloats / 8 * 8));
        Workspace = new TrainingWorkspace(layers, ChunkRows);
    }

    public NetworkDeclaration Declaration { get; }

    public IReadOnlyList<LayerPlan> Layers { get; }

    public LayerPlan Last => Layers[Layers.Count - 1];

    public int InputSize => Layers[0].InputWidth;

    public int OutputSize => Last.OutputWidth;

    public IEnumerable<TensorPlan> Tensors => Layers.SelectMany(layer => layer.Tensors);

    public int ParameterCount => Tensors.Sum(tensor => tensor.Length);

    /// <summary>Floats of all parameters with their padding.</summary>
    public int ParameterFloats { get; }

    public LossKind? Loss { get; }

    public float LossNumber => Declaration.Loss?.Delta ?? 0f;

    /// <summary>Whether the last activation is part of the loss, so that training leaves it out.</summary>
    public bool IsLossFused => Loss?.Wants is not null;

    /// <summary>How many rows go through all layers at a time; longer batches are cut.</summary>
    public int ChunkRows { get; }

    public TrainingWorkspace Workspace { get; }

    /// <summary>Floats of one of the two buffers between which prediction goes back and forth, for one row.</summary>
    public int WidestOutput => Layers.Max(layer => layer.OutputStride);

    public static NetworkPlan Make(NetworkDeclaration declaration)
    {
        IReadOnlyList<Shape> shapes = NetworkChecker.Shapes(declaration);
        var parameters = new ParameterAllocator();
        var layers = new List<LayerPlan>();
        IReadOnlyList<string> names = NetworkChecker.Names(declaration);
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            LayerDeclaration layer = declaration.Layers[i];
            layers.Add(layer.Kind.Plan(layer, i, names[i], shapes[i], parameters));
        }

        return new NetworkPlan(declaration, layers, parameters.Length);
    }

    /// <summary>Whether one sample is predicted by a single method, with the values of each layer in registers.</summary>
    public bool IsInline(Lanes lanes) =>
        Layers.Count <= MostInlineLayers
        && Layers.Sum(layer => layer.VectorProducts(lanes)) <= MostInlineProducts
        && Layers.All(layer => FitsRegisters(layer, lanes));

    public override string ToString()
    {
        var text = new CodeWriter();
        text.Line($"{Declaration.Class.Type.Name}: {Layers[0].Input} -> {Last.Output}, {ParameterCount} parameters in {ParameterFloats} floats");
        foreach (LayerPlan layer in Layers)
        {
            text.Line($"  {layer.Summary}: {layer.Kernels}");
            foreach (TensorPlan tensor in layer.Tensors)
            {
                text.Line($"    {tensor.Name} [{string.Join(", ", tensor.Shape)}] at {tensor.Offset}, {tensor.Extent} floats, strides [{string.Join(", ", tensor.Strides)}], {tensor.Initializer.Kind}");
            }
        }

        text.Line($"  one sample: {string.Join(", ", Lanes.All.Select(lanes => $"{lanes} lanes {(IsInline(lanes) ? "inline" : "by layer")}"))}");
        if (Loss is not null)
        {
            text.Line($"  training: {ChunkRows} rows at a time, {Workspace.Length} floats of workspace");
        }

        return text.ToString();
    }

    private static bool FitsRegisters(LayerPlan layer, Lanes lanes)
    {
        int pieces = Piece.OfPadded(layer.OutputWidth, lanes).Count;
        ActivationKind activation = layer.ActivationKind;
        return pieces <= (activation.IsCheap ? lanes.Accumulators : MostInlineExpensive);
    }
}
