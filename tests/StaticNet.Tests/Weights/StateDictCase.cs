using System.Text.Json;
using StaticNet.Tests.Networks;

namespace StaticNet.Tests.Weights;

/// <summary>A network that PyTorch has too, with a state_dict of it beside, as tests/reference/state_dicts.py writes them.</summary>
/// <param name="Name">The name of the case, and of the file with the ending .safetensors.</param>
/// <param name="Declaration">The attributes in C#, without <c>Network</c>.</param>
/// <param name="Names">Names in the file for names in the network; empty where they are the same.</param>
/// <param name="Inputs">Some samples.</param>
/// <param name="Outputs">What PyTorch makes of them, with the values of the file in float64.</param>
internal sealed record StateDictCase(string Name, string Declaration, Dictionary<string, string> Names, float[] Inputs, float[] Outputs)
{
    /// <summary>How far from PyTorch's an output may be.</summary>
    public const double Tolerance = 1e-5;

    private static readonly Lazy<StateDictCase[]> Committed = new(() => ReadAll(Folder));
    private static readonly Lazy<Dictionary<string, Type>> Compiled = new(() =>
        NetworkCompiler.Compile(string.Join('\n', Committed.Value.Select(one => $"[Network, {one.Declaration}] public sealed partial class {one.Name};"))));

    /// <summary>Where the committed ones are.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "weights");

    public static StateDictCase[] All => Committed.Value;

    public static StateDictCase[] ReadAll(string folder) =>
        JsonSerializer.Deserialize<StateDictCase[]>(File.ReadAllText(Path.Combine(folder, "cases.json")), JsonSerializerOptions.Web)!;

    public INetwork Create(int seed) => NetworkCompiler.Create(Compiled.Value[Name], seed);

    /// <summary>Holds what a network makes of the inputs, at once and one by one, against PyTorch's outputs.</summary>
    public void Holds(INetwork network)
    {
        var outputs = new float[Outputs.Length];
        network.Predict(Inputs, outputs);
        Close(Outputs, outputs);
        for (int i = 0; i < Inputs.Length / network.InputSize; i++)
        {
            network.Predict(Inputs.AsSpan(i * network.InputSize, network.InputSize), outputs.AsSpan(i * network.OutputSize, network.OutputSize));
        }

        Close(Outputs, outputs);
    }

    /// <summary>Holds outputs against others, by their size where they are above 1.</summary>
    public void Close(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair =>
            Assert.True(Math.Abs(pair.First - pair.Second) <= Tolerance * Math.Max(1, Math.Abs(pair.First)), $"{Name}: {pair.Second}, but {pair.First} in PyTorch"));
    }
}
