using System.Buffers.Binary;

namespace StaticNet.Data;

/// <summary>
/// How an IDX file begins: two zero bytes, the type of the elements, the number of dimensions, and the size of each in four
/// bytes, the highest first. The elements follow, the last index running fastest.
/// </summary>
internal sealed class IdxHeader
{
    private IdxHeader(IdxElementType type, uint[] sizes, long elementCount)
    {
        Type = type;
        Sizes = sizes;
        ElementCount = (int)elementCount;
    }

    public IdxElementType Type { get; }

    public uint[] Sizes { get; }

    /// <summary>The number of elements; at least 1, and no more than fit into an array.</summary>
    public int ElementCount { get; }

    public int ElementBytes => BytesOf(Type);

    public int SampleCount => (int)Sizes[0];

    public int SampleSize => ElementCount / SampleCount;

    /// <summary>The shape of one sample: that of the file without the number of samples, a channel before rows and columns where there is none.</summary>
    public int[] SampleShape => Sizes.Length switch
    {
        1 => [1],
        3 => [1, (int)Sizes[1], (int)Sizes[2]],
        _ => [.. Sizes.Skip(1).Select(size => (int)size)],
    };

    /// <summary>The number of bytes of the whole file.</summary>
    public long FileBytes => 4 + (4L * Sizes.Length) + ((long)ElementCount * ElementBytes);

    /// <summary>Reads and checks the header, against the length of the file too where that is known.</summary>
    public static IdxHeader Read(DataSource source)
    {
        var magic = new byte[4];
        int read = source.Content.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        if (read < magic.Length)
        {
            throw new InvalidDataException($"{source.Name} is too short for an IDX file: it has {read} bytes, and the header alone at least 8.");
        }

        var type = (IdxElementType)magic[2];
        if (magic[0] != 0 || magic[1] != 0 || !Enum.IsDefined(type))
        {
            throw new InvalidDataException(
                $"{source.Name} is no IDX file: it begins with {Convert.ToHexString(magic)}, but 0000 is expected, then the element type (08, 09, 0B, 0C, 0D or 0E), then the number of dimensions.");
        }

        var header = new IdxHeader(type, ReadSizes(source, magic[3], out long elementCount), elementCount);
        if (source.Length is { } length && length != header.FileBytes)
        {
            throw header.WrongLength(source, length);
        }

        return header;
    }

    public InvalidDataException WrongLength(DataSource source, long actual) => new(
        $"{source.Name} is {(actual < FileBytes ? "truncated" : "too long")}: {string.Join(" x ", Sizes)} elements of {ElementBytes} bytes make {FileBytes} bytes with the header, but it has {actual}{(source.IsCompressed ? " after decompression" : "")}.");

    private static uint[] ReadSizes(DataSource source, int dimensions, out long elementCount)
    {
        if (dimensions == 0)
        {
            throw new InvalidDataException($"{source.Name} has no dimensions: an IDX file of samples has at least 1.");
        }

        var bytes = new byte[4 * dimensions];
        int read = source.Content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length)
        {
            throw new InvalidDataException($"{source.Name} is truncated: the sizes of its {dimensions} dimensions end at byte {4 + bytes.Length}, but it has {4 + read}.");
        }

        var sizes = new uint[dimensions];
        elementCount = 1;
        for (int d = 0; d < dimensions; d++)
        {
            sizes[d] = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4 * d));
            // Beyond what fits it stays there: a product of 255 sizes would overflow any integer.
            elementCount = elementCount > Array.MaxLength ? elementCount : elementCount * sizes[d];
        }

        if (sizes.Contains(0u))
        {
            throw new InvalidDataException($"{source.Name} is empty: its dimensions are {string.Join(" x ", sizes)}.");
        }

        return elementCount <= Array.MaxLength
            ? sizes
            : throw new InvalidDataException($"{source.Name} claims {string.Join(" x ", sizes)} elements, more than the {Array.MaxLength} that fit into an array.");
    }

    private static int BytesOf(IdxElementType type) => type switch
    {
        IdxElementType.UnsignedByte or IdxElementType.SignedByte => 1,
        IdxElementType.Short => 2,
        IdxElementType.Double => 8,
        _ => 4,
    };
}
