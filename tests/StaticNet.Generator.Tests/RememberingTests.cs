using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests;

/// <summary>
/// What is remembered of a network after edits elsewhere is what reading it anew gives: each edit is made in a project whose networks have been read, and in
/// one that has never been seen.
/// </summary>
public class RememberingTests
{
    private const string Network = "using StaticNet; namespace App; [Network, Input(3), Dense(4, Activation.ReLU), Dense(1), Loss(Loss.Huber), Sgd] public partial class Net;";
    private const string Other = "namespace App; public class Other { public int Value => 1; }";

    private static readonly Project Project = new() { Lanes = "8" };

    public static TheoryData<string, string, string> Edits => new()
    {
        { Network, Other, "namespace App; public class Other { public int Add(int input) => 2; public int Loss; }" },
        { Network, Other, "namespace App; public class Math { }" },
        { Network, "namespace App; public class Math { }", Other },
        { Network, Other, "namespace App.Math { class Inner { } }" },
        { Network, Other, "namespace App; public enum Activation { ReLU = 7 }" },
        { Network, Other, "namespace App; public class DenseAttribute : System.Attribute { public DenseAttribute(int units) { } }" },
        { Network, Other, "namespace App; public class NetworkAttribute : System.Attribute { }" },
        { Network, Other, "namespace App; partial class Net { public int InputSize; }" },
        { Network, Other, "namespace App; partial class Net { class Unsafe { } }" },
        { Network, Other, "namespace App; partial class Net : Base { } public class Base { public class Span { } }" },
        { Network, Other, "namespace App; class net { }" },
        { Network, Other, "global using Math = System.IO.Path; " + Other },
        { Network, Other, "global using static App.Helpers; namespace App; public static class Helpers { public static void Math() { } }" },
        { Network, "global using static App.Helpers; namespace App; public static class Helpers { }", "global using static App.Helpers; namespace App; public static class Helpers { public class Vector256 { } }" },
        { Network.Replace("Dense(4", "Dense(Sizes.Hidden"), "namespace App; static class Sizes { public const int Hidden = 4; }", "namespace App; static class Sizes { public const int Hidden = 5; }" },
        { "using static App.Sizes; " + Network.Replace("Dense(4", "Dense(Hidden"), "namespace App; static class Sizes { public const int Hidden = 4; }", "namespace App; static class Sizes { public const int Hidden = 5; }" },
        { "using static App.Sizes; " + Network, "namespace App; static class Sizes { }", "namespace App; static class Sizes { public static void Span() { } }" },
        { Network.Replace("partial class Net;", "partial class Net : Base { }"), "namespace App; public class Base { }", "namespace App; public class Base { public class Math { } }" },
        { "namespace App; " + "public partial class Outer { [StaticNet.Network, StaticNet.Input(3), StaticNet.Dense(2)] public partial class Net { } }", "namespace App; public partial class Outer { }", "namespace App; public partial class Outer { class Math { } }" },
        { "[Net, StaticNet.Input(3), StaticNet.Dense(2)] public partial class Aliased;", Other, "global using Net = StaticNet.NetworkAttribute;" },
        { "[Net, StaticNet.Input(3), StaticNet.Dense(2)] public partial class Aliased;", "global using Net = StaticNet.NetworkAttribute;", Other },
        { "using Net = StaticNet.NetworkAttribute; [Net, StaticNet.Input(3), StaticNet.Dense(2)] public partial class Aliased;", Other, Other + "class More { }" },
        { "namespace App { using StaticNet; [Network, Input(3), Dense(2)] partial class Inner { } }", Other, "namespace App.StaticNet { class Unknown { } }" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void After_an_edit_the_same_is_written_as_for_a_project_never_seen(string network, string before, string after)
    {
        CSharpCompilation compilation = Project.Compile(network, before, "namespace App; class Third { }");
        GeneratorDriver driver = GeneratorRun.Create(Project).RunGenerators(compilation);
        CSharpCompilation edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], Project.Parse(after, 1));
        driver = driver.RunGenerators(edited);
        Assert.Equal(Fresh(network, after), Files(driver));

        // And back.
        CSharpCompilation restored = edited.ReplaceSyntaxTree(edited.SyntaxTrees[1], Project.Parse(before, 1));
        Assert.Equal(Fresh(network, before), Files(driver.RunGenerators(restored)));
    }

    [Theory]
    [InlineData("namespace App.Math { class Inner { } }")]
    [InlineData("global using Math = System.IO.Path;")]
    [InlineData("namespace App; class Math { }")]
    public void A_file_that_comes_or_goes_is_noticed(string text)
    {
        CSharpCompilation compilation = Project.Compile(Network, Other);
        GeneratorDriver driver = GeneratorRun.Create(Project).RunGenerators(compilation);
        CSharpCompilation more = compilation.AddSyntaxTrees(Project.Parse(text, 2));
        driver = driver.RunGenerators(more);
        Assert.Equal(Fresh(Network, Other, text), Files(driver));
        Assert.Equal(Fresh(Network, Other), Files(driver.RunGenerators(more.RemoveSyntaxTrees(more.SyntaxTrees[2]))));
    }

    [Fact]
    public void Another_reference_is_noticed()
    {
        CSharpCompilation compilation = Project.Compile(Network);
        GeneratorDriver driver = GeneratorRun.Create(Project).RunGenerators(compilation);
        CSharpCompilation library = CSharpCompilation.Create("Library", [Project.Parse("namespace App; public class Math { }", 5)], compilation.References, compilation.Options);
        driver = driver.RunGenerators(compilation.AddReferences(library.ToMetadataReference()));
        Assert.Contains("global::System.Math.", string.Concat(Files(driver).Values));
        Assert.DoesNotContain("global::System.Math.", string.Concat(Files(driver.RunGenerators(compilation)).Values));
    }

    [Fact]
    public void Edits_of_unrelated_members_leave_what_was_read_as_it_is()
    {
        CSharpCompilation compilation = Project.Compile(Network, Other);
        GeneratorDriver driver = GeneratorRun.Create(Project).RunGenerators(compilation);
        object read = Declaration(driver);
        CSharpCompilation edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], Project.Parse("namespace App; public class Other { public int Input, Dense, Sgd; }", 1));
        Assert.Same(read, Declaration(driver.RunGenerators(edited)));

        static object Declaration(GeneratorDriver driver) => driver.GetRunResult().Results.Single().TrackedSteps[NetworkGenerator.DeclarationStep].Single().Outputs.Single().Value;
    }

    // Trees of its own, of which nothing is remembered.
    private static Dictionary<string, string> Fresh(params string[] sources)
    {
        string[] all = sources.Length == 2 ? [.. sources, "namespace App; class Third { }"] : sources;
        return Files(GeneratorRun.Create(Project).RunGenerators(Project.Compile(all)));
    }

    private static Dictionary<string, string> Files(GeneratorDriver driver)
    {
        GeneratorRun.AssertReportsNothing(driver.GetRunResult());
        return driver.GetRunResult().Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());
    }
}
