using System.Text.Json;
using StaticNet.Tests.Networks;

namespace StaticNet.Tests.Training.Checkpoints;

/// <summary>Networks whose training is interrupted, and what is compared of them.</summary>
internal static class CheckpointedNetworks
{
    public static readonly string[] Optimizers = [.. typeof(OptimizerAttribute).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(OptimizerAttribute)) && !type.IsAbstract)
        .Select(type => type.Name[..^"Attribute".Length])
        .Order()];

    private static readonly Dictionary<string, string> Declarations = new()
    {
        ["Tiny"] = "Input(3), Dense(5, Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError)",
        ["Drops"] = "Input(17), Dense(37, Activation.ReLU), Dropout(0.3f), Dense(5, Activation.Softmax), Loss(Loss.CrossEntropy)",
        ["Normalized"] = "Input(2, 5, 5), Conv2D(3, 3), BatchNorm, Dense(2), Loss(Loss.MeanSquaredError)",
        ["Gated"] = "Input(2, Steps = 6), Gru(5), Dropout(0.2f), Dense(3), Loss(Loss.MeanSquaredError)",
        ["Last"] = "Input(3, Steps = 4), Lstm(9, ReturnSequence = false), Dense(1, Activation.Sigmoid), Loss(Loss.BinaryCrossEntropy)",
        ["Other"] = "Input(3), Dense(4, Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError)",
    };

    private static readonly Lazy<Dictionary<string, Type>> Types = new(() => NetworkCompiler.Compile(
        string.Concat(Declarations.Select(network => $"[Network, {network.Value}, {string.Join(", ", Optimizers)}] public sealed partial class {network.Key};\n"))));

    public static IEnumerable<string> Names => Declarations.Keys.Where(name => name != "Other");

    public static Trainer NewTrainer(string network, string optimizer, int seed) => NetworkCompiler.CreateTrainer(NetworkCompiler.Create(Types.Value[network], seed), optimizer);

    public static Samples RandomSamples(Trainer trainer, int count, bool hasLengths = false, int seed = 3)
    {
        INetwork network = trainer.Network;
        var random = new Random(seed);
        float[] inputs = Batches.Uniform(random, count * network.InputSize);
        float[] targets = Batches.Targets(trainer.TargetKind, random, count * network.OutputSteps, network.OutputSize / network.OutputSteps);
        int[] lengths = hasLengths ? [.. Enumerable.Range(0, count).Select(_ => random.Next(network.Steps + 1))] : [];
        return Samples.WithTargets(inputs, network.InputSize, targets, network.OutputSize, lengths);
    }

    /// <summary>All that a trainer is, in the bits of a file.</summary>
    public static byte[] Saved(Trainer trainer)
    {
        using var stream = new MemoryStream();
        trainer.Save(stream);
        return stream.ToArray();
    }

    public static void Load(Trainer trainer, byte[] file)
    {
        using var stream = new MemoryStream(file);
        trainer.Load(stream);
    }

    /// <summary>All of a history but the times.</summary>
    public static object Comparable(TrainingHistory history) =>
        (history.BestEpoch, history.StopReason, history.Steps, string.Join("; ", history.Epochs.Select(epoch => (epoch with { Duration = default }).ToString())));

    /// <summary>The header of a file.</summary>
    public static JsonElement Header(byte[] file) => JsonDocument.Parse(file.AsMemory(8, (int)BitConverter.ToInt64(file))).RootElement;

    /// <summary>The file with another text in its metadata, of which there must be one.</summary>
    public static byte[] WithText(byte[] file, string name, string? text)
    {
        int length = (int)BitConverter.ToInt64(file);
        System.Text.Json.Nodes.JsonNode header = System.Text.Json.Nodes.JsonNode.Parse(file.AsSpan(8, length))!;
        System.Text.Json.Nodes.JsonObject metadata = header["__metadata__"]!.AsObject();
        Assert.True(metadata.Remove(name));
        if (text is not null)
        {
            metadata[name] = text;
        }

        return WithHeader(file, System.Text.Encoding.UTF8.GetBytes(header.ToJsonString()));
    }

    public static byte[] WithHeader(byte[] file, byte[] header) => [.. BitConverter.GetBytes((long)header.Length), .. header, .. file.AsSpan(8 + (int)BitConverter.ToInt64(file))];

    /// <summary>The floats of a tensor of a file.</summary>
    public static float[] Floats(byte[] file, string name)
    {
        JsonElement places = Header(file).GetProperty(name).GetProperty("data_offsets");
        int data = 8 + (int)BitConverter.ToInt64(file);
        return System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(file.AsSpan(data)[places[0].GetInt32()..places[1].GetInt32()]).ToArray();
    }
}
