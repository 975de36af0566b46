using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace StaticNet.Tests.Weights;

/// <summary>What is saved is what the format says, and comes in one piece.</summary>
public class SavingTests
{
    public static TheoryData<string> Networks => ["Small", "Normalised", "Gated", "Image"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void What_is_saved_is_loaded_bit_for_bit(string name)
    {
        INetwork network = Make(name, seed: 5);
        INetwork other = Make(name, seed: 6);
        using var folder = new TestFolder();
        string path = folder.At("weights.safetensors");

        network.Save(path);
        other.Load(path);

        Assert.True(Untouched.AreSame(network.Parameters, other.Parameters));
        Assert.True(Untouched.AreSame(network.Statistics, other.Statistics));
        Assert.Equal(["weights.safetensors"], folder.Names);
    }

    // Read by what the format says, and nothing of the reader.
    [Theory]
    [MemberData(nameof(Networks))]
    public void The_file_is_what_the_format_says(string name)
    {
        INetwork network = Make(name, seed: 5);
        var stream = new MemoryStream();

        network.Save(stream);

        byte[] file = stream.ToArray();
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        Assert.Equal(0, length % 8);
        Assert.Equal((byte)'{', file[8]);
        using var header = JsonDocument.Parse(Encoding.UTF8.GetString(file, 8, length).TrimEnd(' '));
        List<JsonProperty> entries = [.. header.RootElement.EnumerateObject().Where(entry => entry.Name != "__metadata__")];
        Assert.Equal("pt", header.RootElement.GetProperty("__metadata__").GetProperty("format").GetString());
        List<FileTensor> tensors = SafetensorsBytes.TensorsOf(network);
        Assert.Equal(tensors.Select(tensor => tensor.Name), entries.Select(entry => entry.Name));
        int end = 0;
        foreach ((FileTensor tensor, JsonProperty entry) in tensors.Zip(entries))
        {
            Assert.Equal("F32", entry.Value.GetProperty("dtype").GetString());
            Assert.Equal(tensor.Shape, entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()));
            int[] places = [.. entry.Value.GetProperty("data_offsets").EnumerateArray().Select(place => place.GetInt32())];
            Assert.Equal([end, end + tensor.Bytes.Length], places);
            Assert.Equal(tensor.Bytes, file[(8 + length + places[0])..(8 + length + places[1])]);
            end = places[1];
        }

        Assert.Equal(file.Length, 8 + length + end);
    }

    [Fact]
    public void Tensors_have_the_shapes_and_order_of_PyTorch_whatever_their_padding()
    {
        var network = new SmallNetwork(seed: 1);
        network.Tensors[0].CopyFrom([1, 2, 3, 4, 5, 6]);
        network.Tensors[1].CopyFrom([7, 8, 9]);
        var stream = new MemoryStream();

        network.Save(stream);

        Assert.Equal(new float[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }.SelectMany(BitConverter.GetBytes), stream.ToArray()[^36..]);
    }

    [Fact]
    public void Every_bit_of_a_value_is_saved()
    {
        var network = new SmallNetwork(seed: 1);
        float[] odd = [-0f, float.Epsilon, BitConverter.UInt32BitsToSingle(0x7FC0_1234), float.PositiveInfinity, float.MinValue, 1.17549421E-38f];
        network.Tensors[0].CopyFrom(odd);
        var stream = new MemoryStream();
        network.Save(stream);
        var other = new SmallNetwork(seed: 2);
        stream.Position = 0;

        other.Load(stream);

        Assert.Equal(odd.Select(BitConverter.SingleToInt32Bits), other.Tensors[0].ToArray().Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void An_existing_file_is_replaced_also_by_a_shorter_one()
    {
        using var folder = new TestFolder();
        string path = folder.Write("weights.safetensors", new byte[100_000]);

        new SmallNetwork(seed: 1).Save(path);
        new SmallNetwork(seed: 2).Load(path);

        Assert.Equal(["weights.safetensors"], folder.Names);
    }

    [Fact]
    public void What_a_symbolic_link_leads_to_is_replaced_and_the_link_stays()
    {
        using var folder = new TestFolder();
        foreach (string target in new[] { "there.safetensors", "not yet.safetensors" })
        {
            if (target[0] == 't')
            {
                folder.Write(target, [1, 2, 3]);
            }

            string link = folder.At("link to " + target);
            File.CreateSymbolicLink(link, target);

            new SmallNetwork(seed: 1).Save(link);

            Assert.Equal(target, new FileInfo(link).LinkTarget);
            Assert.Null(new FileInfo(folder.At(target)).LinkTarget);
            new SmallNetwork(seed: 2).Load(folder.At(target));
            new SmallNetwork(seed: 2).Load(link);
        }
    }

    [Fact]
    public void A_save_that_fails_leaves_what_was_there()
    {
        using var folder = new TestFolder();
        string path = folder.Write("weights.safetensors", [1, 2, 3]);
        var network = new SmallNetwork(seed: 1);

        Assert.Equal("no room", Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write(new byte[10_000]);
            throw new IOException("no room");
        })).Message);
        Directory.CreateDirectory(folder.At("folder"));
        Assert.ThrowsAny<Exception>(() => network.Save(folder.At("folder")));
        Assert.Throws<DirectoryNotFoundException>(() => network.Save(folder.At("none", "weights.safetensors")));
        Assert.ThrowsAny<ArgumentException>(() => network.Save(path, new Dictionary<string, string> { ["1"] = "one" }));
        Assert.Throws<ArgumentException>(() => network.Save(string.Empty));
        Assert.Throws<ArgumentNullException>(() => network.Save((Stream)null!));

        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal(["folder", "weights.safetensors"], folder.Names);
        Assert.Empty(Directory.GetFileSystemEntries(folder.At("folder")));
    }

    // Whoever may write everywhere finds no such folder.
    [Fact]
    public void A_folder_that_may_not_be_written_keeps_the_old_file()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TestFolder();
        string path = folder.Write("weights.safetensors", [1, 2, 3]);
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            if (!Environment.IsPrivilegedProcess)
            {
                Assert.Throws<UnauthorizedAccessException>(() => new SmallNetwork(seed: 1).Save(path));
                Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
            }
        }
        finally
        {
            File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Assert.Equal(["weights.safetensors"], folder.Names);
    }

    // Two in one process and two in one folder: each writes beside under a name of its own.
    [Fact]
    public void Saves_at_the_same_time_leave_one_of_them_whole()
    {
        using var folder = new TestFolder();
        string path = folder.At("weights.safetensors");
        INetwork[] networks = [new ImageNetwork(seed: 1), new ImageNetwork(seed: 2), new ImageNetwork(seed: 3)];

        Parallel.For(0, 60, i => networks[i % 3].Save(path));

        var loaded = new ImageNetwork(seed: 4);
        loaded.Load(path);
        Assert.Contains(networks, network => Untouched.AreSame(network.Parameters, loaded.Parameters));
        Assert.Equal(["weights.safetensors"], folder.Names);
    }

    private static INetwork Make(string name, int seed)
    {
        INetwork network = name switch
        {
            "Small" => new SmallNetwork(seed),
            "Normalised" => new NormalisedNetwork(seed),
            "Gated" => new GatedNetwork(seed),
            _ => new ImageNetwork(seed),
        };
        var random = new RandomSource(seed);
        foreach (ParameterTensor tensor in network.Tensors.Concat(network.StatisticTensors))
        {
            tensor.CopyFrom([.. Enumerable.Range(0, tensor.Length).Select(_ => (float)random.NextNormal())]);
        }

        return network;
    }
}
