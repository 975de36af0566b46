using System.Buffers;
using System.Globalization;
using System.Text;

namespace StaticNet.Baking;

/// <summary>
/// The text that the generator reads: the compiler takes no other additional files. A head of lines that begin with a word, and behind each tensor of floats its values,
/// the bits of a float as 8 hexadecimal digits.
/// </summary>
internal sealed class WeightsText
{
    /// <summary>The first line; another number where the generator must not read what another version wrote.</summary>
    public const string FirstLine = "StaticNet weights 1";

    // No network has more parameters.
    private const long MostValues = 500_000_000;
    private const int DigitsOfValue = 8;
    private const int ValuesInLine = 64;

    private readonly ArrayBufferWriter<byte> text = new();

    /// <summary>Begins a text.</summary>
    /// <param name="network">The network, as the item names it.</param>
    /// <param name="file">The file, without its folders.</param>
    /// <param name="place">Where the item stands.</param>
    public WeightsText(string network, string file, ItemPlace place)
    {
        Line(FirstLine);
        Line($"network {Plain(network)}");
        Line($"file {Plain(file)}");
        Line(string.Create(CultureInfo.InvariantCulture, $"item {place.Line} {place.Column} {Plain(place.File)}"));
    }

    /// <summary>Says that something is wrong, which was reported.</summary>
    public void AddFault() => Line("fault");

    /// <summary>Adds names in the file for names in the network.</summary>
    public void AddNames(IEnumerable<KeyValuePair<string, string>> names)
    {
        foreach ((string key, string value) in names)
        {
            Line($"name {Plain(key)}={Plain(value)}");
        }
    }

    /// <summary>Adds the tensors of a file, but for what a checkpoint has besides those of the network.</summary>
    /// <param name="path">The safetensors file.</param>
    /// <exception cref="SafetensorsException">It is none, or not whole.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public void AddTensors(string path)
    {
        using var reader = new SafetensorsReader(path);
        foreach (TensorEntry entry in reader.Entries.Values.Where(entry => !reader.IsOfTrainer(entry)).OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            string shape = string.Concat(entry.Shape.Prepend(entry.Shape.Length).Select(size => size.ToString(CultureInfo.InvariantCulture) + " "));
            if (ElementTypes.IsFloating(entry.Type))
            {
                Line($"tensor {shape}{Plain(entry.Name)}");
                AddValues(reader, entry);
            }
            else
            {
                Line($"other {entry.Type} {shape}{Plain(entry.Name)}");
            }
        }
    }

    /// <summary>Writes the text, unless the file has it already.</summary>
    public void WriteTo(string path)
    {
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(text.WrittenSpan))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using FileStream stream = File.Create(path);
        stream.Write(text.WrittenSpan);
    }

    private void AddValues(SafetensorsReader reader, TensorEntry entry)
    {
        if (entry.Length > MostValues)
        {
            throw new SafetensorsException(reader.Source, entry.Name, $"tensor '{entry.Name}' has {entry.Length} values, and no network has more than {MostValues}.");
        }

        var values = new float[entry.Length];
        reader.Read(entry, values);
        foreach (float[] some in values.Chunk(ValuesInLine))
        {
            Span<byte> line = text.GetSpan((some.Length * DigitsOfValue) + 1);
            for (int i = 0; i < some.Length; i++)
            {
                BitConverter.SingleToUInt32Bits(some[i]).TryFormat(line[(i * DigitsOfValue)..], out _, "X8", CultureInfo.InvariantCulture);
            }

            line[some.Length * DigitsOfValue] = (byte)'\n';
            text.Advance((some.Length * DigitsOfValue) + 1);
        }
    }

    private void Line(string line)
    {
        Encoding.UTF8.GetBytes(line, text);
        text.Write("\n"u8);
    }

    // A line stays one line, whatever stands in a file.
    private static string Plain(string name) => string.Concat(name.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? '\uFFFD' : letter));
}
