namespace StaticNet;

/// <summary>
/// What every layer attribute shares. Layers run in the order in which their attributes stand on the class,
/// and all of them stand on one declaration of it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute()
    {
    }

    /// <summary>
    /// The name of the layer, which begins the names of its tensors ("hidden.weight") and by which <see cref="From"/>,
    /// <see cref="AddAttribute"/> and <see cref="ConcatAttribute"/> mean its output. Without one, tensors are numbered as in
    /// PyTorch's <c>nn.Sequential</c>, where an activation takes a number of its own: "0.weight", "2.weight".
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// Where the layer takes its input from: the name of a layer above it, or "input" for the input of the network. Without one
    /// it is the output of the layer just above. So a branch begins; an <see cref="AddAttribute"/> or a
    /// <see cref="ConcatAttribute"/> brings branches together.
    /// </summary>
    public string? From { get; set; }
}
