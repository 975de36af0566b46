using System.IO.Compression;

namespace StaticNet.Data.Tests;

public class GzipContentTests
{
    // Incompressible and around the sizes of buffers on the way, so that members end everywhere, on their borders too.
    [Fact]
    public void Reads_members_that_end_anywhere()
    {
        var random = new Random(1);
        byte[] noise = new byte[70_000];
        random.NextBytes(noise);
        foreach (int border in new[] { 0, 8 * 1024, 32 * 1024, 64 * 1024 })
        {
            for (int length = Math.Max(0, border - 40); length < border + 20; length++)
            {
                Assert.Equal(noise[..length], ReadBack(Gzip.Compress(noise[..length], CompressionLevel.NoCompression)));
            }
        }
    }

    [Fact]
    public void Reads_several_members_as_one()
    {
        byte[] content = new byte[5000];

        Assert.Equal(content, ReadBack([.. Gzip.Compress(content.AsSpan(0, 10)), .. Gzip.Compress(content.AsSpan(10, 0)), .. Gzip.Compress(content.AsSpan(10))]));
    }

    [Fact]
    public void Refuses_what_is_cut_off_or_followed_by_something_else()
    {
        byte[] whole = Gzip.Compress(new byte[3000]);
        for (int length = 2; length < whole.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => ReadBack(whole[..length]));
        }

        Assert.Contains("followed by something else", Assert.Throws<InvalidDataException>(() => ReadBack([.. whole, 1, 2, 3])).Message);
    }

    private static byte[] ReadBack(byte[] compressed)
    {
        var idx = new MemoryStream(compressed);
        using DataSource source = DataSource.Open(idx, "noise");
        var content = new MemoryStream();
        source.Content.CopyTo(content);
        return content.ToArray();
    }
}
