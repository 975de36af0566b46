using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StaticNet;

/// <summary>
/// The header of a safetensors file: JSON that names each tensor, its type, its shape and its place among the bytes behind. Read strictly: the bytes of the tensors
/// are all the bytes there are, without overlaps and holes, as the format (Hugging Face, safetensors 0.4) demands.
/// </summary>
internal sealed class SafetensorsHeader
{
    // The format does not say how many; no framework has more.
    private const int MostDimensions = 64;
    private const string MetadataKey = "__metadata__";

    private readonly Dictionary<string, TensorEntry> entries = [];
    private readonly Dictionary<string, string> metadata = [];
    private readonly string source;

    private SafetensorsHeader(string source) => this.source = source;

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, TensorEntry> Entries => entries;

    /// <summary>What else the file says, text by name.</summary>
    public IReadOnlyDictionary<string, string> Metadata => metadata;

    /// <summary>Reads a header.</summary>
    /// <param name="json">Its bytes.</param>
    /// <param name="dataLength">The number of bytes behind it.</param>
    /// <param name="source">The file, for messages.</param>
    /// <exception cref="SafetensorsException">It is not what the format demands.</exception>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> json, long dataLength, string source)
    {
        var header = new SafetensorsHeader(source);
        if (json.IsEmpty || json[0] != (byte)'{')
        {
            throw header.Bad("the header does not begin with '{'.");
        }

        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 8 });
            header.Read(ref reader);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            throw header.Bad($"the header is not JSON as safetensors files have it: {exception.Message}", exception);
        }

        header.CheckPlaces(dataLength);
        return header;
    }

    private void Read(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject, "the header", "an object");
        bool hasMetadata = false;
        while (NextName(ref reader) is { } name)
        {
            if (name == MetadataKey)
            {
                if (hasMetadata)
                {
                    throw Bad($"the header has {MetadataKey} twice.");
                }

                hasMetadata = true;
                ReadMetadata(ref reader);
            }
            else if (!entries.TryAdd(name, ReadEntry(ref reader, name)))
            {
                throw Bad($"the header describes tensor {ShownText.Quoted(name)} twice.", tensor: name);
            }
        }

        // The reader throws where more than spaces follow.
        while (reader.Read())
        {
        }
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject, MetadataKey, "an object");
        while (NextName(ref reader) is { } name)
        {
            Expect(ref reader, JsonTokenType.String, $"a value of {MetadataKey}", "a text");
            if (!metadata.TryAdd(name, reader.GetString()!))
            {
                throw Bad($"{MetadataKey} has {ShownText.Quoted(name)} twice.");
            }
        }
    }

    private TensorEntry ReadEntry(ref Utf8JsonReader reader, string name)
    {
        Expect(ref reader, JsonTokenType.StartObject, "what describes", "an object", name);
        ElementType? type = null;
        long[]? shape = null;
        long[]? places = null;
        while (NextName(ref reader) is { } key)
        {
            switch (key)
            {
                case "dtype" when type is null:
                    Expect(ref reader, JsonTokenType.String, "dtype of", "a text", name);
                    string text = reader.GetString()!;
                    type = ElementTypes.TryParse(text, out ElementType known) ? known : throw Bad($"tensor {ShownText.Quoted(name)} has the dtype {ShownText.Quoted(text)}, which is not known.", tensor: name);
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref reader, name, isShape: true);
                    break;
                case "data_offsets" when places is null:
                    places = ReadNumbers(ref reader, name, isShape: false);
                    break;
                default:
                    throw Bad($"tensor {ShownText.Quoted(name)} has {ShownText.Quoted(key)} {(key is "dtype" or "shape" or "data_offsets" ? "twice" : "besides dtype, shape and data_offsets")}.", tensor: name);
            }
        }

        if (type is null || shape is null || places is null)
        {
            throw Bad($"tensor {ShownText.Quoted(name)} has no {(type is null ? "dtype" : shape is null ? "shape" : "data_offsets")}.", tensor: name);
        }

        return MakeEntry(name, type.Value, shape, places);
    }

    private TensorEntry MakeEntry(string name, ElementType type, long[] shape, long[] places)
    {
        if (places.Length != 2 || places[0] > places[1])
        {
            throw Bad($"data_offsets of tensor {ShownText.Quoted(name)} are a beginning and an end behind it, but [{string.Join(", ", places)}] came.", tensor: name);
        }

        // No product of two of these overflows: what is beyond 64 bits stays there.
        UInt128 length = 1;
        foreach (long size in shape)
        {
            length = UInt128.Min(length * (ulong)size, ulong.MaxValue);
        }

        // A size of zero behind large ones makes nothing of them.
        length = shape.Contains(0L) ? 0 : length;
        UInt128 bytes = length * (uint)ElementTypes.Size(type);
        long room = places[1] - places[0];
        if (bytes != (UInt128)room)
        {
            string needed = length == ulong.MaxValue ? "more than 2^64" : bytes.ToString(CultureInfo.InvariantCulture);
            throw Bad($"tensor {ShownText.Quoted(name)}, {type} [{string.Join(", ", shape)}], takes {needed} bytes, but its data_offsets [{places[0]}, {places[1]}] leave {room}.", tensor: name);
        }

        return new TensorEntry(name, type, shape, (long)length, places[0], places[1]);
    }

    private long[] ReadNumbers(ref Utf8JsonReader reader, string tensor, bool isShape)
    {
        Expect(ref reader, JsonTokenType.StartArray, isShape ? "shape of" : "data_offsets of", "a list", tensor);
        var numbers = new List<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long number) || number < 0)
            {
                throw Bad($"{(isShape ? "shape" : "data_offsets")} of tensor {ShownText.Quoted(tensor)} has whole numbers from 0, but something else came.", tensor: tensor);
            }

            if (numbers.Count == MostDimensions)
            {
                throw Bad($"{(isShape ? "shape" : "data_offsets")} of tensor {ShownText.Quoted(tensor)} has more than {MostDimensions} numbers.", tensor: tensor);
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    // All bytes belong to one tensor each.
    private void CheckPlaces(long dataLength)
    {
        long end = 0;
        TensorEntry? last = null;
        foreach (TensorEntry entry in entries.Values.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin < end)
            {
                throw Bad($"tensor {ShownText.Quoted(entry.Name)} begins at byte {entry.Begin}, where tensor {ShownText.Quoted(last!.Name)} has not ended, which goes to {end}.", tensor: entry.Name);
            }

            if (entry.Begin > end)
            {
                throw Bad($"tensor {ShownText.Quoted(entry.Name)} begins at byte {entry.Begin}, but the bytes from {end} belong to no tensor.", tensor: entry.Name);
            }

            end = entry.End;
            last = entry;
        }

        if (end != dataLength)
        {
            throw Bad(
                end > dataLength
                    ? $"the file is cut short: its tensors take {end} bytes behind the header, but {dataLength} are there."
                    : $"the tensors take {end} bytes behind the header, but {dataLength} are there.",
                tensor: end > dataLength ? last!.Name : null);
        }
    }

    private string? NextName(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.EndObject ? null : reader.GetString();
    }

    private void Expect(ref Utf8JsonReader reader, JsonTokenType type, string what, string wanted, string? tensor = null)
    {
        reader.Read();
        if (reader.TokenType != type)
        {
            throw Bad($"{what}{(tensor is null ? string.Empty : $" tensor {ShownText.Quoted(tensor)}")} is {wanted}, but {reader.TokenType} came.", tensor: tensor);
        }
    }

    private SafetensorsException Bad(string problem, Exception? inner = null, string? tensor = null) => new(source, tensor, problem, inner);
}
