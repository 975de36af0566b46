using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Support;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests.Kernels;

/// <summary>
/// Compiles emitted kernels and loads them, so that they can be called without a network around them. The text stands in a file
/// with the head of a generated one.
/// </summary>
internal sealed class KernelCompiler
{
    // All compilations begin with this one, so that references are read once.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Kernels",
        references: Frameworks.Get(Frameworks.Net10),
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, warningLevel: 9999));

    private static readonly ClassDeclaration Class = new(
        Namespace: null,
        Array.Empty<TypeHeader>().ToEquatableArray(),
        new TypeHeader("class", "Compiled", string.Empty),
        "Compiled",
        CanBeJoined: true,
        Array.Empty<string>().ToEquatableArray(),
        Array.Empty<string>().ToEquatableArray());

    private readonly Type type;

    private KernelCompiler(Type type, string text)
    {
        this.type = type;
        Text = text;
    }

    /// <summary>What was compiled.</summary>
    public string Text { get; }

    /// <summary>Writes static methods, compiles them and fails where the compiler warns.</summary>
    public static KernelCompiler Compile(Action<CodeWriter> kernels)
    {
        string text = SourceFile.Write(Class, surface: null, kernels);
        using var stream = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text)).Emit(stream);
        Diagnostic[] errors = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        Assert.True(result.Success && errors.Length == 0, $"{string.Join(Environment.NewLine, errors.Take(10))}{Environment.NewLine}{text}");
        return new KernelCompiler(Assembly.Load(stream.ToArray()).GetType("Compiled")!, text);
    }

    /// <summary>A compiled method as a delegate, whose parameters are those of the method.</summary>
    public TDelegate Get<TDelegate>(string name)
        where TDelegate : Delegate =>
        type.GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.CreateDelegate<TDelegate>();
}
