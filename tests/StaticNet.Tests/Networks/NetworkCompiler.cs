using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generator;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Tests.Networks;

/// <summary>
/// Compiles networks from declarations in text, for tests that need more of them than one would write. By default only for the
/// vector width that this machine would choose.
/// </summary>
internal static class NetworkCompiler
{
    // All compilations begin with this one, so that what it read of the framework is read once: most of a compilation's time
    // would else go into reading the vector types again.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Networks",
        references: ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) == "StaticNet.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));

    /// <summary>The classes that the source declares, by name.</summary>
    public static Dictionary<string, Type> Compile(string source, int? lanes = null)
    {
        CSharpCompilation compilation = Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText("using StaticNet;\n" + source));
        var properties = new ProjectProperties((lanes ?? VectorWidths.Native).ToString(CultureInfo.InvariantCulture));
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], optionsProvider: properties)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        using var stream = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = output.Emit(stream);
        Diagnostic[] errors = [.. diagnostics.Concat(result.Diagnostics).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        Assert.True(result.Success && errors.Length == 0, string.Join(Environment.NewLine, errors.Take(10)));

        // The compiler's own types have names that nobody can write.
        return Assembly.Load(stream.ToArray()).GetTypes().Where(type => !type.IsNested && type.Name[0] != '<').ToDictionary(type => type.Name);
    }

    public static INetwork Create(Type type, int seed) => (INetwork)Activator.CreateInstance(type, seed)!;

    public static Trainer CreateTrainer(INetwork network, string optimizer) =>
        (Trainer)Activator.CreateInstance(network.GetType().GetNestedType($"{optimizer}Trainer")!, network)!;
}
