using System.Buffers.Binary;
using System.Text.Json;

namespace StaticNet.Tests.Weights;

/// <summary>What a file says, read by the format's description and nothing of what is tested.</summary>
internal static class FileReading
{
    /// <summary>Whether these are the values that the file has for a tensor.</summary>
    public static bool Says(byte[] file, ParameterTensor tensor)
    {
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        using var header = JsonDocument.Parse(file.AsMemory(8, length));
        JsonElement entry = header.RootElement.GetProperty(tensor.Name);
        ReadOnlySpan<byte> data = file.AsSpan(8 + length)[entry.GetProperty("data_offsets")[0].GetInt32()..entry.GetProperty("data_offsets")[1].GetInt32()];
        string type = entry.GetProperty("dtype").GetString()!;
        int size = type switch { "F64" => 8, "F32" => 4, _ => 2 };
        if (data.Length != size * tensor.Length || !entry.GetProperty("shape").EnumerateArray().Select(one => one.GetInt32()).SequenceEqual(tensor.Shape.ToArray()))
        {
            return false;
        }

        float[] values = tensor.ToArray();
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> one = data.Slice(i * size, size);
            float value = type switch
            {
                "F64" => (float)BitConverter.ToDouble(one),
                "F32" => BitConverter.ToSingle(one),
                "F16" => (float)BitConverter.ToHalf(one),
                "BF16" => BitConverter.ToSingle([0, 0, .. one]),
                _ => throw new InvalidOperationException($"{type} is no type of floats."),
            };
            if (BitConverter.SingleToInt32Bits(values[i]) != BitConverter.SingleToInt32Bits(value))
            {
                return false;
            }
        }

        return true;
    }
}
