using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests;

/// <summary>A network may stand wherever a partial class may.</summary>
public class PlacesTests
{
    private const string Network = "[Network, Input(3), Dense(2, Activation.Sigmoid), Loss(Loss.BinaryCrossEntropy), Sgd, AdamW]";

    [Theory]
    [InlineData("#N public partial class Net;")]
    [InlineData("#N internal sealed partial class Net { }")]
    [InlineData("#N partial class Net { private int count; public int Count => count++; }")]
    [InlineData("namespace A; #N public partial class Net;")]
    [InlineData("namespace A { namespace B.C { #N public partial class Net; } }")]
    [InlineData("public partial class Outer { #N private partial class Net; public object Make() => new Net.SgdTrainer(new Net(1)); }")]
    [InlineData("public partial class Outer { #N protected partial class Net; }")]
    [InlineData("public partial class Outer { #N protected internal partial class Net; }")]
    [InlineData("public partial class Outer { #N private protected partial class Net; }")]
    [InlineData("public partial struct Outer { #N public partial class Net; }")]
    [InlineData("public readonly partial struct Outer { #N public partial class Net; }")]
    [InlineData("public ref partial struct Outer { #N public partial class Net; }")]
    [InlineData("public partial record Outer(int A) { #N public partial class Net; }")]
    [InlineData("public readonly partial record struct Outer(int A) { #N public partial class Net; }")]
    [InlineData("public partial interface IOuter { #N public partial class Net; }")]
    [InlineData("public static partial class Outer { #N public partial class Net; }")]
    [InlineData("public abstract partial class A<T> where T : class { public partial struct B<U, V> where U : struct { #N public sealed partial class Net; } }")]
    [InlineData("#N public partial class Net<T, U> where T : class, new() where U : unmanaged { private T value = new(); public T Value => value; }")]
    [InlineData("#N public sealed partial record Net;")]
    [InlineData("public class Base { public int Parameters => 1; public class Trainer; } #N public partial class Net : Base;")]
    [InlineData("#N public partial class First; #N public partial class Second : First;")]
    [InlineData("#N public partial class Net { public Net(string text) : this(text.Length) { } public Net() : this(7) { } }")]
    [InlineData("#N public partial class Net { public float Predict(System.ReadOnlySpan<float> x) { float[] y = new float[2]; Predict(x, y); return y[0]; } }")]
    [InlineData("#N public partial class Net { static Net() { } ~Net() { } }")]
    public void Compiles_without_a_warning(string source)
    {
        GeneratorRun run = GeneratorRun.Of(new Project { Lanes = "8" }, "using StaticNet;\n" + source.Replace("#N", Network));
        Assert.NotEmpty(run.Files);
        Assert.Empty(AnalyzerRun.Of(run.Output));
    }

    [Fact]
    public void Several_networks_stand_in_one_file()
    {
        GeneratorRun run = GeneratorRun.Of(new Project { Lanes = "8" }, $"using StaticNet; {Network} partial class A; {Network} partial class B {{ {Network} partial class C; }}");
        Assert.Equal(["A.Lanes8.g.cs", "A.g.cs", "B.C.Lanes8.g.cs", "B.C.g.cs", "B.Lanes8.g.cs", "B.g.cs"], run.Files.Keys);
    }

    [Fact]
    public void The_parts_of_a_declaration_may_stand_in_several_files()
    {
        const string Together = "using StaticNet; [Network] [Input(3)] [Dense(5, Activation.ReLU)] [Dense(1)] [Loss(Loss.Huber)] [Sgd] [Adam] public partial class Net;";
        string[] apart =
        [
            "using StaticNet; [Input(3)] [Loss(Loss.Huber)] public partial class Net;",
            "using StaticNet; [Dense(5, Activation.ReLU)] [Dense(1)] partial class Net { }",
            "using StaticNet; [Network] [Sgd] partial class Net { }",
            "using StaticNet; [Adam] partial class Net { }",
        ];
        GeneratorRun run = GeneratorRun.Of(apart);
        Assert.Empty(AnalyzerRun.Of(run.Output));
        Assert.Equal(GeneratorRun.Of(Together).Files, run.Files);
    }

    [Fact]
    public void Without_a_loss_no_training_code_is_written()
    {
        GeneratorRun run = GeneratorRun.Of("using StaticNet; [Network, Input(9), Dense(300, Activation.GELU), Dense(20, Activation.Softmax)] public partial class Net;");
        string all = string.Concat(run.Files.Values);
        Assert.Empty(run.Output.GetTypeByMetadataName("Net")!.GetTypeMembers().Where(type => type.Name.Contains("Trainer")));
        foreach (string word in new[] { "Trainer", "Gradient", "Loss", "Train(", "Update", "Differentiate", "Inputs(" })
        {
            Assert.DoesNotContain(word, all);
        }
    }

    [Fact]
    public void Without_biases_a_layer_has_one_tensor()
    {
        GeneratorRun run = GeneratorRun.Of("using StaticNet; [Network, Input(3), Dense(5, UseBias = false), Dense(2, UseBias = false)] public partial class Net;");
        Assert.DoesNotContain("bias", string.Concat(run.Files.Values), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("public const int ParameterCount = 25;", run.Files["Net.g.cs"]);
    }
}
