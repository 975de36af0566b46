using System.IO.Compression;

namespace StaticNet.Data;

/// <summary>
/// What is inside a gzip file of one or several members. GZipStream takes a file that was cut off for one that ends there; to
/// know, a member of our own is put behind the file: only if everything before it was whole does its content come out last.
/// </summary>
internal sealed class GzipContent : ReadOnlyStream
{
    private static readonly byte[] Seal = "StaticNet: whole"u8.ToArray();
    private static readonly byte[] SealedMember = Compress(Seal);

    private readonly GZipStream gzip;
    private readonly string name;
    private readonly byte[] buffer = new byte[32 * 1024];
    private int start;
    private int end;
    private bool isAtEnd;

    /// <summary>Reads on from two bytes that were already taken to look at them; the stream is left open.</summary>
    public GzipContent(ReadOnlyMemory<byte> magic, Stream rest, string name)
    {
        gzip = new GZipStream(new JoinedStream(magic, rest, SealedMember), CompressionMode.Decompress);
        this.name = name;
    }

    public override int Read(Span<byte> destination)
    {
        while (!isAtEnd && end - start <= Seal.Length)
        {
            Fill();
        }

        int count = Math.Min(destination.Length, end - start - Seal.Length);
        if (isAtEnd && !buffer.AsSpan(start..end).EndsWith(Seal))
        {
            throw new InvalidDataException($"{name} is a truncated gzip file: its compressed data end too early, or are followed by something else.");
        }

        buffer.AsSpan(start, count).CopyTo(destination);
        start += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        gzip.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] Compress(byte[] content)
    {
        var compressed = new MemoryStream();
        using (var stream = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            stream.Write(content);
        }

        return compressed.ToArray();
    }

    private void Fill()
    {
        buffer.AsSpan(start..end).CopyTo(buffer);
        end -= start;
        start = 0;
        try
        {
            int read = gzip.Read(buffer.AsSpan(end));
            isAtEnd = read == 0;
            end += read;
        }
        catch (InvalidDataException cause)
        {
            throw new InvalidDataException($"{name} is a corrupt gzip file: what it holds cannot be decompressed.", cause);
        }
    }
}
