using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace StaticNet.Generator.Tests.Running;

/// <summary>What a project that uses StaticNet may set, and its compilation.</summary>
internal sealed record Project
{
    public string Framework { get; init; } = Frameworks.Net10;

    public LanguageVersion Language { get; init; } = LanguageVersion.Latest;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public bool AllowUnsafe { get; init; }

    public DocumentationMode Documentation { get; init; } = DocumentationMode.Parse;

    /// <summary>The property StaticNetLanes, if the project says it.</summary>
    public string? Lanes { get; init; }

    /// <summary>What the build made of weights to be baked.</summary>
    public ImmutableArray<AdditionalText> Weights { get; init; } = [];

    /// <summary>The .editorconfig beside the sources.</summary>
    public string EditorConfig { get; init; } = string.Empty;

    public CSharpParseOptions ParseOptions => new(Language, Documentation);

    public CSharpCompilation Compile(params string[] sources)
    {
        ImmutableArray<SyntaxTree> trees = [.. sources.Select((text, i) => Parse(text, i))];
        return CSharpCompilation.Create(
            "Tested",
            trees,
            Frameworks.Get(Framework),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
                .WithWarningLevel(9999)
                .WithNullableContextOptions(Nullable)
                .WithAllowUnsafe(AllowUnsafe)
                .WithSyntaxTreeOptionsProvider(new EditorConfigSeverities(EditorConfig)));
    }

    public SyntaxTree Parse(string text, int file) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), ParseOptions, $"/project/File{file}.cs");

    /// <summary>What .editorconfig says about diagnostics, as the compiler reads it.</summary>
    private sealed class EditorConfigSeverities(string text) : SyntaxTreeOptionsProvider
    {
        private readonly AnalyzerConfigSet configs = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse(text, "/project/.editorconfig") });

        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            configs.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Default;
            return false;
        }
    }
}
