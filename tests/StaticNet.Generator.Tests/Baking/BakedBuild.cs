using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests.Baking;

/// <summary>A network with weights built in, from a declaration and values to files and to a type that runs.</summary>
internal sealed class BakedBuild
{
    private readonly Lazy<Type> type;

    private BakedBuild(NetworkPlan plan, IReadOnlyDictionary<string, string> files, CSharpCompilation output)
    {
        Plan = plan;
        Files = files;
        Output = output;
        type = new(() => Load(output).GetType("Net")!);
    }

    public NetworkPlan Plan { get; }

    /// <summary>The generated files by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    public CSharpCompilation Output { get; }

    /// <summary>The class, loaded when first asked for.</summary>
    public Type Type => type.Value;

    /// <summary>Builds the class Net, whose attributes are given, with random values or those that a function makes of the plan without any.</summary>
    public static BakedBuild Of(string attributes, string? lanes, Func<NetworkPlan, BakedValues>? values = null) =>
        OfSource($"using StaticNet;\n[Network, {attributes}] public partial class Net;", new Project { Lanes = lanes }, values);

    /// <summary>Builds the first network of a source.</summary>
    public static BakedBuild OfSource(string source, Project project, Func<NetworkPlan, BakedValues>? values = null)
    {
        CSharpCompilation compilation = project.Compile(source);
        SyntaxTree tree = compilation.SyntaxTrees.Single();
        SemanticModel semantics = compilation.GetSemanticModel(tree);
        INamedTypeSymbol symbol = tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
            .Select(syntax => (INamedTypeSymbol)semantics.GetDeclaredSymbol(syntax)!)
            .First(each => each.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "NetworkAttribute"));
        NetworkDeclaration declaration = DeclarationReader.Read(symbol, semantics, default);
        Assert.Empty(NetworkChecker.Check(declaration));
        NetworkPlan plain = NetworkPlan.Make(declaration);
        NetworkPlan plan = NetworkPlan.Make(declaration, (values ?? (each => RandomValues(each, seed: 1)))(plain));
        int[] widths = project.Lanes is null ? [4, 8, 16] : [int.Parse(project.Lanes, System.Globalization.CultureInfo.InvariantCulture)];
        Dictionary<string, string> files = NetworkEmitter.Emit(plan, [.. widths.Select(Lanes.Of)]).ToDictionary(file => file.HintName, file => file.Text);
        CSharpCompilation output = compilation.AddSyntaxTrees(files.Select(file => CSharpSyntaxTree.ParseText(file.Value, project.ParseOptions, file.Key)));
        AssertCompiles(output);
        return new BakedBuild(plan, files, output);
    }

    public static void AssertCompiles(Compilation output) =>
        Assert.Empty(output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));

    /// <summary>Weights as training would leave them, and statistics with variances above zero.</summary>
    public static BakedValues RandomValues(NetworkPlan plan, int seed)
    {
        var random = new Random(seed);
        float[] parameters = new float[plan.ParameterFloats];
        float[] statistics = new float[plan.StatisticFloats];
        Fill(plan.Tensors, parameters, _ => (random.NextSingle() * 2f) - 1f);
        Fill(plan.Statistics, statistics, tensor => tensor.Name.EndsWith("var", StringComparison.Ordinal) ? random.NextSingle() + 0.1f : random.NextSingle() - 0.5f);
        return new BakedValues(parameters, statistics);
    }

    /// <summary>Fills tensors where they lie, in their logical order; padding stays.</summary>
    public static void Fill(IEnumerable<TensorPlan> tensors, float[] floats, Func<TensorPlan, float> next)
    {
        foreach (TensorPlan tensor in tensors)
        {
            var layout = new TensorLayout(
                tensor.Name, StaticNet.TensorRole.Weight, tensor.Shape, tensor.Strides, tensor.Offset, tensor.Extent, tensor.FanIn, tensor.FanOut, tensor.Blocks, tensor.BlockStride);
            for (int i = 0; i < layout.Length; i++)
            {
                floats[layout.PositionOf(i)] = next(tensor);
            }
        }
    }

    /// <summary>The object with the weights built in.</summary>
    public INetwork Baked() => (INetwork)Type.GetProperty("Baked")!.GetValue(null)!;

    /// <summary>Another object with the same weights, copied from it: what reads them from memory.</summary>
    public INetwork Copy()
    {
        var copy = (INetwork)Activator.CreateInstance(Type, 7)!;
        Plan.Baked!.Parameters.CopyTo(copy.Parameters);
        Plan.Baked.Statistics.CopyTo(copy.Statistics);
        return copy;
    }

    private static Assembly Load(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Release)).Emit(stream);
        Assert.True(result.Success, string.Join(Environment.NewLine, result.Diagnostics.Take(10)));
        return Assembly.Load(stream.ToArray());
    }
}
