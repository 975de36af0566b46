using Microsoft.CodeAnalysis;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests.Baking;

/// <summary>What does not fit is said once, at the item of the project file, and Baked is there nonetheless.</summary>
public class WeightsDiagnosticsTests
{
    private const string Tiny = "using StaticNet; namespace App; [Network, Input(3), Dense(2)] public partial class Tiny; public static class Use { public static INetwork Of => Tiny.Baked; }";

    private static readonly string[] Weight = ["2 2 3 0.weight", "3F8000003F8000003F8000003F8000003F8000003F800000"];
    private static readonly string[] Bias = ["1 2 0.bias", "3F8000003F800000"];

    [Theory]
    [InlineData("tensor 2 3 2 0.weight", "SN0908 Tensor '0.weight' is [3, 2] in 'weights.safetensors', but Tiny wants [2, 3]")]
    [InlineData("tensor 1 6 0.weight", "SN0908 Tensor '0.weight' is [6] in 'weights.safetensors', but Tiny wants [2, 3]")]
    [InlineData("other I64 2 2 3 0.weight", "SN0908 Tensor '0.weight' is [2, 3] of I64 in 'weights.safetensors', but Tiny wants [2, 3] of F32, F64, F16 or BF16")]
    [InlineData("tensor 2 2 3 weight", "SN0907 Tiny wants '0.weight' [2, 3], which 'weights.safetensors' has not; 'weights.safetensors' has 'weight' [2, 3], which Tiny has not")]
    public void A_tensor_that_does_not_fit_is_named_with_both_shapes(string tensor, string message)
    {
        var text = new WeightsTextBuilder("Tiny").Line(tensor);
        Add(tensor.StartsWith("tensor") ? text.Line(Weight[1]) : text, Bias);
        Assert.Equal([message], BakedRun.Diagnose(out Diagnostic[] found, Tiny, text));
        FileLinePositionSpan place = found[0].Location.GetLineSpan();
        Assert.Equal(("/project/App project.csproj", 6, 4), (place.Path, place.StartLinePosition.Line, place.StartLinePosition.Character));
    }

    [Fact]
    public void What_is_missing_is_named() =>
        Assert.Equal(["SN0907 Tiny wants '0.bias' [2], which 'weights.safetensors' has not"], BakedRun.Diagnose(Tiny, Add(new WeightsTextBuilder("Tiny"), Weight)));

    [Theory]
    [InlineData("other I64 0 0.num_batches_tracked", "'0.num_batches_tracked' [] of I64")]
    [InlineData("other BOOL 1 2 mask", "'mask' [2] of BOOL")]
    [InlineData("tensor 1 0 0.weights", "'0.weights' [0]")]
    public void What_is_left_over_is_named(string line, string described) =>
        Assert.Equal([$"SN0907 'weights.safetensors' has {described}, which Tiny has not"], BakedRun.Diagnose(Tiny, Add(Add(new WeightsTextBuilder("Tiny"), Weight), Bias).Line(line)));

    [Fact]
    public void A_count_of_batches_that_is_no_number_is_left_over()
    {
        const string Source = "using StaticNet; [Network, Input(2), BatchNorm] public partial class Net;";
        WeightsTextBuilder text = new WeightsTextBuilder("Net").Counting("0.weight", 1f, 2).Counting("0.bias", 3f, 2).Counting("0.running_mean", 5f, 2).Counting("0.running_var", 7f, 2);
        Assert.Equal(
            ["SN0907 'weights.safetensors' has '0.num_batches_tracked' [], which Net has not"],
            BakedRun.Diagnose(Source, text.Counting("0.num_batches_tracked", 1f)));
    }

    [Fact]
    public void Many_names_are_counted_only()
    {
        string layers = string.Join(", ", Enumerable.Repeat("Dense(1)", 6));
        string message = Assert.Single(BakedRun.Diagnose($"using StaticNet; [Network, Input(1), {layers}] public partial class Net;", new WeightsTextBuilder("Net")));
        Assert.EndsWith("'3.bias' [1] and 4 more, which 'weights.safetensors' has not", message);
    }

    [Theory]
    [InlineData("name 0.wieght=a", "SN0909 Names does not fit: Tiny has no tensor, and none that begins with, '0.wieght'; it has '0.weight', '0.bias'")]
    [InlineData("name 0.weight=0.bias", "SN0909 Names does not fit: '0.weight' and '0.bias' of Tiny would both be '0.bias' in the file")]
    public void Names_that_do_not_fit_are_named(string line, string message) =>
        Assert.Equal([message], BakedRun.Diagnose(Tiny, Add(Add(new WeightsTextBuilder("Tiny").Line(line), Weight), Bias)));

    [Fact]
    public void A_network_that_is_not_there_is_named()
    {
        string source = Tiny.Replace("Tiny.Baked", "null!");
        foreach (string network in new[] { "Tyni", "Tiny.App", "App", "Use", "App.tiny", "Tiny<T>", "." })
        {
            Assert.Equal(
                [$"SN0903 '{network}' is no network of this project: Network is the name of a class with [Network], with its namespace or without"],
                BakedRun.Diagnose(source, new WeightsTextBuilder(network)));
        }
    }

    [Fact]
    public void A_simple_name_of_two_networks_is_not_enough()
    {
        const string Source = """
            using StaticNet;
            namespace A { [Network, Input(1), Dense(1)] public partial class Net; }
            namespace B { public partial class Outer { [Network, Input(1), Dense(1)] public partial class Net; } public class Use { public object A = global::A.Net.Baked, B = Outer.Net.Baked; } }
            """;
        Assert.Equal(["SN0904 'Net' may be 'A.Net' or 'B.Outer.Net': say the full name"], BakedRun.Diagnose(Source, new WeightsTextBuilder("Net")));
    }

    [Fact]
    public void A_network_has_one_set_of_weights() => Assert.Equal(
        ["SN0905 Network 'App.Tiny' is to be baked with 'one.safetensors' and with 'two.safetensors', but has one set of weights"],
        BakedRun.Diagnose(Tiny, Add(Add(new WeightsTextBuilder("Tiny", "one.safetensors"), Weight), Bias), Add(Add(new WeightsTextBuilder("App.Tiny", "two.safetensors"), Weight), Bias)));

    [Theory]
    [InlineData("[Network, Input(1), Dense(1)] public partial class Net<T>; public class Use { public object Of = Net<int>.Baked; }", "Net")]
    [InlineData("public partial class Outer<T> { [Network, Input(1), Dense(1)] public partial class Net; } public class Use { public object Of = Outer<int>.Net.Baked; }", "Outer.Net")]
    public void A_generic_network_cannot_be_baked(string source, string network) => Assert.Equal(
        [$"SN0906 Network '{network}' has type parameters, or stands in a type that has: it is many classes, and cannot be baked"],
        BakedRun.Diagnose("using StaticNet; " + source, new WeightsTextBuilder("Net")));

    [Fact]
    public void A_network_that_would_compile_for_minutes_is_not_baked() => Assert.Equal(
        ["SN0911 Network 'Net' has 4195328 floats of parameters, but at most 4194304 can be baked: load the file when the program starts"],
        BakedRun.Diagnose("using StaticNet; [Network, Input(4096), Dense(1024)] public partial class Net;", new WeightsTextBuilder("Net")));

    [Fact]
    public void A_broken_declaration_is_not_held_against_weights() =>
        Assert.Equal(["SN0003 Each input size must be at least 1, but is 0"], BakedRun.Diagnose(Tiny.Replace("Input(3)", "Input(0)"), Add(new WeightsTextBuilder("Tiny"), Bias)));

    [Fact]
    public void What_the_build_has_said_is_not_said_again() => Assert.Empty(BakedRun.Diagnose(Tiny, new WeightsTextBuilder("Tiny").Line("fault")));

    [Fact]
    public void A_member_called_Baked_is_reported_where_weights_are_baked()
    {
        string source = Tiny.Replace("class Tiny;", "class Tiny { public static Tiny Baked => new(1); }");
        Assert.Empty(BakedRun.Diagnose(source));
        Assert.Equal(
            ["SN0016 The generator writes a member 'Baked' into network 'Tiny', so nothing else there can have that name"],
            BakedRun.Diagnose(out Diagnostic[] found, source, Add(Add(new WeightsTextBuilder("Tiny"), Weight), Bias)));
        Assert.Equal("/project/File0.cs", found[0].Location.GetLineSpan().Path);
    }

    [Fact]
    public void Every_descriptor_is_of_an_error_that_is_known_when_all_is_compiled()
    {
        Assert.Equal(Enumerable.Range(903, WeightsDescriptors.All.Length).Select(number => $"SN{number:0000}"), WeightsDescriptors.All.Select(descriptor => descriptor.Id));
        Assert.All(WeightsDescriptors.All, descriptor => Assert.Contains(WellKnownDiagnosticTags.CompilationEnd, descriptor.CustomTags));
        Assert.All(WeightsDescriptors.All, descriptor => Assert.Equal(DiagnosticSeverity.Error, descriptor.DefaultSeverity));
    }

    private static WeightsTextBuilder Add(WeightsTextBuilder text, string[] tensor) => text.Line("tensor " + tensor[0]).Line(tensor[1]);
}
