using StaticNet;

namespace GradientLab;

/// <summary>How the weights of a stack begin.</summary>
/// <param name="Name">As the course says it.</param>
/// <param name="Initializer">The values.</param>
/// <param name="Scale">The standard deviation of Normal; the others find theirs from fan-in and fan-out.</param>
public sealed record Start(string Name, Initializer Initializer, float Scale = 0)
{
    /// <summary>The standard deviation 1, whatever the number of inputs.</summary>
    public static Start Large { get; } = new("Normal(1)", Initializer.Normal, 1f);

    /// <summary>The standard deviation 0.01, whatever the number of inputs.</summary>
    public static Start Small { get; } = new("Normal(0.01)", Initializer.Normal, 0.01f);

    /// <summary>sqrt(2 / (fan-in + fan-out)) (Glorot, Bengio, 2010).</summary>
    public static Start Xavier { get; } = new("Xavier", Initializer.XavierNormal);

    /// <summary>sqrt(2 / fan-in) (He et al., 2015).</summary>
    public static Start He { get; } = new("He", Initializer.HeNormal);

    /// <summary>All four.</summary>
    public static IReadOnlyList<Start> All { get; } = [Large, Small, Xavier, He];
}
