using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests;

/// <summary>Generated code means what it says whatever else is called so where it stands.</summary>
public class HostileNamesTests
{
    private const string Training = "[StaticNet.Network, StaticNet.Input(3), StaticNet.Dense(5, StaticNet.Activation.Tanh), StaticNet.Dense(2, StaticNet.Activation.Softmax), StaticNet.Loss(StaticNet.Loss.CrossEntropy), StaticNet.AdamW]";

    private const string Sequences = "[StaticNet.Network, StaticNet.Input(3, Steps = 4), StaticNet.Conv1D(5, 2), StaticNet.Gru(5), StaticNet.Dense(2, StaticNet.Activation.Sigmoid), StaticNet.Loss(StaticNet.Loss.BinaryCrossEntropy), StaticNet.Sgd]";
    private const string BrokenSequences = "[StaticNet.Network, StaticNet.Input(3, Steps = 4), StaticNet.Gru(0), StaticNet.Loss(StaticNet.Loss.Huber), StaticNet.Sgd]";

    /// <summary>Every simple name that generated code uses, and the types of the language's library that it could be taken for.</summary>
    private static readonly string[] Simple =
    [
        "Math", "Span", "ReadOnlySpan", "Unsafe", "MemoryMarshal", "MethodImpl", "MethodImplAttribute", "MethodImplOptions",
        "Vector128", "Vector256", "Vector512", "VectorMath", "MatrixTransposition", "RandomSource", "ParameterInitializer",
        "Scratch", "AlignedBuffer", "INetwork", "TensorLayout", "Single", "Int32", "Object", "System", "Numerics",
    ];

    public static TheoryData<string> SimpleNames => [.. Simple];

    public static TheoryData<string> NamesForSequences =>
        [.. Simple, "SequenceSteps", "ISequenceNetwork", "InlineArray", "InlineArrayAttribute", "UnscopedRef", "IEquatable", "HashCode"];

    [Theory]
    [MemberData(nameof(SimpleNames))]
    public void A_type_or_member_of_the_author_may_have_any_name(string name) => Compiles($$"""
        namespace A { public class {{name}} { } {{Training}} public partial class Net; }
        namespace B { public class {{name}}<T> { } } namespace B.Inner { {{Training}} public partial class Net; }
        public partial class Outer { private int {{name}} => 1; {{Training}} private partial class Net; }
        """);

    [Theory]
    [MemberData(nameof(NamesForSequences))]
    public void The_same_holds_of_networks_for_sequences(string name) => Compiles(Around(name, Sequences));

    [Theory]
    [MemberData(nameof(NamesForSequences))]
    public void The_same_holds_of_broken_networks_for_sequences(string name) =>
        Assert.NotEmpty(GeneratorRun.Of(new Project { Lanes = "8" }, Around(name, BrokenSequences)).Files);

    [Theory]
    [InlineData("State", false)]
    [InlineData("Step", false)]
    [InlineData("Steps", false)]
    [InlineData("State", true)]
    [InlineData("Step", true)]
    [InlineData("Steps", true)]
    public void What_is_outside_of_a_network_may_have_the_names_of_its_members(string name, bool isBroken)
    {
        string network = isBroken ? BrokenSequences : Sequences;
        GeneratorRun.Of(new Project { Lanes = "8" }, $$"""
            namespace A { public class {{name}} { } {{network}} public partial class Net; }
            namespace C.{{name}} { public class Base { public struct State; public static int Steps => 1; public void Step() { } } {{network}} public partial class Net : Base; }
            public partial class Outer { private int {{name}} => 1; {{network}} private partial class Net; }
            """);
    }

    [Theory]
    [MemberData(nameof(SimpleNames))]
    public void A_network_may_have_any_name_but_those_of_its_members(string name) => Compiles($$"""
        namespace A { {{Training}} public partial class {{name}}; }
        namespace B { {{Training}} public partial class {{name}}<T>; }
        namespace C.{{name}} { {{Training}} public partial class Net; }
        namespace D { {{Training}} public partial class Net<{{name}}>; }
        """);

    [Theory]
    [InlineData("Math")]
    [InlineData("Unsafe")]
    [InlineData("VectorMath")]
    [InlineData("Vector256")]
    public void A_type_outside_of_all_namespaces_or_a_global_using_may_have_any_name(string name)
    {
        Compiles($"public class {name} {{ }} {Training} public partial class Net;");
        Compiles($"global using {name} = App.Other; namespace App {{ public class Other; }} namespace There {{ {Training} public partial class Net; }}");
        Compiles($"global using App; namespace App {{ public class {name}; }} namespace There {{ {Training} public partial class Net; }}");
        Compiles($"global using static App.Holder; namespace App {{ public static class Holder {{ public class {name}; }} }} namespace There {{ {Training} public partial class Net; }}");
    }

    [Theory]
    [InlineData("StaticNet.System")]
    [InlineData("App.StaticNet")]
    [InlineData("App.System.Runtime")]
    [InlineData("StaticNet.Numerics")]
    [InlineData("@namespace.@event")]
    [InlineData("@partial.@where.@field")]
    [InlineData("var.dynamic")]
    public void A_namespace_may_have_any_name(string name) =>
        Compiles($"namespace {name} {{ {Training.Replace("StaticNet.", "global::StaticNet.")} public partial class Net; }}");

    [Theory]
    [InlineData("@class")]
    [InlineData("@partial")]
    [InlineData("@record")]
    [InlineData("@var")]
    [InlineData("@global")]
    [InlineData("Größe")]
    [InlineData("数")]
    [InlineData("e\u0301tude")]
    [InlineData("Two‿Words")]
    public void Keywords_and_letters_of_all_languages_may_name_a_network_and_what_is_around_it(string name)
    {
        Compiles($"{Training} public partial class {name}<@in>;");
        Compiles($"namespace {name} {{ public partial class {name} {{ {Training} public partial class Net; }} }}");
    }

    [Fact]
    public void Simple_names_are_written_in_full_only_where_they_must_be()
    {
        string plain = Compiles($"namespace App; {Training} public partial class Net;").Files["App.Net.Lanes8.g.cs"];
        string shadowed = Compiles($"namespace App; public class Unsafe; {Training} public partial class Net;").Files["App.Net.Lanes8.g.cs"];
        Assert.Contains(" Unsafe.Add(", plain);
        Assert.DoesNotContain("global::System.Runtime", plain);
        Assert.Equal(plain, shadowed.Replace("global::System.Runtime.CompilerServices.", string.Empty));
    }

    [Fact]
    public void Networks_whose_names_differ_only_in_case_get_files_of_their_own()
    {
        GeneratorRun run = Compiles($"namespace App {{ {Training} public partial class Net; {Training} public partial class NET; {Training} public partial class Net<T>; }} namespace APP {{ {Training} public partial class Net; }}");
        Assert.Equal(8, run.Files.Count);
        Assert.Equal(8, run.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Two_networks_of_one_name_are_the_compilers_to_report()
    {
        GeneratorRun run = GeneratorRun.OfBroken(["CS0261"], new Project { Lanes = "8" }, $"{Training} public partial class Net; {Training} public partial record Net;");
        Assert.NotEmpty(run.Files);
    }

    private static string Around(string name, string network) => $$"""
        namespace A { public class {{name}} { } {{network}} public partial class Net; }
        namespace D { {{network}} public partial class Net<{{name}}>; }
        public partial class Outer { private int {{name}} => 1; {{network}} private partial class Net; }
        """;

    private static GeneratorRun Compiles(string source)
    {
        GeneratorRun run = GeneratorRun.Of(new Project { Lanes = "8" }, source);
        Assert.Empty(AnalyzerRun.Of(run.Output));
        return run;
    }
}
