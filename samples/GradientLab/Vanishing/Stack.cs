using StaticNet;

namespace GradientLab;

/// <summary>Layers on top of each other, all of one kind and one width.</summary>
/// <param name="Activation">What each layer applies.</param>
/// <param name="IsNormalized">Whether a batch normalisation stands before each activation.</param>
/// <param name="Depth">The number of layers.</param>
/// <param name="Width">The number of inputs, and of units of each layer.</param>
/// <param name="Create">Makes the network with a trainer.</param>
public sealed record Stack(string Activation, bool IsNormalized, int Depth, int Width, Func<Trainer> Create);
