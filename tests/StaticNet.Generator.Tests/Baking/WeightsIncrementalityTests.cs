using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generator.Tests.Running;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace StaticNet.Generator.Tests.Baking;

/// <summary>What a change makes the generator do again in a project that bakes weights: only what depends on it.</summary>
public class WeightsIncrementalityTests
{
    private const string First = "using StaticNet; namespace App; [Network, Input(3), Dense(1)] public partial class First;";
    private const string Second = "using StaticNet; namespace App; [Network, Input(3), Dense(2)] public partial class Second;";
    private const string Unrelated = "namespace App; public class Unrelated { public int Value => 1; }";

    private static readonly Project Project = BakedRun.Project(
        new WeightsTextBuilder("First").Counting("0.weight", 1f, 1, 3).Counting("0.bias", 10f, 1),
        new WeightsTextBuilder("Second").Counting("0.weight", 1f, 2, 3).Counting("0.bias", 10f, 2));

    [Theory]
    [InlineData(2, "namespace App; public class Unrelated { public int Value => 2 + 3; }")]
    [InlineData(0, "// a comment\n" + First)]
    public void An_edit_elsewhere_recomputes_nothing(int file, string text)
    {
        GeneratorRunResult result = AfterEdit(file, text);
        Steps.AssertNothingRecomputed(result);
        Assert.Equal([Cached, Cached], Steps.Reasons(result, NetworkGenerator.WeightsStep));
        Assert.Equal([Cached], Steps.Reasons(result, NetworkGenerator.BakingStep));
        Assert.Equal(2, Steps.Outputs(result).Length);
    }

    [Fact]
    public void An_edit_to_one_network_writes_only_that_one_again()
    {
        GeneratorRunResult result = AfterEdit(0, First.Replace("Dense(1)", "Dense(1, Activation.ReLU)"));
        Assert.Equal([Cached, Cached], Steps.Reasons(result, NetworkGenerator.WeightsStep));
        Assert.All(Steps.Reasons(result, NetworkGenerator.BakingStep), reason => Assert.Contains(reason, new[] { Cached, Unchanged }));
        Assert.Equal([Modified, Cached], Steps.Outputs(result).OrderBy(reason => reason == Cached));
    }

    [Fact]
    public void Other_weights_write_only_their_network_again()
    {
        GeneratorRunResult result = AfterOther(new WeightsTextBuilder("First").Counting("0.weight", 2f, 1, 3).Counting("0.bias", 10f, 1));
        Assert.Equal([Modified, Cached], Steps.Outputs(result).OrderBy(reason => reason == Cached));
    }

    [Fact]
    public void The_same_weights_in_a_new_text_write_nothing_again()
    {
        GeneratorRunResult result = AfterOther(new WeightsTextBuilder("First").Counting("0.weight", 1f, 1, 3).Counting("0.bias", 10f, 1));
        Assert.Equal([Unchanged, Cached], Steps.Reasons(result, NetworkGenerator.WeightsStep).OrderByDescending(reason => reason == Unchanged));
        Assert.Equal([Cached, Cached], Steps.Outputs(result));
    }

    [Fact]
    public void Weights_that_go_take_Baked_along()
    {
        CSharpCompilation compilation = Project.Compile(First, Second, Unrelated);
        GeneratorDriver driver = GeneratorRun.Create(Project).RunGenerators(compilation);
        GeneratorRunResult result = driver.RemoveAdditionalTexts([Project.Weights[0]]).RunGenerators(compilation).GetRunResult().Results.Single();
        Assert.Equal(["App.Second.Baked.g.cs"], result.GeneratedSources.Select(source => source.HintName).Where(name => name.Contains("Baked")));
    }

    [Fact]
    public void Large_weights_cost_an_edit_elsewhere_nothing()
    {
        const string Large = "using StaticNet; namespace App; [Network, Input(1000), Dense(200)] public partial class Large;";
        Project project = BakedRun.Project(new WeightsTextBuilder("Large").Counting("0.weight", 1f, 200, 1000).Counting("0.bias", 10f, 200));
        CSharpCompilation before = project.Compile(Large, Unrelated);
        GeneratorDriver driver = GeneratorRun.Create(project).RunGenerators(before);
        double best = double.MaxValue;
        for (int i = 0; i < 20; i++)
        {
            CSharpCompilation after = before.ReplaceSyntaxTree(before.SyntaxTrees[1], project.Parse(Unrelated + $"// {i}", 1));
            var watch = Stopwatch.StartNew();
            driver = driver.RunGenerators(after);
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }

        // A text of 1.6 million digits takes several times that to read.
        Steps.AssertNothingRecomputed(driver.GetRunResult().Results.Single());
        Assert.InRange(best, 0, 1);
    }

    private static GeneratorRunResult AfterEdit(int file, string text)
    {
        CSharpCompilation before = Project.Compile(First, Second, Unrelated);
        GeneratorDriver driver = GeneratorRun.Create(Project).RunGenerators(before);
        CSharpCompilation after = before.ReplaceSyntaxTree(before.SyntaxTrees[file], Project.Parse(text, file));
        return Result(driver.RunGenerators(after));
    }

    private static GeneratorRunResult AfterOther(WeightsTextBuilder text)
    {
        CSharpCompilation compilation = Project.Compile(First, Second, Unrelated);
        GeneratorDriver driver = GeneratorRun.Create(Project).RunGenerators(compilation);
        return Result(driver.ReplaceAdditionalText(Project.Weights[0], text.Build()).RunGenerators(compilation));
    }

    private static GeneratorRunResult Result(GeneratorDriver driver)
    {
        GeneratorDriverRunResult run = driver.GetRunResult();
        GeneratorRun.AssertReportsNothing(run);
        return run.Results.Single();
    }
}
