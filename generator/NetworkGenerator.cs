using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Declaration.Remembering;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator;

/// <summary>
/// Reads networks declared in attributes and writes their code: declaration, checked, planned, emitted. Problems are reported by
/// <see cref="NetworkAnalyzer"/>, so that they can be configured and suppressed where they stand.
/// </summary>
[Generator]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    internal const string DeclarationStep = "Declaration";
    internal const string OptionsStep = "Options";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // As ForAttributeWithMetadataName does it, but for reading nothing anew that an edit has not touched.
        IncrementalValuesProvider<NetworkDeclaration> declarations = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is TypeDeclarationSyntax { AttributeLists.Count: > 0 },
                static (attributed, _) => (TypeDeclarationSyntax)attributed.Node)
            .Combine(context.CompilationProvider)
            .Select(static (pair, cancellation) => NetworkFinder.Read(pair.Left, pair.Right, cancellation))
            .Where(static declaration => declaration is not null)
            .Select(static (declaration, _) => declaration!)
            .WithTrackingName(DeclarationStep);
        IncrementalValueProvider<GeneratorOptions> options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => GeneratorOptions.Read(provider.GlobalOptions))
            .WithTrackingName(OptionsStep);
        context.RegisterSourceOutput(declarations.Combine(options), static (output, pair) => Write(output, pair.Left, pair.Right));
    }

    private static void Write(SourceProductionContext output, NetworkDeclaration declaration, GeneratorOptions options)
    {
        if (!declaration.Class.CanBeJoined)
        {
            return;
        }

        if (NetworkChecker.Check(declaration).Count > 0)
        {
            (string hintName, string text) = BrokenNetworkEmitter.Emit(declaration);
            output.AddSource(hintName, text);
            return;
        }

        IReadOnlyList<Lanes> widths = [.. options.Lanes.Select(Lanes.Of)];
        foreach ((string hintName, string text) in NetworkEmitter.Emit(NetworkPlan.Make(declaration), widths))
        {
            output.CancellationToken.ThrowIfCancellationRequested();
            output.AddSource(hintName, text);
        }
    }
}
