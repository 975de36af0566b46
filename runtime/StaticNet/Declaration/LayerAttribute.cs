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
    /// The name of the layer, which begins the names of its tensors ("hidden.weight"). Without one, tensors are
    /// numbered as in PyTorch's <c>nn.Sequential</c>, where an activation takes a number of its own: "0.weight", "2.weight".
    /// </summary>
    public string? Name { get; set; }
}
