namespace StaticNet.Generator.Planning;

/// <summary>What a network is baked with: values from a file, laid out as its parameters and statistics are, padding zero.</summary>
/// <param name="Parameters">All floats of the parameters.</param>
/// <param name="Statistics">All floats of the running statistics; empty where there are none.</param>
internal sealed record BakedValues(float[] Parameters, float[] Statistics);
