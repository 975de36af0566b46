namespace StaticNet;

/// <summary>
/// The channels of the layer above and behind them those of the named ones, in that order; heights and widths are equal. Vectors are joined end to end, those of sequences step by step.
/// </summary>
/// <param name="names">The layers whose outputs are appended; "input" is the input of the network.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute(params string[] names) : ActivatedLayerAttribute
{
    /// <summary>The layers whose outputs are appended.</summary>
    public string[] Names { get; } = names;
}
