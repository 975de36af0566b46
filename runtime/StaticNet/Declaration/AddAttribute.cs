namespace StaticNet;

/// <summary>
/// The sum of the layer above and of named ones, all of the same shape: y = activation(F(x) + x), a residual connection (He et al., 2015).
/// </summary>
/// <param name="names">The layers whose outputs are added; "input" is the input of the network.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AddAttribute(params string[] names) : ActivatedLayerAttribute
{
    /// <summary>The layers whose outputs are added.</summary>
    public string[] Names { get; } = names;
}
