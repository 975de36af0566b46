using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>
/// Reads tensors from a safetensors file: eight bytes with the length of the header, the header, and the tensors' bytes, little-endian. The whole file is held against its
/// header before the first tensor is read.
/// </summary>
internal sealed class SafetensorsReader : IDisposable
{
    /// <summary>By this name a file says that it is a checkpoint of a trainer, and of which version.</summary>
    public const string CheckpointKey = "staticnet.checkpoint";

    private const int LengthBytes = 8;

    // The format's own limit.
    private const long MostHeaderBytes = 100_000_000;
    private const int BlockBytes = 65_536;

    private readonly Stream stream;
    private readonly string source;
    private readonly SafetensorsHeader header;
    private readonly long dataStart;
    private byte[]? block;

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="SafetensorsException">It is no such file.</exception>
    /// <exception cref="IOException">It cannot be opened or read.</exception>
    public SafetensorsReader(string path)
        : this(Open(path), path)
    {
    }

    /// <summary>Reads the header of what is left of a stream, to its end. The stream is the reader's from here.</summary>
    /// <param name="stream">One that can seek.</param>
    /// <param name="source">How messages name it.</param>
    /// <exception cref="SafetensorsException">It is no such file.</exception>
    public SafetensorsReader(Stream stream, string source)
    {
        this.stream = stream;
        this.source = source;
        try
        {
            long start = stream.Position;
            long length = stream.Length - start;
            header = ReadHeader(length, out long headerBytes);
            dataStart = start + LengthBytes + headerBytes;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Copies what is left of a stream, which may be one that cannot seek and stays open, and reads its header.</summary>
    /// <exception cref="SafetensorsException">It is no such file.</exception>
    public static SafetensorsReader OfCopy(Stream stream)
    {
        long left = stream.CanSeek ? stream.Length - stream.Position : 0;
        var content = new MemoryStream((int)Math.Clamp(left, 0, Array.MaxLength));
        stream.CopyTo(content);
        content.Position = 0;
        return new SafetensorsReader(content, "stream");
    }

    /// <summary>How messages name the file.</summary>
    public string Source => source;

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, TensorEntry> Entries => header.Entries;

    /// <summary>What else the file says, text by name.</summary>
    public IReadOnlyDictionary<string, string> Metadata => header.Metadata;

    /// <summary>Whether a tensor is no part of a network, but what a trainer adds to it in a checkpoint.</summary>
    public bool IsOfTrainer(TensorEntry entry) => Metadata.ContainsKey(CheckpointKey) && entry.Name.Contains('/');

    /// <summary>Reads a tensor of floats, of any of the four kinds.</summary>
    /// <param name="entry">The tensor; one of a floating type.</param>
    /// <param name="values">Room for all of its values.</param>
    /// <exception cref="SafetensorsException">A number of 64 bits that no float comes near, or the file has changed.</exception>
    public void Read(TensorEntry entry, Span<float> values)
    {
        if (entry.Type == ElementType.F32 && BitConverter.IsLittleEndian)
        {
            Fill(entry, 0, MemoryMarshal.AsBytes(values));
            return;
        }

        int size = ElementTypes.Size(entry.Type);
        block ??= new byte[BlockBytes];
        for (int first = 0; first < values.Length; first += BlockBytes / size)
        {
            Span<float> some = values[first..Math.Min(values.Length, first + (BlockBytes / size))];
            Span<byte> bytes = block.AsSpan(0, some.Length * size);
            Fill(entry, (long)first * size, bytes);
            for (int i = 0; i < some.Length; i++)
            {
                ReadOnlySpan<byte> one = bytes.Slice(i * size, size);
                some[i] = entry.Type switch
                {
                    ElementType.F16 => (float)BinaryPrimitives.ReadHalfLittleEndian(one),
                    ElementType.BF16 => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(one) << 16),
                    ElementType.F64 => Rounded(entry, BinaryPrimitives.ReadDoubleLittleEndian(one)),
                    _ => BinaryPrimitives.ReadSingleLittleEndian(one),
                };
            }
        }
    }

    /// <summary>Reads a tensor of numbers of 64 bits.</summary>
    /// <param name="entry">The tensor, F64.</param>
    /// <param name="values">Room for all of its values.</param>
    public void Read(TensorEntry entry, Span<double> values)
    {
        Fill(entry, 0, MemoryMarshal.AsBytes(values));
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<double, long>(values), MemoryMarshal.Cast<double, long>(values));
        }
    }

    /// <summary>Reads a tensor of whole numbers of 32 bits.</summary>
    /// <param name="entry">The tensor, I32.</param>
    /// <param name="values">Room for all of its values.</param>
    public void Read(TensorEntry entry, Span<int> values)
    {
        Fill(entry, 0, MemoryMarshal.AsBytes(values));
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(values, values);
        }
    }

    public void Dispose() => stream.Dispose();

    // Whoever saves at this moment replaces the name; what is open here stays.
    private static FileStream Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new SafetensorsException(path, null, "this is a directory and no safetensors file.");
        }

        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1);
        if (!stream.CanSeek)
        {
            stream.Dispose();
            throw new SafetensorsException(path, null, "this is no regular file; what comes from a pipe is loaded as a stream.");
        }

        return stream;
    }

    private SafetensorsHeader ReadHeader(long length, out long headerBytes)
    {
        if (length < LengthBytes)
        {
            throw new SafetensorsException(source, null, $"a safetensors file begins with {LengthBytes} bytes that say how long its header is, but there are {length} bytes.");
        }

        Span<byte> first = stackalloc byte[LengthBytes];
        stream.ReadExactly(first);
        ulong said = BinaryPrimitives.ReadUInt64LittleEndian(first);
        if (said > (ulong)(length - LengthBytes) || said > MostHeaderBytes)
        {
            // The first bytes of a zip archive would be a length beyond all limits.
            throw new SafetensorsException(
                source,
                null,
                first.StartsWith("PK\u0003\u0004"u8)
                    ? "this is a zip archive, as torch.save writes it, and no safetensors file; safetensors.torch.save_file writes those."
                : said > MostHeaderBytes
                    ? $"the header would be {said} bytes long, and none has more than {MostHeaderBytes}: this is no safetensors file."
                    : $"the file is cut short: its header would be {said} bytes long, but {length - LengthBytes} are left.");
        }

        byte[] json = new byte[(int)said];
        stream.ReadExactly(json);
        headerBytes = json.Length;
        return SafetensorsHeader.Parse(json, length - LengthBytes - headerBytes, source);
    }

    private void Fill(TensorEntry entry, long from, Span<byte> bytes)
    {
        try
        {
            stream.Position = dataStart + entry.Begin + from;
            stream.ReadExactly(bytes);
        }
        catch (EndOfStreamException exception)
        {
            throw new SafetensorsException(source, entry.Name, $"the file has become shorter while tensor {ShownText.Quoted(entry.Name)} was read.", exception);
        }
    }

    private float Rounded(TensorEntry entry, double value)
    {
        float rounded = (float)value;
        return float.IsFinite(rounded) || !double.IsFinite(value)
            ? rounded
            : throw new SafetensorsException(source, entry.Name, $"tensor {ShownText.Quoted(entry.Name)} holds {value:R}, which is beyond the range of a float.");
    }
}
