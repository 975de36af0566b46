using System.Globalization;
using System.Text;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests.Baking;

/// <summary>Writes what the build makes of a file of weights.</summary>
internal sealed class WeightsTextBuilder
{
    private readonly StringBuilder text = new();
    private readonly string network;
    private readonly string file;

    public WeightsTextBuilder(string network, string file = "weights.safetensors", int line = 7, int column = 5)
    {
        this.network = network;
        this.file = file;
        text.Append($"StaticNet weights 1\nnetwork {network}\nfile {file}\nitem {line} {column} /project/App project.csproj\n");
    }

    public WeightsTextBuilder Line(string line)
    {
        text.Append(line).Append('\n');
        return this;
    }

    /// <summary>A tensor whose values count up from a first one.</summary>
    public WeightsTextBuilder Counting(string name, float first, params int[] shape) =>
        Tensor(name, shape, [.. Enumerable.Range(0, shape.Aggregate(1, (product, size) => product * size)).Select(i => first + i)]);

    public WeightsTextBuilder Tensor(string name, int[] shape, float[] values)
    {
        Line($"tensor {shape.Length} {string.Concat(shape.Select(size => $"{size} "))}{name}");
        foreach (float[] some in values.Chunk(3))
        {
            Line(string.Concat(some.Select(value => BitConverter.SingleToUInt32Bits(value).ToString("X8", CultureInfo.InvariantCulture))));
        }

        return this;
    }

    public InMemoryText Build() => new($"/project/obj/{network}-{file}.staticnet", text.ToString());
}
