using System.Reflection;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Running;
using StaticNet.Benchmarks.Generation;

namespace StaticNet.Benchmarks.Tests;

/// <summary>Every benchmark runs once, without timing: the setup throws where the implementations disagree.</summary>
public sealed class BenchmarkTests
{
    public static TheoryData<string> Names => [.. Cases().Select(Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Sets_up_and_computes_a_number(string name)
    {
        BenchmarkCase benchmark = Cases().Single(candidate => Name(candidate) == name);
        object instance = Activator.CreateInstance(benchmark.Descriptor.Type)!;
        foreach (var parameter in benchmark.Parameters.Items)
        {
            benchmark.Descriptor.Type.GetProperty(parameter.Name)!.SetValue(instance, parameter.Value);
        }

        benchmark.Descriptor.GlobalSetupMethod!.Invoke(instance, null);
        float result = Assert.IsType<float>(benchmark.Descriptor.WorkloadMethod.Invoke(instance, null));
        Assert.True(float.IsFinite(result) && result != 0f, $"{name} gives {result}");
    }

    [Fact]
    public void Compares_every_workload_with_the_generic_implementation()
    {
        foreach (Type type in Types())
        {
            BenchmarkCase[] cases = [.. Cases().Where(benchmark => benchmark.Descriptor.Type == type)];
            Assert.NotEmpty(cases);
            Assert.All(cases.GroupBy(benchmark => benchmark.Parameters.DisplayInfo), group =>
            {
                Assert.Single(group, benchmark => benchmark.Descriptor.Baseline);
                string[] expected = type == typeof(Inference) ? ["Generic", "Primitives", "Generated"] : ["Generic", "Generated"];
                Assert.Equal(expected, group.Select(benchmark => benchmark.Descriptor.WorkloadMethod.Name));
            });
        }
    }

    [Fact]
    public void The_generator_runs_over_a_project_and_over_an_edit_of_it()
    {
        var runs = new GeneratorRuns { Networks = 1 };
        runs.Setup();
        Assert.NotEmpty(runs.Cold().GetRunResult().GeneratedTrees);
        runs.Edit();
        Assert.NotEmpty(runs.UnrelatedEdit().GetRunResult().GeneratedTrees);
    }

    // Those of networks; the generator is compared with nothing.
    private static IEnumerable<Type> Types() => typeof(Inference).Assembly.GetTypes().Where(type =>
        type != typeof(GeneratorRuns) && type.GetMethods().Any(method => method.GetCustomAttribute<BenchmarkAttribute>() is not null));

    private static IEnumerable<BenchmarkCase> Cases() => Types().SelectMany(type => BenchmarkConverter.TypeToBenchmarks(type).BenchmarksCases);

    private static string Name(BenchmarkCase benchmark) =>
        $"{benchmark.Descriptor.Type.Name}.{benchmark.Descriptor.WorkloadMethod.Name}{benchmark.Parameters.DisplayInfo}";
}
