using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Layers;

namespace StaticNet.Generator.Planning;

/// <summary>What telemetry measures of one declared layer: the last value that layers of the plan make of it, with what was joined to it or put behind it.</summary>
internal sealed class MeasuredLayer
{
    // What the runtime adds up of the values of a layer, before the marks of its cells: ActivationSums.Floats.
    private const int SumFloats = 16;

    private readonly LayerDeclaration declaration;

    /// <param name="declaration">The layer.</param>
    /// <param name="index">Its number among those declared.</param>
    /// <param name="layers">What the plan made of it, in order.</param>
    /// <param name="firstTensor">The number of its first tensor among those of the network.</param>
    /// <param name="isFused">Whether its activation is left to the loss.</param>
    public MeasuredLayer(LayerDeclaration declaration, int index, IReadOnlyList<LayerPlan> layers, int firstTensor, bool isFused)
    {
        this.declaration = declaration;
        Index = index;
        FirstTensor = firstTensor;
        IsFused = isFused;
        LayerPlan last = layers[layers.Count - 1];
        Value = last.Output;
        Activation = layers.Select(layer => layer.Applied).LastOrDefault(applied => !applied.IsNone) is { Kind: not null } choice ? choice : ActivationChoice.None;
        Tensors = [.. layers.SelectMany(layer => layer.Tensors)];
        CellsOfUnit = last is FlattenPlan ? last.Input.Positions : 1;
    }

    public int Index { get; }

    public int FirstTensor { get; }

    public bool IsFused { get; }

    public ValuePlan Value { get; }

    public ActivationChoice Activation { get; }

    public IReadOnlyList<TensorPlan> Tensors { get; }

    /// <summary>How many columns make a unit: the places of a channel, where an image was made a vector at the end.</summary>
    public int CellsOfUnit { get; }

    /// <summary>How many columns or channels may be dead: none, unless the activation is ReLU.</summary>
    public int Cells => Activation.Kind != "ReLU" ? 0 : Value.IsVector ? Value.Size : Value.Channels;

    /// <summary>Floats of the workspace.</summary>
    public int Floats => SumFloats + Padding.ToLine(Cells);

    /// <summary>As a person would say it: "Dense(16, ReLU)", with its name behind.</summary>
    public string Description
    {
        get
        {
            string arguments = string.Join(", ", new[] { declaration.Size, Activation.IsNone ? string.Empty : Activation.Kind }.Where(argument => argument.Length > 0));
            return declaration.Kind.ShortName
                + (arguments.Length == 0 ? string.Empty : $"({arguments})")
                + (declaration.Name is { } name ? $" \"{name}\"" : string.Empty);
        }
    }
}
