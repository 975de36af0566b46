namespace StaticNet.Data.Tests;

public class IdxFuzzTests
{
    // Buffers, streams and messages of one reading; far less than what the sizes in a broken header ask for.
    private const long AllowedBytes = 2_000_000;

    [Fact]
    public void Refuses_every_truncation()
    {
        foreach (byte[] whole in new[] { IdxFiles.Images, Gzip.Compress(IdxFiles.Images) })
        {
            for (int length = 0; length < whole.Length; length++)
            {
                Assert.Throws<InvalidDataException>(() => IdxFiles.Read(whole[..length], IdxFiles.Labels));
            }
        }

        foreach (byte[] whole in new[] { IdxFiles.Labels, Gzip.Compress(IdxFiles.Labels) })
        {
            for (int length = 0; length < whole.Length; length++)
            {
                Assert.Throws<InvalidDataException>(() => IdxFiles.Read(IdxFiles.Images, whole[..length]));
            }
        }
    }

    [Fact]
    public void Takes_every_mutation_or_refuses_it_with_little_memory()
    {
        var random = new Random(20260101);
        foreach (bool isZipped in new[] { false, true })
        {
            for (int round = 0; round < 3000; round++)
            {
                byte[] images = Mutate(IdxFiles.Images, random);
                byte[] labels = random.Next(2) == 0 ? IdxFiles.Labels : Mutate(IdxFiles.Labels, random);
                ReadsOrRefuses(isZipped ? Gzip.Compress(images) : images, isZipped ? Gzip.Compress(labels) : labels);
            }
        }
    }

    [Fact]
    public void Takes_every_mutation_of_a_gzip_file_or_refuses_it()
    {
        var random = new Random(20260102);
        byte[] whole = Gzip.Compress(IdxFiles.Images);
        for (int round = 0; round < 3000; round++)
        {
            ReadsOrRefuses(Mutate(whole, random), IdxFiles.Labels);
        }
    }

    [Fact]
    public void Believes_no_size_before_the_bytes_are_there()
    {
        byte[] claim = IdxFiles.File(IdxFiles.UnsignedByte, [2_000_000_000], new byte[10]);
        byte[] labels = IdxFiles.File(IdxFiles.UnsignedByte, [2_000_000_000], new byte[10]);

        ReadsOrRefuses(claim, labels);
        ReadsOrRefuses(Gzip.Compress(claim), Gzip.Compress(labels));
        ReadsOrRefuses(Gzip.Compress(IdxFiles.File(IdxFiles.UnsignedByte, [3, 700_000_000], new byte[10])), IdxFiles.Labels);
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        byte[] mutated = [.. bytes];
        for (int change = random.Next(1, 4); change > 0; change--)
        {
            // Half of the changes hit the header, where they hurt most.
            mutated[random.Next(random.Next(2) == 0 ? 8 : mutated.Length)] = (byte)random.Next(256);
        }

        return mutated;
    }

    private static void ReadsOrRefuses(byte[] images, byte[] labels)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Dataset data = IdxFiles.Read(images, labels);
            Assert.Equal(data.Count * data.InputSize, data.Inputs.Length);
            Assert.Equal(data.Count, data.Labels.Length);
        }
        catch (InvalidDataException refusal)
        {
            Assert.NotEmpty(refusal.Message);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, AllowedBytes);
    }
}
