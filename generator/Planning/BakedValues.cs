namespace StaticNet.Generator.Planning;

/// <summary>What a network is baked with: values from a file, laid out as its parameters and statistics are, padding zero.</summary>
/// <param name="Parameters">All floats of the parameters.</param>
/// <param name="Statistics">All floats of the running statistics; empty where there are none.</param>
internal sealed record BakedValues(float[] Parameters, float[] Statistics)
{
    /// <summary>
    /// The most floats of parameters that are built into a program. As many took the C# compiler 7 to 12 seconds and 1.3 GB, in proportion to their number: a file that is read
    /// at the start is the better way beyond.
    /// </summary>
    public const int MostParameters = 1 << 22;
}
