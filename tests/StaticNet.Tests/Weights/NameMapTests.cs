namespace StaticNet.Tests.Weights;

/// <summary>A map gives tensors other names in the file.</summary>
public class NameMapTests
{
    [Fact]
    public void A_layers_name_stands_for_the_beginning_of_its_tensors_names()
    {
        Assert.Equal(
            ["features.linear.weight", "features.bn.weight", "features.bn.bias", "3.weight", "3.bias", "4.weight", "4.bias", "features.bn.running_mean", "features.bn.running_var", "3.running_mean", "3.running_var"],
            Saved(new NormalisedNetwork(seed: 1), new() { ["0"] = "features.linear", ["norm"] = "features.bn" }));
    }

    [Fact]
    public void A_tensors_name_comes_before_its_layers()
    {
        Assert.Equal(["w", "dense.bias"], Saved(new SmallNetwork(seed: 1), new() { ["0"] = "dense", ["0.weight"] = "w" }));
    }

    [Fact]
    public void Layers_may_change_their_names()
    {
        Assert.Equal(["0.bias", "0.weight"], Saved(new SmallNetwork(seed: 1), new() { ["0.weight"] = "0.bias", ["0.bias"] = "0.weight" }));
    }

    [Fact]
    public void Names_with_points_are_found_by_any_of_their_beginnings()
    {
        var map = new Dictionary<string, string> { ["block"] = "stage1", ["block.two"] = "stage2" };

        Assert.Equal(["stage1.one.weight", "stage1.one.bias", "stage2.weight", "stage2.bias", "blocks.weight", "blocks.bias"], Saved(new PointedNetwork(seed: 1), map));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("0.")]
    [InlineData("0.weigh")]
    [InlineData("")]
    public void A_key_that_names_nothing_is_refused(string key)
    {
        var network = new SmallNetwork(seed: 1);
        var map = new Dictionary<string, string> { [key] = "x" };

        Assert.Contains($"SmallNetwork has no tensor, and none that begins with, '{key}'; it has 0.weight, 0.bias", Assert.Throws<ArgumentException>(() => network.Save(new MemoryStream(), map)).Message);
        Assert.Throws<ArgumentException>(() => network.Load(new MemoryStream(), map));
    }

    [Fact]
    public void A_key_that_another_one_leaves_nothing_is_refused()
    {
        var map = new Dictionary<string, string> { ["0"] = "x", ["0.weight"] = "a", ["0.bias"] = "b" };

        Assert.Contains("begins with, '0'", Assert.Throws<ArgumentException>(() => new SmallNetwork(seed: 1).Save(new MemoryStream(), map)).Message);
    }

    [Fact]
    public void One_name_for_two_tensors_is_refused()
    {
        var network = new NormalisedNetwork(seed: 1);
        var map = new Dictionary<string, string> { ["norm"] = "3" };

        Assert.Contains("Two tensors of NormalisedNetwork would have the name '3.weight' in the file", Assert.Throws<ArgumentException>(() => network.Save(new MemoryStream(), map)).Message);
    }

    [Fact]
    public void What_is_saved_through_a_map_is_loaded_through_it_and_not_without()
    {
        var network = new NormalisedNetwork(seed: 1);
        var map = new Dictionary<string, string> { ["0"] = "features.linear", ["norm"] = "features.bn" };
        var stream = new MemoryStream();
        network.Save(stream, map);
        var other = new NormalisedNetwork(seed: 2);

        other.Load(new MemoryStream(stream.ToArray()), map);

        Assert.True(Untouched.AreSame(network.Parameters, other.Parameters));
        Untouched.Fails(other, stream.ToArray(), "NormalisedNetwork wants '0.weight' [5, 3]", "'features.linear.weight' F32 [5, 3]");
    }

    private static IEnumerable<string> Saved(INetwork network, Dictionary<string, string> map)
    {
        var stream = new MemoryStream();
        network.Save(stream, map);
        using var reader = new SafetensorsReader(new MemoryStream(stream.ToArray()), "stream");
        return [.. reader.Entries.Keys];
    }
}

/// <summary>Layers with points in their names.</summary>
[Network]
[Input(2)]
[Dense(3, Name = "block.one")]
[Dense(3, Name = "block.two")]
[Dense(1, Name = "blocks")]
internal sealed partial class PointedNetwork;
