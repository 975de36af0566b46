using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests;

/// <summary>No declaration, however wild, makes the generator or the analyzer throw.</summary>
public class FuzzTests
{
    private const int NetworksInOneProject = 100;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(18)]
    [InlineData(19)]
    [InlineData(20)]
    public void Neither_generator_nor_analyzer_throws(int seed)
    {
        var wild = new WildDeclarations(new Random(seed));
        string source = "using StaticNet;\n" + string.Join("\n", Enumerable.Range(0, NetworksInOneProject).Select(wild.Next));
        var project = new Project { Lanes = "16" };
        CSharpCompilation compilation = project.Compile(source);
        GeneratorDriver driver = GeneratorRun.Create(project).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> reported);
        Assert.Empty(reported);
        GeneratorRun.AssertReportsNothing(driver.GetRunResult());
        Assert.DoesNotContain(AnalyzerRun.Of(compilation), diagnostic => diagnostic.Id == "AD0001");

        // What the generator wrote is at least C#.
        foreach (SyntaxTree tree in output.SyntaxTrees.Skip(1))
        {
            Assert.Empty(tree.GetDiagnostics());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void The_analyzer_says_where_it_is_whatever_is_wrong(int seed)
    {
        var wild = new WildDeclarations(new Random(seed));
        string source = "using StaticNet;\n" + string.Join("\n", Enumerable.Range(0, NetworksInOneProject).Select(wild.Next));
        Diagnostic[] found = AnalyzerRun.Of(new Project().Compile(source));
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
        Assert.All(found, diagnostic => Assert.True(diagnostic.Location.IsInSource));
        Assert.All(found, diagnostic => Assert.DoesNotMatch(@"\{\d", diagnostic.GetMessage()));
    }
}
