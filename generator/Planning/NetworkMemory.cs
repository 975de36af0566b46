namespace StaticNet.Generator.Planning;

/// <summary>Where layers get places for what outlives a call: parameters, which training changes, running statistics, which it observes, and the state of a stream.</summary>
internal sealed class NetworkMemory
{
    public ParameterAllocator Parameters { get; } = new();

    public ParameterAllocator Statistics { get; } = new();

    /// <summary>What a stream remembers from step to step; all zero before its first.</summary>
    public ParameterAllocator State { get; } = new();
}
