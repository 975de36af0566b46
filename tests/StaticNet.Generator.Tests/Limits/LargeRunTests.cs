using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generator.Tests.Running;
using Xunit.Abstractions;

namespace StaticNet.Generator.Tests.Limits;

/// <summary>Large networks in operation: the JIT optimises every method of them, and they compute what they should.</summary>
public class LargeRunTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> Deep => new()
    {
        { "DeepResidual", "a residual network of 64 layers" },
        { "DeepNarrow", "64 layers of few units" },
        { "DeepJoined", "64 parts joined" },
        { "DeepInOnePiece", "one piece, as many layers as it may have" },
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public void The_JIT_optimises_every_method(string type, string name)
    {
        using var tiers = new JitTiers(type);
        Assembly assembly = Load(type, LargeNetworks.All[name]);
        var network = (INetwork)Activator.CreateInstance(assembly.GetType(type)!, 1)!;
        Trainer trainer = Trainer(network);
        float[] inputs = Values(3 * network.InputSize, seed: 1);
        float[] outputs = new float[3 * network.OutputSize];
        network.Predict(inputs.AsSpan(0, network.InputSize), outputs.AsSpan(0, network.OutputSize));
        network.Predict(inputs, outputs);
        Assert.All(outputs, value => Assert.True(float.IsFinite(value)));
        float before = trainer.Step(inputs, outputs);
        Assert.True(float.IsFinite(before));

        IReadOnlyList<(string Method, int Tier)> compiled = tiers.Until($"{type}+Lanes{VectorWidths.Native}.Loss");
        output.WriteLine($"{compiled.Count} methods");
        Assert.DoesNotContain(compiled, method => method.Tier == JitTiers.GivenUp);
    }

    [Fact]
    public void A_method_that_is_too_long_is_seen_to_be_given_up()
    {
        string body = string.Concat(Enumerable.Range(0, 8000).Select(i => $"a = a * {i + 3} + b;"));
        string source = $"using System.Runtime.CompilerServices; public static class TooLong {{ [MethodImpl(MethodImplOptions.AggressiveOptimization)] public static int Sum(int a, int b) {{ {body} return a; }} }}";
        using var tiers = new JitTiers("TooLong");
        Load(new Project().Compile(source)).GetType("TooLong")!.GetMethod("Sum")!.Invoke(null, [1, 2]);
        Assert.Contains(("TooLong.Sum", JitTiers.GivenUp), tiers.Until("TooLong.Sum"));
    }

    [Fact]
    public void A_network_of_4096_by_4096_predicts_and_takes_a_step()
    {
        const int Size = 4096;
        const float Rate = 0.25f;
        Assembly assembly = Load("Wide", $"Input({Size}), Dense({Size}), Loss(Loss.MeanSquaredError), Sgd");
        var network = (INetwork)Activator.CreateInstance(assembly.GetType("Wide")!, 7)!;
        float[] inputs = Values(Size, seed: 3);
        float[] targets = Values(Size, seed: 4);
        float[] outputs = new float[Size];
        network.Predict(inputs, outputs);

        ParameterTensor weights = network.Tensors[0];
        int[] units = [0, 1, 17, 2048, 4094, 4095];
        var before = units.ToDictionary(unit => unit, unit => Enumerable.Range(0, Size).Select(i => weights[unit, i]).ToArray());
        Assert.All(units, unit => Assert.Equal(Enumerable.Range(0, Size).Sum(i => (double)before[unit][i] * inputs[i]), outputs[unit], 1e-4));

        Trainer trainer = Trainer(network);
        trainer.LearningRate = Rate;
        float loss = trainer.Step(inputs, targets);
        Assert.Equal(outputs.Zip(targets, (y, t) => ((double)y - t) * ((double)y - t)).Average(), loss, 1e-4);
        foreach (int unit in units)
        {
            double delta = 2d * (outputs[unit] - targets[unit]) / Size;
            Assert.All(new[] { 0, 5, 4095 }, i => Assert.Equal(before[unit][i] - (Rate * delta * inputs[i]), weights[unit, i], 1e-6));
        }

        Assert.True(trainer.Step(inputs, targets) < loss);
    }

    private static Trainer Trainer(INetwork network)
    {
        Type type = network.GetType().GetNestedTypes().First(nested => nested.Name.EndsWith("Trainer", StringComparison.Ordinal) && !nested.IsAbstract);
        return (Trainer)Activator.CreateInstance(type, network)!;
    }

    private static float[] Values(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2f) - 1f)];
    }

    private static Assembly Load(string type, string attributes)
    {
        var project = new Project { Lanes = $"{VectorWidths.Native}" };
        CSharpCompilation compilation = project.Compile($"using StaticNet;\n[Network, {attributes}] public partial class {type};");
        GeneratorRun.Create(project).RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        return Load(generated);
    }

    private static Assembly Load(Compilation compilation)
    {
        using var stream = new MemoryStream();
        var options = (CSharpCompilationOptions)compilation.Options;
        Assert.True(compilation.WithOptions(options.WithOptimizationLevel(OptimizationLevel.Release)).Emit(stream).Success);
        return Assembly.Load(stream.ToArray());
    }
}
