namespace StaticNet.Generator.Baking;

/// <summary>What a network is to be baked with.</summary>
/// <param name="Network">The network, by its hint name.</param>
/// <param name="File">The weights; null where it is not known which, or they cannot be used.</param>
internal sealed record BakedChoice(string Network, BakedFile? File);
