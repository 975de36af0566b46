using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticNet.Generator.Tests.Running;

/// <summary>A method as the JIT gets it.</summary>
/// <param name="Name">Its class and its name: "Lanes8.Layer0".</param>
/// <param name="Bytes">The length of its instructions.</param>
/// <param name="Locals">The number of its variables, those of the compiler included.</param>
/// <param name="Counts">What is counted in its instructions.</param>
internal sealed record EmittedMethod(string Name, int Bytes, int Locals, InstructionCounts Counts)
{
    private const byte LocalSignature = 0x07;

    /// <summary>All methods with a body of a compilation, compiled as for release.</summary>
    public static IReadOnlyList<EmittedMethod> AllOf(Compilation compilation)
    {
        using var stream = new MemoryStream();
        var options = (CSharpCompilationOptions)compilation.Options;
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.WithOptions(options.WithOptimizationLevel(OptimizationLevel.Release)).Emit(stream);
        Assert.True(result.Success && result.Diagnostics.All(diagnostic => diagnostic.Severity < DiagnosticSeverity.Warning), string.Join(Environment.NewLine, result.Diagnostics.Take(10)));
        using var assembly = new PEReader(stream.ToArray().ToImmutableArray());
        MetadataReader metadata = assembly.GetMetadataReader();
        return
        [
            .. metadata.MethodDefinitions
                .Select(metadata.GetMethodDefinition)
                .Where(method => method.RelativeVirtualAddress != 0)
                .Select(method => Read(method, assembly.GetMethodBody(method.RelativeVirtualAddress), metadata)),
        ];
    }

    public override string ToString() => $"{Name}: {Bytes} bytes, {Counts.Instructions} instructions in {Counts.Blocks} blocks, {Locals} locals named {Counts.References} times";

    private static EmittedMethod Read(MethodDefinition method, MethodBodyBlock body, MetadataReader metadata)
    {
        TypeDefinition type = metadata.GetTypeDefinition(method.GetDeclaringType());
        return new EmittedMethod($"{metadata.GetString(type.Name)}.{metadata.GetString(method.Name)}", body.GetILReader().Length, CountLocals(body, metadata), InstructionCounts.Of(body));
    }

    private static int CountLocals(MethodBodyBlock body, MetadataReader metadata)
    {
        if (body.LocalSignature.IsNil)
        {
            return 0;
        }

        BlobReader signature = metadata.GetBlobReader(metadata.GetStandaloneSignature(body.LocalSignature).Signature);
        Assert.Equal(LocalSignature, signature.ReadByte());
        return signature.ReadCompressedInteger();
    }
}
