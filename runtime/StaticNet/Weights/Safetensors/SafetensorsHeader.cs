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
        while (NextName(ref reader) is { } name)
        {
            if (name == MetadataKey)
            {
                ReadMetadata(ref reader);
            }
            else if (!entries.TryAdd(name, ReadEntry(ref reader, name)))
            {
                throw Bad($"the header describes tensor '{name}' twice.", tensor: name);
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
            Expect(ref reader, JsonTokenType.String, $"{MetadataKey}, '{name}',", "a text");
            if (!metadata.TryAdd(name, reader.GetString()!))
            {
                throw Bad($"{MetadataKey} has '{name}' twice.");
            }
        }
    }

    private TensorEntry ReadEntry(ref Utf8JsonReader reader, string name)
    {
        Expect(ref reader, JsonTokenType.StartObject, $"tensor '{name}'", "an object", name);
        ElementType? type = null;
        long[]? shape = null;
        long[]? places = null;
        while (NextName(ref reader) is { } key)
        {
            switch (key)
            {
                case "dtype" when type is null:
                    Expect(ref reader, JsonTokenType.String, $"dtype of tensor '{name}'", "a text", name);
                    string text = reader.GetString()!;
                    type = ElementTypes.TryParse(text, out ElementType known) ? known : throw Bad($"tensor '{name}' has the dtype '{Shortened(text)}', which is not known.", tensor: name);
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref reader, name, key);
                    break;
                case "data_offsets" when places is null:
                    places = ReadNumbers(ref reader, name, key);
                    break;
                default:
                    throw Bad($"tensor '{name}' has '{Shortened(key)}' {(key is "dtype" or "shape" or "data_offsets" ? "twice" : "besides dtype, shape and data_offsets")}.", tensor: name);
            }
        }

        if (type is null || shape is null || places is null)
        {
            throw Bad($"tensor '{name}' has no {(type is null ? "dtype" : shape is null ? "shape" : "data_offsets")}.", tensor: name);
        }

        return MakeEntry(name, type.Value, shape, places);
    }

    private TensorEntry MakeEntry(string name, ElementType type, long[] shape, long[] places)
    {
        if (places.Length != 2 || places[0] > places[1])
        {
            throw Bad($"data_offsets of tensor '{name}' are a beginning and an end behind it, but [{string.Join(", ", places)}] came.", tensor: name);
        }

        UInt128 length = 1;
        foreach (long size in shape)
        {
            length = length > long.MaxValue ? length : length * (ulong)size;
        }

        // A size of zero behind large ones makes nothing of them.
        length = shape.Contains(0L) ? 0 : length;
        UInt128 bytes = length * (uint)ElementTypes.Size(type);
        long room = places[1] - places[0];
        if (bytes != (UInt128)room)
        {
            throw Bad($"tensor '{name}', {type} [{string.Join(", ", shape)}], takes {bytes.ToString(CultureInfo.InvariantCulture)} bytes, but its data_offsets [{places[0]}, {places[1]}] leave {room}.", tensor: name);
        }

        return new TensorEntry(name, type, shape, (long)length, places[0], places[1]);
    }

    private long[] ReadNumbers(ref Utf8JsonReader reader, string tensor, string key)
    {
        Expect(ref reader, JsonTokenType.StartArray, $"{key} of tensor '{tensor}'", "a list", tensor);
        var numbers = new List<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long number) || number < 0)
            {
                throw Bad($"{key} of tensor '{tensor}' has whole numbers from 0, but something else came.", tensor: tensor);
            }

            if (numbers.Count == MostDimensions)
            {
                throw Bad($"{key} of tensor '{tensor}' has more than {MostDimensions} numbers.", tensor: tensor);
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
                throw Bad($"tensor '{entry.Name}' begins at byte {entry.Begin}, where tensor '{last!.Name}' has not ended, which goes to {end}.", tensor: entry.Name);
            }

            if (entry.Begin > end)
            {
                throw Bad($"tensor '{entry.Name}' begins at byte {entry.Begin}, but the bytes from {end} belong to no tensor.", tensor: entry.Name);
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
            throw Bad($"{what} is {wanted}, but {reader.TokenType} came.", tensor: tensor);
        }
    }

    // Whatever stands in a file, a message stays readable.
    private static string Shortened(string text) => text.Length <= 80 ? text : text[..80] + "...";

    private SafetensorsException Bad(string problem, Exception? inner = null, string? tensor = null) => new(source, tensor, problem, inner);
}
