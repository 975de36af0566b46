using StaticNet.Generator.Activations;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Planning;

/// <summary>A place in the workspace: so many floats behind its beginning, and so many more for each row there is room for.</summary>
internal readonly record struct WorkPlace(int Fixed, int PerRow);

/// <summary>
/// Where the values of one chunk of a batch lie between the forward and the backward pass: first each layer's scratch, then for each row the values, what
/// derivatives need beside them, and the deltas, which leave their places to each other.
/// </summary>
internal sealed class TrainingWorkspace
{
    private readonly IReadOnlyList<LayerPlan> layers;
    private readonly Dictionary<int, LayerPlan> makers;
    private readonly List<int> scratch = [];
    private readonly Dictionary<int, WorkPlace> outputs = [];
    private readonly Dictionary<int, WorkPlace> kept = [];
    private readonly Dictionary<int, WorkPlace> sums = [];
    private readonly Dictionary<int, WorkPlace> deltas = [];
    private readonly Dictionary<int, WorkPlace> contributions = [];
    private readonly int? capacity;
    private readonly int fixedFloats;

    /// <param name="layers">The layers.</param>
    /// <param name="rows">How many rows there is room for, or null where that is known only when running.</param>
    /// <param name="block">Floats of <see cref="Block"/>.</param>
    /// <param name="further">Floats that a step in one piece wants beside those of the layers.</param>
    /// <param name="telemetry">What is measured, or null.</param>
    public TrainingWorkspace(IReadOnlyList<LayerPlan> layers, int? rows, int block = 0, int further = 0, TelemetryPlan? telemetry = null)
    {
        this.layers = layers;
        capacity = rows;
        makers = layers.ToDictionary(layer => layer.Output.Id);
        var fixedPlaces = new ParameterAllocator();
        foreach (LayerPlan layer in layers)
        {
            scratch.Add(fixedPlaces.Take(layer.Scratch));
        }

        Block = new WorkPlace(fixedPlaces.Take(block), 0);
        Further = new WorkPlace(fixedPlaces.Take(further), 0);
        Measurements = new WorkPlace(fixedPlaces.Take(telemetry?.Floats ?? 0), 0);
        MeasurementBlock = new WorkPlace(fixedPlaces.Take(telemetry is null ? 0 : telemetry.BlockRows * telemetry.BlockStride), 0);
        fixedFloats = fixedPlaces.Length;
        int row = 0;
        foreach (LayerPlan layer in layers)
        {
            outputs[layer.Output.Id] = Take(layer.Output.TrainingStride);
            sums[layer.Index] = layer.ActivationKind.Keeps == DerivativeSource.Input ? Take(layer.Output.TrainingStride) : outputs[layer.Output.Id];
            kept[layer.Index] = Take(layer.Kept);
        }

        PlaceDeltas(row);

        WorkPlace Take(int floats)
        {
            var place = new WorkPlace(fixedFloats, row);
            row += floats;
            return place;
        }
    }

    /// <summary>Floats whatever the number of rows.</summary>
    public int FixedFloats => fixedFloats;

    /// <summary>What a step in one piece wants beside the places of the layers.</summary>
    public WorkPlace Further { get; }

    /// <summary>Where what telemetry says of the values of a batch is added up.</summary>
    public WorkPlace Measurements { get; }

    /// <summary>Room for rows of the last layer, where its activation is left to the loss and telemetry wants to see what it gives.</summary>
    public WorkPlace MeasurementBlock { get; }

    /// <summary>Floats of one row.</summary>
    public int RowFloats { get; private set; }

    /// <summary>Where the gradients of one tile lie between the product and the optimizer, in a step at once.</summary>
    public WorkPlace Block { get; }

    /// <summary>Where a layer made its values, activation applied.</summary>
    public WorkPlace Output(ValuePlan value) => outputs[value.Id];

    /// <summary>Where the values of a layer before its activation stand while that matters; else where its outputs stand.</summary>
    public WorkPlace Sums(int layer) => sums[layer];

    /// <summary>What the derivative of the activation of a value is computed from: the outputs, or the values before; null for the user's values.</summary>
    public WorkPlace? KeptOf(ValuePlan value) => makers.TryGetValue(value.Id, out LayerPlan? maker) ? sums[maker.Index] : null;

    /// <summary>What a layer keeps beside its outputs.</summary>
    public WorkPlace KeptBy(int layer) => kept[layer];

    public WorkPlace Delta(ValuePlan value) => deltas[value.Id];

    /// <summary>Where a layer puts a gradient that is added to one that came before.</summary>
    public WorkPlace Contribution(int layer) => contributions[layer];

    /// <summary>What a layer may use; it keeps its contents.</summary>
    public WorkPlace Scratch(int layer) => new(scratch[layer], 0);

    /// <summary>Whether the gradient by a value is wanted: there are parameters in what made it.</summary>
    public bool NeedsDelta(ValuePlan value) =>
        makers.TryGetValue(value.Id, out LayerPlan? maker) && (maker.Tensors.Any() || maker.Inputs.Any(NeedsDelta));

    /// <summary>The layers that read a value.</summary>
    public IEnumerable<LayerPlan> Readers(ValuePlan value) => layers.Where(layer => layer.Inputs.Contains(value));

    /// <summary>Whether the gradient that a layer gives to an input of its is the first, going backward, that this value gets.</summary>
    public bool IsFirstContribution(LayerPlan layer, int input)
    {
        ValuePlan value = layer.Inputs[input];
        return Readers(value).Last() == layer && !layer.Inputs.Take(input).Contains(value);
    }

    /// <summary>
    /// The activation whose derivative a layer multiplies into the gradient of its input, or null: nobody else may read that input, and layers that share the
    /// methods of this one must multiply by the same.
    /// </summary>
    public LayerPlan? DerivedBy(LayerPlan layer)
    {
        LayerPlan? below = Derivable(layer);
        return layers.Where(each => each.MethodName == layer.MethodName).All(each => Derivable(each)?.Activation == below?.Activation) ? below : null;
    }

    /// <summary>The expression of the first float of a place.</summary>
    public string At(WorkPlace place)
    {
        if (place.Fixed == fixedFloats && capacity is null)
        {
            return $"Unsafe.Add(ref work, {Invariant.Text(place.Fixed)} + {Invariant.Text(place.PerRow)} * capacity)";
        }

        return References.Element("work", place.Fixed + (place.PerRow * (capacity ?? 0)));
    }

    private LayerPlan? Derivable(LayerPlan layer) =>
        layer.FusesDerivativeBelow
        && makers.TryGetValue(layer.Input.Id, out LayerPlan? below)
        && below.ActivationKind.IsCheap
        && !below.Activation.IsNone
        && Readers(layer.Input).Count() == 1
            ? below
            : null;

    // A delta is wanted from the layer behind, going backward, that first gives to it until the layer that made the value.
    private void PlaceDeltas(int row)
    {
        var places = new BufferPlaces(granularity: 1);
        int last = layers.Count - 1;
        for (int i = last; i >= 0; i--)
        {
            LayerPlan layer = layers[i];
            if (i == last)
            {
                deltas[layer.Output.Id] = new WorkPlace(fixedFloats, row + places.Take(layer.Output.TrainingStride, 0, 0));
            }

            for (int input = 0; input < layer.Inputs.Count; input++)
            {
                ValuePlan value = layer.Inputs[input];
                if (!NeedsDelta(value))
                {
                    continue;
                }

                if (IsFirstContribution(layer, input))
                {
                    deltas[value.Id] = new WorkPlace(fixedFloats, row + places.Take(value.TrainingStride, last - i, last - makers[value.Id].Index));
                }
                else if (!contributions.ContainsKey(i))
                {
                    int widest = layer.Inputs.Max(each => each.TrainingStride);
                    contributions[i] = new WorkPlace(fixedFloats, row + places.Take(widest, last - i, last - i));
                }
            }
        }

        RowFloats = row + places.Length;
    }
}
