using System.Buffers.Binary;

namespace StaticNet.Data.Tests;

/// <summary>IDX files made in memory.</summary>
internal static class IdxFiles
{
    public const byte UnsignedByte = 0x08;

    /// <summary>Three images of 2 x 2.</summary>
    public static byte[] Images { get; } = File(UnsignedByte, [3, 2, 2], [0, 255, 51, 102, 1, 2, 3, 4, 250, 251, 252, 253]);

    public static byte[] Labels { get; } = File(UnsignedByte, [3], [7, 0, 2]);

    public static byte[] File(byte type, uint[] sizes, byte[] elements)
    {
        var header = new byte[4 + (4 * sizes.Length)];
        header[2] = type;
        header[3] = (byte)sizes.Length;
        for (int d = 0; d < sizes.Length; d++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4 + (4 * d)), sizes[d]);
        }

        return [.. header, .. elements];
    }

    public static Dataset Read(byte[] images, byte[] labels, IdxOptions? options = null) =>
        IdxDataset.Read(new MemoryStream(images), new MemoryStream(labels), options, "images.idx", "labels.idx");
}
