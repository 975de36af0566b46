using System.Reflection;
using Microsoft.CodeAnalysis;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests.Baking;

/// <summary>A project that bakes weights: generated, analyzed, and run.</summary>
internal static class BakedRun
{
    public static Project Project(params WeightsTextBuilder[] weights) => new() { Lanes = "8", Weights = [.. weights.Select(text => text.Build())] };

    /// <summary>What the analyzer says: id, message, file, line and column.</summary>
    public static string[] Diagnose(string source, params WeightsTextBuilder[] weights) => Diagnose(out _, source, weights);

    public static string[] Diagnose(out Diagnostic[] found, string source, params WeightsTextBuilder[] weights)
    {
        Project project = Project(weights);
        GeneratorRun run = GeneratorRun.Of(project, source);
        found = AnalyzerRun.Of(run.Output, weights: [.. project.Weights]);
        return [.. found.Select(diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage()}")];
    }

    /// <summary>Baked of a network that is compiled and loaded.</summary>
    public static INetwork Load(string type, GeneratorRun run) => (INetwork)Compile(type, run).GetProperty("Baked")!.GetValue(null)!;

    /// <summary>A new one.</summary>
    public static INetwork Make(string type, GeneratorRun run) => (INetwork)Activator.CreateInstance(Compile(type, run), 1)!;

    private static Type Compile(string type, GeneratorRun run)
    {
        using var stream = new MemoryStream();
        Assert.True(run.Output.Emit(stream).Success);
        return Assembly.Load(stream.ToArray()).GetType(type, throwOnError: true)!;
    }
}
