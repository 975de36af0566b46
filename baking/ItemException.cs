namespace StaticNet.Baking;

/// <summary>What a StaticNetWeights item says is not understood; the message says why.</summary>
internal sealed class ItemException(string message) : Exception(message);
