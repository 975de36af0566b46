using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace StaticNet.Generator.Tests.Running;

/// <summary>
/// The one way in which tests run the generator. It runs on the compilation and again on a clone of it, and checks what
/// must hold always: the second run computes nothing, the models hold nothing of the compiler, the generator reports nothing,
/// and the result compiles without a warning (or with the errors that the test expects, and no other).
/// </summary>
internal sealed class GeneratorRun
{
    private GeneratorRun(Compilation output, GeneratorDriver driver, GeneratorRunResult result)
    {
        Output = output;
        Driver = driver;
        Result = result;
        Files = result.GeneratedSources.ToImmutableSortedDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);
    }

    /// <summary>The project with what was generated.</summary>
    public Compilation Output { get; }

    public GeneratorDriver Driver { get; }

    public GeneratorRunResult Result { get; }

    /// <summary>The generated files by hint name.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; }

    public static GeneratorRun Of(params string[] sources) => Of(new Project(), sources);

    public static GeneratorRun Of(Project project, params string[] sources) => OfBroken([], project, sources);

    /// <summary>As <see cref="Of(Project, string[])"/>, for sources that the compiler finds these errors or warnings in, and no other.</summary>
    public static GeneratorRun OfBroken(string[] compilerIds, Project project, params string[] sources)
    {
        CSharpCompilation compilation = project.Compile(sources);
        GeneratorDriver driver = Create(project).RunGenerators(compilation);
        AssertReportsNothing(driver.GetRunResult());
        GeneratorDriver again = driver.RunGenerators(compilation.Clone());
        Steps.AssertNothingRecomputed(again.GetRunResult().Results.Single());
        Models.AssertFreeOfTheCompiler(again.GetRunResult().Results.Single());

        GeneratorDriver last = again.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        AssertCompiles(output, compilerIds);
        return new GeneratorRun(output, last, last.GetRunResult().Results.Single());
    }

    public static GeneratorDriver Create(Project project) => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        additionalTexts: project.Weights,
        optionsProvider: new ProjectProperties(project.Lanes),
        parseOptions: project.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static void AssertReportsNothing(GeneratorDriverRunResult run)
    {
        Assert.Empty(run.Diagnostics);
        Assert.All(run.Results, result => Assert.Null(result.Exception));
    }

    private static void AssertCompiles(Compilation output, string[] expectedIds)
    {
        Diagnostic[] found = [.. output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        string[] ids = [.. found.Select(diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal)];
        Assert.True(
            ids.SequenceEqual(expectedIds.Order(StringComparer.Ordinal)),
            $"Expected [{string.Join(", ", expectedIds)}], found:\n{string.Join("\n", found.Take(20).Select(diagnostic => $"{diagnostic}   {Line(diagnostic)}"))}");
    }

    private static string? Line(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
}
