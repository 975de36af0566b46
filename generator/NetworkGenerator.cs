using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generator.Baking;
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
    internal const string WeightsStep = "Weights";
    internal const string BakingStep = "Baking";

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
        IncrementalValuesProvider<BakedFile> weights = context.AdditionalTextsProvider
            .Where(static text => BakedText.IsOne(text))
            .Select(static (text, cancellation) => BakedText.Read(text, cancellation))
            .WithTrackingName(WeightsStep);
        IncrementalValueProvider<BakedChoices> choices = weights.Collect()
            .Combine(declarations.Select(static (declaration, _) => NetworkName.Of(declaration.Class)).Collect())
            .Select(static (pair, _) => BakedChoices.Make(pair.Left, pair.Right))
            .WithTrackingName(BakingStep);
        IncrementalValuesProvider<(NetworkDeclaration Declaration, BakedChoice? Baked)> networks = declarations
            .Combine(choices)
            .Select(static (pair, _) => (pair.Left, pair.Right.Of(pair.Left.Class)));
        context.RegisterSourceOutput(networks.Combine(options), static (output, pair) => Write(output, pair.Left.Declaration, pair.Left.Baked, pair.Right));
    }

    private static void Write(SourceProductionContext output, NetworkDeclaration declaration, BakedChoice? baked, GeneratorOptions options)
    {
        if (!declaration.Class.CanBeJoined)
        {
            return;
        }

        if (NetworkChecker.Check(declaration).Count > 0)
        {
            (string hintName, string text) = BrokenNetworkEmitter.Emit(declaration);
            output.AddSource(hintName, text);
            WriteBroken(output, declaration, baked);
            return;
        }

        NetworkPlan network = Plan(declaration, baked);
        IReadOnlyList<Lanes> widths = [.. options.Lanes.Select(Lanes.Of)];
        foreach ((string hintName, string text) in NetworkEmitter.Emit(network, widths))
        {
            output.CancellationToken.ThrowIfCancellationRequested();
            output.AddSource(hintName, text);
        }

        if (network.Baked is null)
        {
            WriteBroken(output, declaration, baked);
        }
    }

    private static NetworkPlan Plan(NetworkDeclaration declaration, BakedChoice? baked)
    {
        NetworkPlan network = NetworkPlan.Make(declaration);
        return baked?.File is { } file && declaration.Class.BakedProblems.Count == 0 && FileFit.Check(network, file).Count == 0 ? NetworkPlan.Make(declaration, FileFit.Place(network, file)) : network;
    }

    // Baked of a network whose weights cannot be used throws.
    private static void WriteBroken(SourceProductionContext output, NetworkDeclaration declaration, BakedChoice? baked)
    {
        if (baked is not null)
        {
            (string hintName, string text) = BakedEmitter.EmitBroken(declaration);
            output.AddSource(hintName, text);
        }
    }
}
