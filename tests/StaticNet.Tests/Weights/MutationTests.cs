namespace StaticNet.Tests.Weights;

/// <summary>
/// 100,000 broken files of networks of several kinds and of every floating type. Each is loaded as it says, or refused with the one exception that there is for that; a network
/// that refuses keeps every bit; and what is allocated follows from the size of the file, not from what it says.
/// </summary>
public class MutationTests
{
    private const int Files = 100_000;

    // A tensor of a few letters in the header becomes an entry of some objects. What does not depend on the file is mostly the exception with its message, and what loading begins with.
    private const int BytesForEach = 24;
    private const int BytesBesides = 64 * 1024;

    [Fact]
    public void A_broken_file_is_loaded_as_it_says_or_refused_and_leaves_no_trace()
    {
        (INetwork Network, byte[] File)[] subjects = [.. Subjects()];
        var mutations = new MutatedFiles(seed: 7);
        int loaded = 0;
        for (int i = 0; i < Files; i++)
        {
            (INetwork network, byte[] whole) = subjects[i % subjects.Length];
            byte[] file = mutations.Next(whole);
            float[] parameters = network.Parameters.ToArray();
            float[] statistics = network.Statistics.ToArray();
            var stream = new MemoryStream(file);
            bool isLoaded = true;
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                network.Load(stream);
            }
            catch (SafetensorsException)
            {
                isLoaded = false;
            }

            // The first ones also pay for what is made once.
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(i < 1_000 || allocated <= (BytesForEach * (long)file.Length) + BytesBesides, $"{file.Length} bytes, {allocated} allocated");
            if (isLoaded)
            {
                loaded++;
                Assert.All(network.Tensors.Concat(network.StatisticTensors), tensor => Assert.True(FileReading.Says(file, tensor), tensor.ToString()));
            }
            else
            {
                Assert.True(Untouched.AreSame(parameters, network.Parameters) && Untouched.AreSame(statistics, network.Statistics), "the network has changed");
            }
        }

        // Both happen often enough to mean something: some of the changed bytes are values, which no one can know to be wrong.
        Assert.InRange(loaded, Files / 100, Files / 2);
    }

    [Fact]
    public void A_file_cut_at_any_byte_is_refused()
    {
        foreach ((INetwork network, byte[] file) in Subjects())
        {
            for (int length = 0; length < file.Length; length++)
            {
                Assert.Throws<SafetensorsException>(() => network.Load(new MemoryStream(file, 0, length)));
            }
        }
    }

    [Fact]
    public void A_header_of_many_tensors_takes_memory_in_proportion()
    {
        var network = new SmallNetwork(seed: 1);
        foreach (int count in new[] { 1_000, 30_000 })
        {
            string entries = string.Join(',', Enumerable.Range(0, count).Select(i => $$$"""
                "{{{i}}}":{"dtype":"I8","shape":[],"data_offsets":[{{{i}}},{{{i + 1}}}]}
                """));
            byte[] file = SafetensorsBytes.Of($"{{{entries}}}", count);
            long before = GC.GetAllocatedBytesForCurrentThread();

            Assert.Throws<SafetensorsException>(() => network.Load(new MemoryStream(file)));

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, (BytesForEach * (long)file.Length) + BytesBesides);
        }
    }

    private static IEnumerable<(INetwork Network, byte[] File)> Subjects()
    {
        INetwork[] networks = [new SmallNetwork(seed: 1), new NormalisedNetwork(seed: 2), new GatedNetwork(seed: 3), new ImageNetwork(seed: 4)];
        foreach (INetwork network in networks)
        {
            var saved = new MemoryStream();
            network.Save(saved);
            yield return (network, saved.ToArray());
        }

        foreach (string type in new[] { "F64", "F16", "BF16" })
        {
            INetwork network = new NormalisedNetwork(seed: 5);
            IEnumerable<FileTensor> tensors = SafetensorsBytes.TensorsOf(network).Select(tensor => tensor with { Type = type, Bytes = Converted(tensor.Bytes, type) });
            yield return (network, SafetensorsBytes.Of([.. tensors, new FileTensor("norm.num_batches_tracked", "I64", [], new byte[8]), new FileTensor("fit/order", "I32", [4], new byte[16])]));
        }
    }

    private static byte[] Converted(byte[] floats, string type)
    {
        var bytes = new List<byte>();
        for (int i = 0; i < floats.Length; i += sizeof(float))
        {
            float value = BitConverter.ToSingle(floats, i);
            bytes.AddRange(type switch
            {
                "F64" => BitConverter.GetBytes((double)value),
                "F16" => BitConverter.GetBytes((Half)value),
                _ => floats[(i + 2)..(i + 4)],
            });
        }

        return [.. bytes];
    }
}
