using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests;

/// <summary>What the documents show of declarations is what the analyzer says of them.</summary>
public partial class DocumentationTests
{
    public static TheoryData<string> Ids => [.. Descriptors.All.Where(descriptor => descriptor != Descriptors.UnknownLanes).Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_diagnostic_is_shown_with_a_declaration_that_causes_it_and_the_mended_one(string id)
    {
        string section = Regex.Match(Read("diagnostics.md"), $@"^## {id}$(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;
        string[] examples = [.. CodeBlock().Matches(section).Select(match => match.Groups[1].Value)];
        Assert.Equal(2, examples.Length);
        Assert.Equal([id], Analyze(examples[0]).Distinct());
        Assert.Empty(Analyze(examples[1]));
    }

    [Fact]
    public void Networks_in_the_guide_can_be_declared()
    {
        string[] examples = [.. CodeBlock().Matches(Read("declaring.md")).Select(match => match.Groups[1].Value).Where(text => text.Contains("[Network]"))];
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Empty(Analyze(example)));
    }

    [Fact]
    public void Every_diagnostic_stands_in_the_table_with_its_title()
    {
        string text = Read("diagnostics.md");
        Assert.All(Descriptors.All.Concat(WeightsDescriptors.All), descriptor => Assert.Contains($"| [{descriptor.Id}](#{descriptor.Id.ToLowerInvariant()}) | {descriptor.Title}", text, StringComparison.OrdinalIgnoreCase));
    }

    private static string[] Analyze(string example) => [.. AnalyzerRun.Of(new Project().Compile("using StaticNet;\n" + example)).Select(diagnostic => diagnostic.Id)];

    private static string Read(string document)
    {
        string tests = typeof(DocumentationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Snapshots.Path").Value!;
        return File.ReadAllText(Path.Combine(tests, "..", "..", "docs", document));
    }

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
