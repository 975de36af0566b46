using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace StaticNet;

/// <summary>Collects tensors and texts, and writes them as a safetensors file. The header is padded to a multiple of 8 bytes, so that every tensor begins at one.</summary>
internal sealed class SafetensorsWriter
{
    private const int Alignment = 8;

    private readonly List<(string Name, ElementType Type, int[] Shape, byte[] Bytes)> tensors = [];
    private readonly HashSet<string> names = [];

    // Readers of PyTorch's world look for it.
    private readonly Dictionary<string, string> metadata = new() { ["format"] = "pt" };

    /// <summary>Adds a text.</summary>
    public void Add(string name, string text) => metadata.Add(name, text);

    /// <summary>Adds a tensor of floats.</summary>
    /// <exception cref="ArgumentException">There is one of this name.</exception>
    public void Add(string name, ReadOnlySpan<int> shape, ReadOnlySpan<float> values) => Add(name, ElementType.F32, shape, MemoryMarshal.AsBytes(values));

    /// <summary>Adds a tensor of numbers of 64 bits.</summary>
    /// <exception cref="ArgumentException">There is one of this name.</exception>
    public void Add(string name, ReadOnlySpan<int> shape, ReadOnlySpan<double> values) => Add(name, ElementType.F64, shape, MemoryMarshal.AsBytes(values));

    /// <summary>Adds a tensor of whole numbers of 32 bits.</summary>
    /// <exception cref="ArgumentException">There is one of this name.</exception>
    public void Add(string name, ReadOnlySpan<int> shape, ReadOnlySpan<int> values) => Add(name, ElementType.I32, shape, MemoryMarshal.AsBytes(values));

    /// <summary>Writes the file.</summary>
    public void WriteTo(Stream stream)
    {
        // Wide elements first, so that each tensor begins at a multiple of its elements' size.
        List<(string Name, ElementType Type, int[] Shape, byte[] Bytes)> ordered = [.. tensors.OrderByDescending(tensor => ElementTypes.Size(tensor.Type))];
        using var header = new MemoryStream();
        header.Write(stackalloc byte[sizeof(ulong)]);
        WriteHeader(header, ordered);
        while (header.Length % Alignment != 0)
        {
            header.WriteByte((byte)' ');
        }

        BinaryPrimitives.WriteInt64LittleEndian(header.GetBuffer(), header.Length - sizeof(ulong));
        header.WriteTo(stream);
        foreach ((_, _, _, byte[] bytes) in ordered)
        {
            stream.Write(bytes);
        }
    }

    private void Add(string name, ElementType type, ReadOnlySpan<int> shape, ReadOnlySpan<byte> values)
    {
        if (!names.Add(name))
        {
            throw new ArgumentException($"Two tensors would have the name '{name}'.", nameof(name));
        }

        byte[] bytes = values.ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            int size = ElementTypes.Size(type);
            for (int i = 0; i < bytes.Length; i += size)
            {
                bytes.AsSpan(i, size).Reverse();
            }
        }

        tensors.Add((name, type, shape.ToArray(), bytes));
    }

    private void WriteHeader(Stream header, List<(string Name, ElementType Type, int[] Shape, byte[] Bytes)> ordered)
    {
        using var json = new Utf8JsonWriter(header);
        json.WriteStartObject();
        json.WriteStartObject("__metadata__");
        foreach ((string name, string text) in metadata)
        {
            json.WriteString(name, text);
        }

        json.WriteEndObject();
        long begin = 0;
        foreach ((string name, ElementType type, int[] shape, byte[] bytes) in ordered)
        {
            json.WriteStartObject(name);
            json.WriteString("dtype", type.ToString());
            json.WriteStartArray("shape");
            foreach (int size in shape)
            {
                json.WriteNumberValue(size);
            }

            json.WriteEndArray();
            json.WriteStartArray("data_offsets");
            json.WriteNumberValue(begin);
            begin += bytes.Length;
            json.WriteNumberValue(begin);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
