namespace StaticNet.Data;

/// <summary>Bytes to read, decompressed where they begin as gzip does, and what to call them in messages.</summary>
internal sealed class DataSource : IDisposable
{
    private DataSource(Stream content, string name, bool isCompressed, long? length)
    {
        Content = content;
        Name = name;
        IsCompressed = isCompressed;
        Length = length;
    }

    /// <summary>The bytes, decompressed.</summary>
    public Stream Content { get; }

    public string Name { get; }

    public bool IsCompressed { get; }

    /// <summary>The number of bytes, where that is known beforehand.</summary>
    public long? Length { get; }

    /// <summary>Begins at the stream's position and leaves the stream open.</summary>
    public static DataSource Open(Stream stream, string name)
    {
        long? length = stream.CanSeek ? stream.Length - stream.Position : null;
        var magic = new byte[2];
        ReadOnlyMemory<byte> begin = magic.AsMemory(0, stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false));
        return begin.Span is [0x1f, 0x8b]
            ? new DataSource(new GzipContent(begin, stream, name), name, true, null)
            : new DataSource(new JoinedStream(begin, stream, default), name, false, length);
    }

    public void Dispose() => Content.Dispose();
}
