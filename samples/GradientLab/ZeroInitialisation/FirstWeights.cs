using StaticNet;

namespace GradientLab;

/// <summary>How the weights of both layers begin; biases are 0.</summary>
/// <param name="Name">For people.</param>
/// <param name="Initializer">The values.</param>
/// <param name="Scale">The value of Constant, the standard deviation of Normal.</param>
public sealed record FirstWeights(string Name, Initializer Initializer, float Scale = 0)
{
    /// <summary>All 0.</summary>
    public static FirstWeights Zero { get; } = new("zero", Initializer.Zeros);

    /// <summary>All equal, but not 0.</summary>
    public static FirstWeights Half { get; } = new("0.5 everywhere", Initializer.Constant, 0.5f);

    /// <summary>As good as 0, but random.</summary>
    public static FirstWeights Millionths { get; } = new("Normal(0.000001)", Initializer.Normal, 1e-6f);

    /// <summary>What sigmoids begin with unless something else is said.</summary>
    public static FirstWeights Xavier { get; } = new("Xavier", Initializer.XavierNormal);

    /// <summary>All four.</summary>
    public static IReadOnlyList<FirstWeights> All { get; } = [Zero, Half, Millionths, Xavier];
}
