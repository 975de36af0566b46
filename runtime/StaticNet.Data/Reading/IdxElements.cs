using System.Buffers.Binary;

namespace StaticNet.Data;

/// <summary>
/// Reads the elements behind the header of an IDX file. A header may claim anything, so the array grows with what is really
/// there: it is only made at full length beforehand where the length of the file is known and fits.
/// </summary>
internal static class IdxElements
{
    // A multiple of every element's size.
    private const int ChunkBytes = 64 * 1024;

    private delegate void Decoder<T>(ReadOnlySpan<byte> bytes, Span<T> elements);

    public static float[] ReadFloats(DataSource source, IdxHeader header, float? divisor)
    {
        float by = divisor ?? (header.Type == IdxElementType.UnsignedByte ? byte.MaxValue : 1f);
        float[] values = Read<float>(source, header, (bytes, elements) => DecodeFloats(header.Type, bytes, elements, by));
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"{source.Name}: value {i % header.SampleSize} of sample {i / header.SampleSize} is {values[i]}, but a finite float is expected."));
            }
        }

        return values;
    }

    public static int[] ReadIntegers(DataSource source, IdxHeader header) =>
        Read<int>(source, header, (bytes, elements) => DecodeIntegers(header.Type, bytes, elements));

    private static T[] Read<T>(DataSource source, IdxHeader header, Decoder<T> decode)
    {
        var chunk = new byte[ChunkBytes];
        var elements = new T[source.Length is null ? Math.Min(header.ElementCount, ChunkBytes) : header.ElementCount];
        for (int done = 0; done < header.ElementCount;)
        {
            int count = Math.Min(header.ElementCount - done, ChunkBytes / header.ElementBytes);
            Span<byte> bytes = chunk.AsSpan(0, count * header.ElementBytes);
            int read = source.Content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (read < bytes.Length)
            {
                long missing = ((long)(header.ElementCount - done) * header.ElementBytes) - read;
                throw header.WrongLength(source, header.FileBytes - missing);
            }

            if (elements.Length < done + count)
            {
                Array.Resize(ref elements, (int)Math.Min(header.ElementCount, 2L * elements.Length));
            }

            decode(bytes, elements.AsSpan(done, count));
            done += count;
        }

        CheckEnd(source, header, chunk);
        return elements;
    }

    // Reading on also makes the checksum of a gzip file be looked at. How much too long it is, only as far as one chunk: it
    // may be a bomb.
    private static void CheckEnd(DataSource source, IdxHeader header, byte[] chunk)
    {
        int excess = source.Content.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false);
        if (excess == chunk.Length)
        {
            throw new InvalidDataException($"{source.Name} is too long: {header.FileBytes} bytes are expected, but at least {excess} more follow.");
        }

        if (excess > 0)
        {
            throw header.WrongLength(source, header.FileBytes + excess);
        }
    }

    private static void DecodeFloats(IdxElementType type, ReadOnlySpan<byte> bytes, Span<float> elements, float divisor)
    {
        if (type == IdxElementType.UnsignedByte)
        {
            for (int i = 0; i < elements.Length; i++)
            {
                elements[i] = bytes[i] / divisor;
            }

            return;
        }

        int size = bytes.Length / elements.Length;
        for (int i = 0; i < elements.Length; i++)
        {
            ReadOnlySpan<byte> at = bytes.Slice(i * size, size);
            elements[i] = type switch
            {
                IdxElementType.Float => BinaryPrimitives.ReadSingleBigEndian(at) / divisor,
                IdxElementType.Double => (float)(BinaryPrimitives.ReadDoubleBigEndian(at) / divisor),
                _ => (float)((double)Integer(type, at) / divisor),
            };
        }
    }

    private static void DecodeIntegers(IdxElementType type, ReadOnlySpan<byte> bytes, Span<int> elements)
    {
        int size = bytes.Length / elements.Length;
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = Integer(type, bytes.Slice(i * size, size));
        }
    }

    private static int Integer(IdxElementType type, ReadOnlySpan<byte> at) => type switch
    {
        IdxElementType.UnsignedByte => at[0],
        IdxElementType.SignedByte => (sbyte)at[0],
        IdxElementType.Short => BinaryPrimitives.ReadInt16BigEndian(at),
        IdxElementType.Int => BinaryPrimitives.ReadInt32BigEndian(at),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not an integer type."),
    };
}
