using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests;

/// <summary>Each problem is reported once, where it stands, and says what was expected and what came.</summary>
public class DiagnosticsTests
{
    public static TheoryData<string, string> Problems { get; } = Broken.ForTheory();

    [Theory]
    [MemberData(nameof(Problems))]
    public void Reports_the_problem_where_it_stands(string marked, string messages)
    {
        MarkedSource source = MarkedSource.Parse("using StaticNet;\n" + marked);
        Diagnostic[] found = Analyze(new Project(), source.Text);
        Assert.Equal(source.Expected, found.Select(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan)));
        Assert.Equal(messages.Split(" | "), found.Select(diagnostic => diagnostic.GetMessage()));
    }

    [Fact]
    public void Every_descriptor_is_tested_and_their_ids_count_up()
    {
        // What is about the project has no place to mark, and advice leaves a network as it is: other tests have them.
        IEnumerable<string> tested = Problems.SelectMany(row => MarkedSource.Parse((string)row[0]).Expected).Select(item => item.Id)
            .Append(Descriptors.UnknownLanes.Id).Append(Descriptors.UselessBias.Id).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Descriptors.All.Select(descriptor => descriptor.Id), tested);
        Assert.Equal(Enumerable.Range(1, Descriptors.All.Length).Select(number => $"SN{number:0000}"), tested);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("8")]
    [InlineData("4;8,16")]
    [InlineData("4 avx", "avx")]
    [InlineData("32;", "32")]
    public void Names_what_is_no_vector_width_in_StaticNetLanes(string? lanes, params string[] unknown)
    {
        Diagnostic[] found = AnalyzerRun.Of(new Project().Compile("using StaticNet; [Network, Input(1), Dense(1)] partial class Net;"), lanes);
        Assert.All(found, diagnostic => Assert.Equal("SN0019", diagnostic.Id));
        Assert.Equal(unknown.Select(item => $"StaticNetLanes lists vector widths, 4, 8 and 16 of them, but says '{item}'"), found.Select(diagnostic => diagnostic.GetMessage()));
    }

    [Fact]
    public void Names_the_declaration_that_says_Network_where_there_are_several()
    {
        string[] sources =
        [
            "partial class Net;",
            "using StaticNet; [Network] partial class Net;",
            "using StaticNet; [Loss(Loss.Huber)] partial class Net;",
        ];
        Diagnostic[] found = Analyze(new Project(), sources);
        Assert.Equal(["SN0002", "SN0004"], found.Select(diagnostic => diagnostic.Id));
        Assert.All(found, diagnostic => Assert.Equal("/project/File1.cs", diagnostic.Location.SourceTree!.FilePath));
    }

    [Fact]
    public void Layers_in_two_files_are_reported_at_the_first_one_that_is_apart()
    {
        string[] sources =
        [
            "using StaticNet; [Network, Input(1)] [Dense(1)] partial class Net;",
            "using StaticNet; [Dense(2)] [Dense(3)] partial class Net;",
        ];
        Diagnostic found = Assert.Single(Analyze(new Project(), sources));
        Assert.Equal(("SN0005", "/project/File1.cs", "Dense(2)"), (found.Id, found.Location.SourceTree!.FilePath, TextOf(found)));
    }

    [Theory]
    [InlineData("Input(4), {|SN0029:Dense(3)|}, BatchNorm(Activation = Activation.ReLU)")]
    [InlineData("Input(1, 8, 8), Conv2D(2, 3, {|SN0029:UseBias = true|}, Name = \"a\"), BatchNorm(Name = \"b\"), BatchNorm(From = \"a\"), Add(\"b\")")]
    [InlineData("Input(1, 8), {|SN0029:Conv1D(2, 3)|}, BatchNorm")]
    [InlineData("Input(4), Dense(3, UseBias = false), BatchNorm")]
    [InlineData("Input(4), Dense(3, Activation.ReLU), BatchNorm")]
    [InlineData("Input(4), Dense(3, Name = \"a\"), BatchNorm, Add(\"a\")")]
    [InlineData("Input(4), Dense(3), Dropout(0.5f), BatchNorm")]
    [InlineData("Input(4), BatchNorm, Dense(3)")]
    public void Advises_against_a_bias_that_BatchNorm_takes_away(string marked)
    {
        MarkedSource source = MarkedSource.Parse($"using StaticNet; [Network, {marked}] public partial class Net;");
        Diagnostic[] found = AnalyzerRun.Of(new Project().Compile(source.Text));
        Assert.Equal(source.Expected, found.Select(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan)));
        Assert.All(found, diagnostic => Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity));
        Assert.All(found, diagnostic => Assert.Equal("[BatchNorm] subtracts the mean of what this layer gives, and with it the bias, which has no effect: say UseBias = false", diagnostic.GetMessage()));
    }

    [Fact]
    public void A_pragma_suppresses_the_warning()
    {
        const string Source = """
            using StaticNet;
            #pragma warning disable SN0014
            [Input(3)] public class Quiet;
            #pragma warning restore SN0014
            [Input(4)] public class Loud;
            """;
        Diagnostic found = Assert.Single(Analyze(new Project(), Source), diagnostic => !diagnostic.IsSuppressed);
        Assert.Equal("Input(4)", TextOf(found));
    }

    [Theory]
    [InlineData("none", null)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("error", DiagnosticSeverity.Error)]
    public void An_editorconfig_sets_the_severity(string severity, DiagnosticSeverity? expected)
    {
        var project = new Project { EditorConfig = $"root = true\n[*.cs]\ndotnet_diagnostic.SN0014.severity = {severity}\n" };
        Diagnostic[] found = Analyze(project, "using StaticNet; [Input(3)] public class Net;");
        Assert.Equal(expected, found.SingleOrDefault()?.Severity);
    }

    [Fact]
    public void A_broken_network_is_reported_in_the_same_words_with_and_without_its_generated_code()
    {
        foreach (object[] row in Problems)
        {
            string source = "using StaticNet;\n" + MarkedSource.Parse((string)row[0]).Text;
            Diagnostic[] without = AnalyzerRun.Of(new Project().Compile(source));
            Assert.Equal(without.Select(diagnostic => diagnostic.ToString()), Analyze(new Project(), source).Select(diagnostic => diagnostic.ToString()));
        }
    }

    private static Diagnostic[] Analyze(Project project, params string[] sources)
    {
        GeneratorDriver driver = GeneratorRun.Create(project).RunGeneratorsAndUpdateCompilation(project.Compile(sources), out Compilation output, out ImmutableArray<Diagnostic> reported);
        Assert.Empty(reported);
        GeneratorRun.AssertReportsNothing(driver.GetRunResult());
        return AnalyzerRun.Of(output);
    }

    private static string TextOf(Diagnostic diagnostic)
    {
        SourceText text = diagnostic.Location.SourceTree!.GetText();
        return text.ToString(diagnostic.Location.SourceSpan);
    }
}
