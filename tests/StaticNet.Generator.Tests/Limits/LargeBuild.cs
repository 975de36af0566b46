using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests.Limits;

/// <summary>One network, generated and compiled once: what all runs of the generator must hold is tested with smaller ones.</summary>
/// <param name="Files">The generated files by hint name.</param>
/// <param name="Methods">What the JIT gets.</param>
/// <param name="Generating">How long the generator took.</param>
/// <param name="Compiling">How long the compiler took, parsing of what was generated not counted.</param>
internal sealed record LargeBuild(IReadOnlyDictionary<string, string> Files, IReadOnlyList<EmittedMethod> Methods, TimeSpan Generating, TimeSpan Compiling)
{
    /// <summary>The length of all generated files.</summary>
    public int Characters => Files.Values.Sum(text => text.Length);

    public static LargeBuild Of(string attributes)
    {
        var project = new Project();
        CSharpCompilation compilation = project.Compile($"using StaticNet;\n[Network, {attributes}] public partial class Net;");
        var watch = Stopwatch.StartNew();
        GeneratorDriver driver = GeneratorRun.Create(project).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        TimeSpan generating = watch.Elapsed;
        GeneratorDriverRunResult result = driver.GetRunResult();
        GeneratorRun.AssertReportsNothing(result);
        watch.Restart();
        IReadOnlyList<EmittedMethod> methods = EmittedMethod.AllOf(output);
        return new LargeBuild(
            result.Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString()),
            methods,
            generating,
            watch.Elapsed);
    }
}
