namespace StaticNet.Generator.Planning;

/// <summary>Where layers get places for what outlives a call: parameters, which training changes, and running statistics, which it observes.</summary>
internal sealed class NetworkMemory
{
    public ParameterAllocator Parameters { get; } = new();

    public ParameterAllocator Statistics { get; } = new();
}
