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

    private readonly JoinedStream compressed;
    private readonly GZipStream gzip;
    private readonly string name;
    private byte[] buffer = new byte[32 * 1024];
    private int start;
    private int end;
    private bool isAtEnd;

    /// <summary>Reads on from two bytes that were already taken to look at them; the stream is left open.</summary>
    public GzipContent(ReadOnlyMemory<byte> magic, Stream rest, string name)
    {
        compressed = new JoinedStream(magic, rest, SealedMember);
        gzip = new GZipStream(compressed, CompressionMode.Decompress);
        this.name = name;
    }

    public override int Read(Span<byte> destination)
    {
        while (start == end && !isAtEnd)
        {
            Fill();
        }

        int count = Math.Min(destination.Length, end - start);
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

    // As soon as our own member is being read, what comes out may be garbage: all of it is judged before any is handed out.
    // That is little, for the member is short.
    private void Fill()
    {
        start = 0;
        end = 0;
        int read;
        do
        {
            if (end == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * buffer.Length);
            }

            read = Decompress(buffer.AsSpan(end));
            end += read;
        }
        while (read > 0 && compressed.IsBehindMiddle);

        if (read == 0)
        {
            if (!buffer.AsSpan(0, end).EndsWith(Seal))
            {
                throw new InvalidDataException($"{name} is a truncated gzip file: its compressed data end too early, or are followed by something else.");
            }

            end -= Seal.Length;
            isAtEnd = true;
        }
    }

    private int Decompress(Span<byte> destination)
    {
        try
        {
            return gzip.Read(destination);
        }
        catch (InvalidDataException cause)
        {
            throw new InvalidDataException($"{name} is a corrupt gzip file: what it holds cannot be decompressed.", cause);
        }
    }
}
