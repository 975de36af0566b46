using System.Buffers.Binary;
using System.Text;

namespace StaticNet.Baking.Tests;

/// <summary>Writes safetensors files by hand.</summary>
internal static class SafetensorsBytes
{
    /// <summary>A header as it is given, and bytes behind it.</summary>
    public static byte[] Of(string header, params byte[] data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header.Replace('\'', '"'));
        byte[] bytes = new byte[8 + json.Length + data.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, json.Length);
        json.CopyTo(bytes, 8);
        data.CopyTo(bytes, 8 + json.Length);
        return bytes;
    }

    public static byte[] Bytes(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}
