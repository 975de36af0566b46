namespace StaticNet.Tests.Weights;

/// <summary>
/// What PyTorch's modules have in their state_dict loads as it is, for every kind of layer, and the network then predicts what the module does. The files are committed;
/// <see cref="LivePyTorchTests"/> makes others.
/// </summary>
public class StateDictTests
{
    public static TheoryData<string> Cases => [.. StateDictCase.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_state_dict_loads_and_predicts_as_its_module(string name)
    {
        StateDictCase one = StateDictCase.All.Single(one => one.Name == name);
        INetwork network = one.Create(seed: 1);
        string path = Path.Combine(StateDictCase.Folder, $"{name}.safetensors");

        network.Load(path, one.Names.Count == 0 ? null : one.Names);

        one.Holds(network);
        Assert.Equal(Names(path).Where(file => !file.EndsWith("num_batches_tracked", StringComparison.Ordinal)).Order(StringComparer.Ordinal), SavedNames(network, one).Order(StringComparer.Ordinal));
    }

    // Of what it learned while training in PyTorch, statistics are a part.
    [Fact]
    public void The_cases_have_statistics_and_counts_of_batches()
    {
        INetwork network = StateDictCase.All.Single(one => one.Name == "BatchNorm").Create(seed: 1);
        network.Load(Path.Combine(StateDictCase.Folder, "BatchNorm.safetensors"));

        Assert.Contains("1.num_batches_tracked", Names(Path.Combine(StateDictCase.Folder, "BatchNorm.safetensors")));
        Assert.All(network.StatisticTensors, tensor => Assert.All(tensor.ToArray(), value => Assert.NotEqual(tensor.Name.EndsWith("mean", StringComparison.Ordinal) ? 0f : 1f, value)));
    }

    private static IEnumerable<string> SavedNames(INetwork network, StateDictCase one)
    {
        var stream = new MemoryStream();
        network.Save(stream, one.Names);
        stream.Position = 0;
        using var reader = new SafetensorsReader(stream, "stream");
        return reader.Entries.Keys;
    }

    private static IEnumerable<string> Names(string path)
    {
        using var reader = new SafetensorsReader(path);
        return reader.Entries.Keys;
    }
}
