using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace StaticNet.Generator.Tests.Running;

/// <summary>Runs the analyzer as the compiler does: over the project together with what was generated for it.</summary>
internal static class AnalyzerRun
{
    /// <summary>What it reports, suppressed diagnostics left out, by place.</summary>
    public static Diagnostic[] Of(Compilation output, string? lanes = null, params AdditionalText[] weights)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new NetworkAnalyzer()];
        ImmutableArray<Diagnostic> found = output.WithAnalyzers(analyzers, new AnalyzerOptions([.. weights], new ProjectProperties(lanes))).GetAnalyzerDiagnosticsAsync(default).GetAwaiter().GetResult();
        return
        [
            .. found.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal),
        ];
    }
}
