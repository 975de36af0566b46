using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace StaticNet.Generator.Tests.Running;

/// <summary>What MSBuild would hand to the generator and the analyzer.</summary>
/// <param name="lanes">The property StaticNetLanes, if the project says it.</param>
internal sealed class ProjectProperties(string? lanes) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(lanes);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Values(string? lanes) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.StaticNetLanes" ? lanes : null;
            return value is not null;
        }
    }
}
