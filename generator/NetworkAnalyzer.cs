using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generator.Baking;
using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;

namespace StaticNet.Generator;

/// <summary>Makes the same reading and checks as the generator, and reports what is wrong at the attribute or argument at fault, or at the item that names weights.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All.AddRange(WeightsDescriptors.All);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
        context.RegisterCompilationAction(AnalyzeProject);
    }

    private static void AnalyzeProject(CompilationAnalysisContext context)
    {
        foreach (string item in GeneratorOptions.Read(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions).UnknownLanes)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnknownLanes, Location.None, item));
        }

        IEnumerable<BakedFile> weights = context.Options.AdditionalFiles.Where(BakedText.IsOne).Select(text => BakedText.Read(text, context.CancellationToken));
        foreach (Diagnostic problem in WeightsChecker.Check(weights, context.Compilation, context.CancellationToken))
        {
            context.ReportDiagnostic(problem);
        }
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (DeclarationReader.IsNetwork(type))
        {
            NetworkDeclaration network = DeclarationReader.Read(type, semantics: null, context.CancellationToken);
            IReadOnlyList<Problem> problems = NetworkChecker.Check(network);
            foreach (Problem problem in problems.Count > 0 ? problems : Advice.For(network))
            {
                context.ReportDiagnostic(problem.Report(ProblemLocator.Locate(problem, type, context.CancellationToken)));
            }

            return;
        }

        foreach (AttributeData attribute in type.GetAttributes().Where(DeclarationReader.IsPart))
        {
            Location? location = attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation();
            string name = attribute.AttributeClass!.Name.Replace("Attribute", string.Empty);
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.NotANetwork, location, name, type.Name));
        }
    }
}
