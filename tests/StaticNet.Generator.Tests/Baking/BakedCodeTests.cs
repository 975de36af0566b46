using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Tests.Limits;
using StaticNet.Generator.Tests.Running;
using Xunit.Abstractions;

namespace StaticNet.Generator.Tests.Baking;

/// <summary>What is written for a network with weights built in: where it fits in, how much it is, and nothing of it for other networks.</summary>
public class BakedCodeTests(ITestOutputHelper output)
{
    private const string Layers = "Input(3), Dense(5, Activation.ReLU), Dense(2)";

    /// <summary>As many parameters in code as there may be, in shapes that make much text of them.</summary>
    public static TheoryData<string> Greatest =>
    [
        "Input(998), Dense(1)",
        "Input(30), Dense(31, Activation.ReLU), Dense(1)",
        "Input(20), Dense(9), Dense(17), Dense(9), Dense(17), Dense(9), Dense(9, Activation.Softmax)",
        "Input(199), Dense(5), Loss(Loss.MeanSquaredError), Adam",
        "Input(8), Dense(17), Dense(17), Dense(17), Dense(8)",
    ];

    [Theory]
    [MemberData(nameof(Greatest))]
    public void The_greatest_networks_in_code_stay_below_half_of_what_the_JIT_gives_up_at(string attributes)
    {
        BakedBuild build = BakedBuild.Of(attributes, lanes: null);
        Assert.InRange(build.Plan.ParameterCount, 900, KernelCosts.MostConstants);
        IReadOnlyList<EmittedMethod> methods = EmittedMethod.AllOf(build.Output);
        EmittedMethod[] inCode = [.. methods.Where(method => method.Name.EndsWith(".PredictBaked", StringComparison.Ordinal))];
        Assert.NotEmpty(inCode);
        Assert.All(inCode, method => output.WriteLine($"{method}"));
        Assert.All(methods, method => Assert.True(
            method.Bytes < 30_000 && method.Locals < 512 && method.Counts is { Instructions: < 10_000, Blocks: < 1_000, References: < 4_000 }, method.ToString()));
        foreach (Lanes lanes in Lanes.All)
        {
            Assert.Equal(build.Plan.HasConstants(lanes), inCode.Any(method => method.Name == $"Lanes{lanes}.PredictBaked"));
        }
    }

    [Theory]
    [MemberData(nameof(Greatest))]
    public void The_JIT_optimises_them(string attributes)
    {
        using var tiers = new JitTiers("Net");
        BakedBuild build = BakedBuild.Of(attributes, $"{VectorWidths.Native}");
        INetwork baked = build.Baked();
        baked.Predict(new float[baked.InputSize], new float[baked.OutputSize]);
        Assert.DoesNotContain(tiers.Until("Net.Predict"), method => method.Tier == JitTiers.GivenUp);
    }

    [Fact]
    public void Nothing_is_written_for_other_networks()
    {
        GeneratorRun run = GeneratorRun.Of($"using StaticNet;\n[Network, {Layers}] public partial class Net;");
        Assert.DoesNotContain("Net.Baked.g.cs", run.Files.Keys);
        Assert.All(run.Files.Values, text => Assert.DoesNotContain("Baked", text));
    }

    [Fact]
    public void More_parameters_stay_in_memory()
    {
        Assert.NotNull(BakedBuild.Of("Input(999), Dense(1)", "8").Plan.Constants);
        Assert.Null(BakedBuild.Of("Input(1000), Dense(1)", "8").Plan.Constants);
    }

    [Theory]
    [InlineData("namespace A { public partial class Outer { [Network, LAYERS] internal sealed partial class Net; } }")]
    [InlineData("namespace A.B; [Network, LAYERS] internal sealed partial record Net;")]
    [InlineData("[Network, LAYERS] public partial class Net { public Net(string name) : this(1) => Name = name; public Net(object name, int seed = 2) : this(seed) => Name = $\"{name}\"; public string Name { get; } = \"\"; }")]
    [InlineData("[Network, LAYERS] public partial class Net { public required string Name { get; init; } }")]
    [InlineData("[Network, LAYERS] public partial class @class;")]
    [InlineData("namespace Baked { public class Marker; public class BakedWeights; public class Single; public class UInt64; [Network, LAYERS] public partial class Net; }")]
    [InlineData("namespace N { public class MemoryMarshal; public class ReadOnlySpan; public class BitConverter; public class Span; public class Vector256; [Network, LAYERS] public partial class Net; }")]
    [InlineData("public class Base { public static int Baked => 1; public class BakedWeights; } [Network, LAYERS] public partial class Net : Base;")]
    [InlineData("[Network, LAYERS] public partial class Network;")]
    public void It_compiles_wherever_a_network_may_stand(string source)
    {
        BakedBuild.OfSource($"using StaticNet;\n{source.Replace("LAYERS", Layers)}", new Project());
        BakedBuild.OfSource($"using StaticNet;\n{source.Replace("LAYERS", "Input(3, Steps = 2), Gru(2), BatchNorm, Dense(1)")}", new Project { Lanes = "8" });
    }

    [Theory]
    [InlineData(Frameworks.Net9)]
    [InlineData(Frameworks.Net10)]
    public void It_compiles_for_every_framework_with_documentation(string framework) =>
        BakedBuild.OfSource(
            $"using StaticNet;\n/// <summary>A network.</summary>\n[Network, {Layers}, Loss(Loss.MeanSquaredError), Sgd] public partial class Net;",
            new Project { Framework = framework, Documentation = Microsoft.CodeAnalysis.DocumentationMode.Diagnose });

    [Theory]
    [InlineData("public int Baked => 1;", "Baked")]
    [InlineData("private class BakedWeights;", "BakedWeights")]
    [InlineData("private bool isAsBaked = true; public bool It => isAsBaked;", "isAsBaked")]
    [InlineData("public void PredictTouched() { }", "PredictTouched")]
    [InlineData("public void StepTouched() { }", "StepTouched")]
    public void A_member_of_such_a_name_is_wrong_only_where_weights_are_built_in(string member, string name)
    {
        string source = $"using StaticNet;\n[Network, {Layers}] public partial class Net {{ {member} }}";
        Assert.Empty(AnalyzerRun.Of(GeneratorRun.Of(source).Output));
        NetworkDeclaration declaration = DeclarationReader.Read(new Project().Compile(source).GetTypeByMetadataName("Net")!, semantics: null, default);
        Assert.Empty(declaration.Problems);
        Assert.Equal([name, "Net"], Assert.Single(declaration.Class.BakedProblems).MessageArguments);
        Assert.Contains(name, declaration.Class.TakenNames);
    }

    [Theory]
    [InlineData(Layers)]
    [InlineData("Input(3), Dense(0)")]
    public void Where_weights_do_not_fit_Baked_is_there_and_throws(string layers)
    {
        string source = $"using StaticNet;\n[Network, {layers}] public partial class Net; public static class User {{ public static Net Get() => Net.Baked; }}";
        GeneratorRun run = GeneratorRun.OfBroken(["CS0117"], new Project(), source);
        NetworkDeclaration declaration = DeclarationReader.Read(new Project().Compile(source).GetTypeByMetadataName("Net")!, semantics: null, default);
        (string hintName, string text) = BakedEmitter.EmitBroken(declaration);
        Assert.Equal("Net.Baked.g.cs", hintName);
        BakedBuild.AssertCompiles(run.Output.AddSyntaxTrees(Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(text)));
        Assert.Contains("throw new global::System.InvalidOperationException", text);
    }

    [Fact]
    public void Tiny_networks_are_written_word_for_word() => Snapshot.Matches(
        BakedBuild.Of("Input(2), Dense(3, Activation.ReLU), Dense(1)", "8", plan =>
        {
            var values = new BakedValues(new float[plan.ParameterFloats], []);
            float next = 0f;
            BakedBuild.Fill(plan.Tensors, values.Parameters, _ => (next += 1f) / -8f);
            return values;
        }).Files,
        this);
}
