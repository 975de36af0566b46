using Microsoft.CodeAnalysis;

namespace StaticNet.Generator;

/// <summary>Reads networks declared in attributes and writes their code.</summary>
[Generator]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
