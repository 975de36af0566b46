namespace StaticNet.Data;

/// <summary>Some bytes, then a stream, then some more bytes. The stream is left open.</summary>
internal sealed class JoinedStream(ReadOnlyMemory<byte> before, Stream middle, ReadOnlyMemory<byte> after) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> before = before;
    private ReadOnlyMemory<byte> after = after;

    /// <summary>Whether the stream in the middle has come to its end.</summary>
    public bool IsBehindMiddle { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        int read = Take(ref before, buffer);
        if (read == 0 && !IsBehindMiddle && !buffer.IsEmpty)
        {
            read = middle.Read(buffer);
            IsBehindMiddle = read == 0;
        }

        return IsBehindMiddle ? Take(ref after, buffer) : read;
    }

    private static int Take(ref ReadOnlyMemory<byte> bytes, Span<byte> buffer)
    {
        int count = Math.Min(bytes.Length, buffer.Length);
        bytes.Span[..count].CopyTo(buffer);
        bytes = bytes[count..];
        return count;
    }
}
