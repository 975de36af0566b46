using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace StaticNet.Tests.Weights;

/// <summary>A tensor as a file has it.</summary>
internal sealed record FileTensor(string Name, string Type, int[] Shape, byte[] Bytes)
{
    public FileTensor(string name, int[] shape, params ReadOnlySpan<float> values)
        : this(name, "F32", shape, MemoryMarshal.AsBytes(values).ToArray())
    {
    }
}

/// <summary>Safetensors files put together byte by byte, right or wrong, without what is tested.</summary>
internal static class SafetensorsBytes
{
    /// <summary>A file of any header, with so many zeros behind it.</summary>
    public static byte[] Of(string header, int dataLength = 0) => Of(Encoding.UTF8.GetBytes(header), new byte[dataLength]);

    /// <summary>A file of any header and any data.</summary>
    public static byte[] Of(byte[] header, byte[] data)
    {
        var length = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. header, .. data];
    }

    /// <summary>A file of tensors, one behind the other.</summary>
    public static byte[] Of(params IEnumerable<FileTensor> tensors) => Of(Encoding.UTF8.GetBytes(Header(tensors)), [.. tensors.SelectMany(tensor => tensor.Bytes)]);

    /// <summary>The same, of a file that says it is a checkpoint.</summary>
    public static byte[] OfCheckpoint(params IEnumerable<FileTensor> tensors) =>
        Of(Encoding.UTF8.GetBytes($"{{\"__metadata__\":{{\"staticnet.checkpoint\":\"1\"}},{Header(tensors)[1..]}"), [.. tensors.SelectMany(tensor => tensor.Bytes)]);

    /// <summary>The header of such a file.</summary>
    public static string Header(IEnumerable<FileTensor> tensors)
    {
        int begin = 0;
        IEnumerable<string> entries = tensors.Select(tensor =>
            $"\"{tensor.Name}\":{{\"dtype\":\"{tensor.Type}\",\"shape\":[{string.Join(',', tensor.Shape)}],\"data_offsets\":[{begin},{begin += tensor.Bytes.Length}]}}");
        return $"{{{string.Join(',', entries)}}}";
    }

    /// <summary>What a network would have in a file, as floats.</summary>
    public static List<FileTensor> TensorsOf(INetwork network) =>
        [.. network.Tensors.Concat(network.StatisticTensors).Select(tensor => new FileTensor(tensor.Name, tensor.Shape.ToArray(), tensor.ToArray()))];
}
