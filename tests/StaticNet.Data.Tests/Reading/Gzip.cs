using System.IO.Compression;

namespace StaticNet.Data.Tests;

internal static class Gzip
{
    public static byte[] Compress(ReadOnlySpan<byte> bytes, CompressionLevel level = CompressionLevel.Optimal)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, level))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }
}
