using StaticNet.Generator.Emission;

namespace StaticNet.Generator.Activations;

/// <summary>What the backward pass multiplies by: the derivative, computed from what the forward pass kept.</summary>
internal enum DerivativeSource
{
    /// <summary>The derivative is a function of the output, so nothing but the output is kept.</summary>
    Output,

    /// <summary>The derivative needs the value before the activation, which is kept beside the output.</summary>
    Input,
}

/// <summary>
/// One activation: how it and its derivative are written for a vector. The number is alpha, or the slope of a sigmoid.
/// </summary>
/// <param name="name">The member of the enum Activation.</param>
/// <param name="apply">The expression of the activation of a vector variable.</param>
/// <param name="differentiate">The expression of a delta (variable) times the derivative at what was kept (variable).</param>
internal sealed class ActivationKind(
    string name,
    Func<Lanes, string, float, string> apply,
    Func<Lanes, string, string, float, string> differentiate)
{
    public string Name { get; } = name;

    /// <summary>Whether it costs a few instructions, so that it is applied in registers wherever values are at hand.</summary>
    public bool IsCheap { get; init; }

    /// <summary>What the derivative is computed from.</summary>
    public DerivativeSource Keeps { get; init; } = DerivativeSource.Output;

    /// <summary>Which initializer of weights follows from it.</summary>
    public string DefaultInitializer { get; init; } = "XavierNormal";

    /// <summary>The one argument it takes, "Alpha" or "Slope", and what it is unless said.</summary>
    public string? Argument { get; init; }

    public float DefaultNumber { get; init; }

    public bool IsLinear => Name == "Linear";

    /// <summary>Whether it couples the outputs of a sample, and so is written by rows and not by elements.</summary>
    public bool IsSoftmax => Name == "Softmax";

    public string Apply(Lanes lanes, string x, float number) => apply(lanes, x, number);

    public string Differentiate(Lanes lanes, string delta, string kept, float number) => differentiate(lanes, delta, kept, number);
}
