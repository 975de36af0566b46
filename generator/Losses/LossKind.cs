using StaticNet.Generator.Emission;

namespace StaticNet.Generator.Losses;

/// <summary>
/// One loss. Most are sums over outputs and are written for a vector: a is the output (or the logit z where the loss and the
/// activation before it are fused), y the target, e = a - y.
/// </summary>
/// <param name="name">The member of the enum Loss.</param>
internal sealed class LossKind(string name)
{
    public string Name { get; } = name;

    /// <summary>The member of the enum TargetKind.</summary>
    public string Targets { get; init; } = "Values";

    /// <summary>
    /// The activation that it needs on the last layer and is fused with: the derivative is then by the logit. Null: it takes any.
    /// </summary>
    public string? Wants { get; init; }

    /// <summary>Whether it divides by the number of outputs too, and not only by that of samples.</summary>
    public bool IsMeanOverOutputs { get; init; } = true;

    /// <summary>Statements that declare what the loss and its derivative share: (lanes, a, number). They stand in a scope with both.</summary>
    public Func<Lanes, string, float, string>? Shared { get; init; }

    /// <summary>The loss of each lane: (lanes, e, a, y, number).</summary>
    public Func<Lanes, string, string, string, float, string>? Value { get; init; }

    /// <summary>Its derivative by a of each lane: (lanes, e, a, y, number).</summary>
    public Func<Lanes, string, string, string, float, string>? Derivative { get; init; }
}
