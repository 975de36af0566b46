using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generator.Tests.Running;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace StaticNet.Generator.Tests;

/// <summary>What an edit makes the generator do again: only what depends on it.</summary>
public class IncrementalityTests
{
    private const string First = "using StaticNet; namespace App; [Network, Input(3), Dense(4, Activation.ReLU), Dense(1), Loss(Loss.Huber), Sgd] public partial class First;";
    private const string Second = "using StaticNet; namespace App; [Network, Input(3), Dense(2)] public partial class Second;";
    private const string Unrelated = "namespace App; public class Unrelated { public int Value => 1; }";

    private static readonly Project Project = new() { Lanes = "8" };

    [Theory]
    [InlineData(2, "namespace App; public class Unrelated { public int Value => 2 + 3; }")]
    [InlineData(2, "namespace App; public class Renamed { public static Second Make() => new Second(1); }")]
    [InlineData(0, First + " // a comment")]
    [InlineData(0, "// a comment, and lines\n\n" + First)]
    [InlineData(0, "using StaticNet; namespace App; [Network] [Input(1 + 2)] [Dense(units: 4, Activation.ReLU)] [Dense(1), Loss(Loss.Huber), Sgd()] public partial class First { public int Mine; }")]
    public void An_edit_that_changes_no_declaration_recomputes_nothing(int file, string text)
    {
        GeneratorRunResult result = RunAfter((file, text), First, Second, Unrelated);
        Steps.AssertNothingRecomputed(result);
        Assert.Equal(2, Steps.Outputs(result).Length);
    }

    [Fact]
    public void An_edit_elsewhere_does_not_even_look_changed()
    {
        GeneratorRunResult result = RunAfter((2, Unrelated + "\n"), First, Second, Unrelated);
        Assert.All(Steps.Reasons(result, NetworkGenerator.DeclarationStep), reason => Assert.Contains(reason, new[] { Cached, Unchanged }));
        Assert.Equal([Cached], Steps.Reasons(result, NetworkGenerator.OptionsStep));
    }

    [Theory]
    [InlineData("Input(3)", "Input(5)")]
    [InlineData("Activation.ReLU", "Activation.Tanh")]
    [InlineData("Dense(1)", "Dense(1, UseBias = false)")]
    [InlineData("Loss.Huber", "Loss.Huber, Delta = 2f")]
    [InlineData("Sgd", "Sgd(LearningRate = 0.5f)")]
    [InlineData("Sgd", "Sgd, Telemetry")]
    [InlineData("public partial class First;", "public partial class First { class Math; }")]
    public void An_edit_to_one_network_writes_only_that_one_again(string from, string to)
    {
        string edited = First.Replace(from, to);
        Assert.NotEqual(First, edited);
        GeneratorRunResult result = RunAfter((0, edited), First, Second, Unrelated);
        Assert.Equal([Modified, Cached], Steps.Reasons(result, NetworkGenerator.DeclarationStep));
        Assert.Equal([Modified, Cached], Steps.Outputs(result).OrderBy(reason => reason == Cached));
    }

    [Fact]
    public void A_network_that_is_added_leaves_the_others_alone()
    {
        GeneratorRunResult result = RunAfter((2, Second.Replace("Second", "Third")), First, Second, Unrelated);
        Assert.Equal([Cached, Cached, New], Steps.Reasons(result, NetworkGenerator.DeclarationStep));
        Assert.Equal([Cached, Cached, New], Steps.Outputs(result).OrderBy(reason => reason == New));
    }

    [Fact]
    public void A_network_that_is_removed_takes_its_files_along()
    {
        GeneratorRunResult result = RunAfter((1, Unrelated.Replace("Unrelated", "Other")), First, Second, Unrelated);
        Assert.Equal(["App.First.Lanes8.g.cs", "App.First.g.cs"], result.GeneratedSources.Select(source => source.HintName).Order(StringComparer.Ordinal));
    }

    private static GeneratorRunResult RunAfter((int File, string Text) edit, params string[] sources)
    {
        CSharpCompilation before = Project.Compile(sources);
        GeneratorDriver driver = GeneratorRun.Create(Project).RunGenerators(before);
        CSharpCompilation after = before.ReplaceSyntaxTree(before.SyntaxTrees[edit.File], Project.Parse(edit.Text, edit.File));
        GeneratorDriverRunResult run = driver.RunGenerators(after).GetRunResult();
        GeneratorRun.AssertReportsNothing(run);
        return run.Results.Single();
    }
}
