using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests.Baking;

/// <summary>Values come from the text of a file to their places in the network.</summary>
public class BakedNetworkTests
{
    private const string Tiny = "using StaticNet; namespace App; [Network, Input(3), Dense(2)] public partial class Tiny;";

    [Theory]
    [InlineData("App.Tiny")]
    [InlineData("Tiny")]
    public void Baked_has_the_values_of_the_file(string network)
    {
        INetwork baked = Bake("App.Tiny", Tiny, new WeightsTextBuilder(network).Counting("0.weight", 1f, 2, 3).Counting("0.bias", 10f, 2));
        Assert.Equal([1f, 2f, 3f, 4f, 5f, 6f], baked.Tensors[0].ToArray());
        Assert.Equal([10f, 11f], baked.Tensors[1].ToArray());
        float[] outputs = new float[2];
        baked.Predict([1f, 0f, -1f], outputs);
        Assert.Equal([8f, 9f], outputs);
    }

    [Theory]
    [InlineData("Input(5), Dense(7, Activation.Tanh), Dense(1)")]
    [InlineData("Input(2, 5, 7), Conv2D(3, 3, Padding = 1, UseBias = false), BatchNorm(Activation = Activation.ReLU), MaxPool2D(2, Padding = Padding.Same), Dense(3)")]
    [InlineData("Input(4, 9), Conv1D(6, 3, Groups = 2), LayerNorm, Dense(2)")]
    [InlineData("Input(3, Steps = 4), Gru(5), Dense(2)")]
    [InlineData("Input(3, Steps = 4), Lstm(5), SimpleRnn(3), Conv1D(4, 2), Dense(2)")]
    [InlineData("Input(3, Steps = 4), Lstm(9), BatchNorm, Dense(1)")]
    public void Every_tensor_of_every_kind_lies_where_the_runtime_looks_for_it(string layers)
    {
        string source = $"using StaticNet; [Network, {layers}] public partial class Net;";
        INetwork plain = Bake("Net", source, new WeightsTextBuilder("Net"), isFitting: false);
        ParameterTensor[] tensors = [.. plain.Tensors, .. plain.StatisticTensors];
        var text = new WeightsTextBuilder("Net");
        for (int i = tensors.Length - 1; i >= 0; i--)
        {
            text.Counting(tensors[i].Name, 1000f * (i + 1), tensors[i].Shape.ToArray());
        }

        INetwork baked = Bake("Net", source, text);
        tensors = [.. baked.Tensors, .. baked.StatisticTensors];
        for (int i = 0; i < tensors.Length; i++)
        {
            Assert.Equal(Enumerable.Range(0, tensors[i].Length).Select(value => (1000f * (i + 1)) + value), tensors[i].ToArray());
        }

        // What is no tensor's is padding.
        Assert.Equal(baked.ParameterCount, baked.Parameters.ToArray().Count(value => value != 0f));
    }

    [Fact]
    public void Bits_stay_what_they_are()
    {
        float[] values = [-0f, float.Epsilon, float.MaxValue, float.NegativeInfinity, 0.1f, BitConverter.UInt32BitsToSingle(0x00FFFFFF)];
        INetwork baked = Bake("App.Tiny", Tiny, new WeightsTextBuilder("Tiny").Tensor("0.weight", [2, 3], values).Counting("0.bias", 10f, 2));
        Assert.Equal(values.Select(BitConverter.SingleToUInt32Bits), baked.Tensors[0].ToArray().Select(BitConverter.SingleToUInt32Bits));
    }

    [Fact]
    public void Names_in_the_file_may_be_others()
    {
        string source = "using StaticNet; [Network, Input(1), Dense(2, Name = \"a\"), Dense(1), Dense(1)] public partial class Net;";
        WeightsTextBuilder text = new WeightsTextBuilder("Net")
            .Line("name a=first").Line("name 1.weight=w").Line("name 1=second")
            .Counting("first.weight", 1f, 2, 1).Counting("first.bias", 3f, 2).Counting("w", 5f, 1, 2).Counting("second.bias", 7f, 1).Counting("2.weight", 8f, 1, 1).Counting("2.bias", 9f, 1);
        Assert.Equal([1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f], Bake("Net", source, text).Tensors.SelectMany(tensor => tensor.ToArray()));
    }

    [Fact]
    public void What_a_batch_normalisation_of_PyTorch_counts_is_left_out()
    {
        WeightsTextBuilder text = new WeightsTextBuilder("Net")
            .Counting("0.weight", 1f, 2).Counting("0.bias", 3f, 2).Counting("0.running_mean", 5f, 2).Counting("0.running_var", 7f, 2).Line("other I64 0 0.num_batches_tracked");
        INetwork baked = Bake("Net", "using StaticNet; [Network, Input(2), BatchNorm, Dense(1, UseBias = false)] public partial class Net;", text.Counting("1.weight", 1f, 1, 2));
        Assert.Equal([5f, 6f, 7f, 8f], baked.StatisticTensors.SelectMany(tensor => tensor.ToArray()));
    }

    [Theory]
    [InlineData("App.Outer.Net")]
    [InlineData("Net")]
    public void A_network_may_stand_in_another_type(string network)
    {
        string source = "using StaticNet; namespace App; public partial class Outer { [Network, Input(1), Dense(1, UseBias = false)] public partial class Net; }";
        Assert.Equal([2f], Bake("App.Outer+Net", source, new WeightsTextBuilder(network).Counting("0.weight", 2f, 1, 1)).Tensors[0].ToArray());
    }

    [Fact]
    public void A_network_of_small_letters_has_them_in_the_project_file_too()
    {
        string source = "using StaticNet; namespace app.nets; [Network, Input(1), Dense(1, UseBias = false)] public partial class record1; [Network, Input(1), Dense(1)] public partial class @class;";
        Assert.Equal([2f, 3f], Bake("app.nets.class", source, new WeightsTextBuilder("app.nets.class").Counting("0.weight", 2f, 1, 1).Counting("0.bias", 3f, 1)).Tensors.SelectMany(tensor => tensor.ToArray()));
    }

    [Fact]
    public void A_full_name_goes_before_a_simple_one()
    {
        string source = "using StaticNet; [Network, Input(1), Dense(1, UseBias = false)] public partial class Net; namespace App { [Network, Input(2), Dense(2)] public partial class Net; }";
        Assert.Equal([2f], Bake("Net", source, new WeightsTextBuilder("Net").Counting("0.weight", 2f, 1, 1)).Tensors[0].ToArray());
    }

    [Fact]
    public void Networks_without_weights_are_written_as_ever()
    {
        GeneratorRun run = GeneratorRun.Of(BakedRun.Project(new WeightsTextBuilder("Tiny").Counting("0.weight", 1f, 2, 3).Counting("0.bias", 10f, 2)), Tiny, Tiny.Replace("Tiny", "Other"));
        GeneratorRun plain = GeneratorRun.Of(BakedRun.Project(), Tiny, Tiny.Replace("Tiny", "Other"));
        Assert.Equal(plain.Files.Where(file => file.Key.Contains("Other")), run.Files.Where(file => file.Key.Contains("Other")));
        Assert.Equal(["App.Tiny.Baked.g.cs"], run.Files.Keys.Except(plain.Files.Keys));
    }

    private static INetwork Bake(string type, string source, WeightsTextBuilder text, bool isFitting = true)
    {
        GeneratorRun run = GeneratorRun.Of(isFitting ? BakedRun.Project(text) : BakedRun.Project(), source);
        if (isFitting)
        {
            Assert.Empty(AnalyzerRun.Of(run.Output, weights: [text.Build()]));
        }

        return isFitting ? BakedRun.Load(type, run) : BakedRun.Make(type, run);
    }
}
