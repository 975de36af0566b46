using System.Globalization;

namespace StaticNet;

/// <summary>The numbers that a checkpoint keeps as texts beside its tensors, such as "optimizer.step_count": "1200". Each is checked as it is read.</summary>
internal sealed class CheckpointTexts
{
    private const string VersionKey = SafetensorsReader.CheckpointKey;
    private const string Version = "1";

    private readonly SafetensorsReader reader;

    private CheckpointTexts(SafetensorsReader reader) => this.reader = reader;

    /// <summary>Begins a checkpoint.</summary>
    public static void Begin(SafetensorsWriter writer) => writer.Add(VersionKey, Version);

    /// <summary>The texts of a checkpoint.</summary>
    /// <exception cref="SafetensorsException">It is none, or one of another version.</exception>
    public static CheckpointTexts Of(SafetensorsReader reader)
    {
        var texts = new CheckpointTexts(reader);
        if (!reader.Metadata.TryGetValue(VersionKey, out string? version))
        {
            throw texts.Bad($"this is no checkpoint of a trainer, since it does not say '{VersionKey}'; the Load of a network reads weights alone.");
        }

        return version == Version ? texts : throw texts.Bad($"the checkpoint is of version '{version}', and only version {Version} can be read.");
    }

    /// <summary>A text for a number that reads back as the same bits.</summary>
    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Of(double)"/>
    public static string Of(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Of(double)"/>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether there is such a text.</summary>
    public bool Has(string name) => reader.Metadata.ContainsKey(name);

    /// <summary>A text.</summary>
    /// <exception cref="SafetensorsException">There is none of this name.</exception>
    public string Text(string name) => reader.Metadata.TryGetValue(name, out string? text) ? text : throw Bad($"the checkpoint does not say '{name}'.");

    /// <summary>A whole number.</summary>
    /// <exception cref="SafetensorsException">There is none of this name, or it lies outside.</exception>
    public long Whole(string name, long lowest, long highest)
    {
        string text = Text(name);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && value >= lowest && value <= highest
            ? value
            : throw Bad(name, text, $"a whole number from {Of(lowest)} to {Of(highest)}");
    }

    /// <summary>A number of 64 bits.</summary>
    /// <exception cref="SafetensorsException">There is none of this name, or it lies outside.</exception>
    public double Number(string name, double lowest, double highest)
    {
        string text = Text(name);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= lowest && value <= highest
            ? value
            : throw Bad(name, text, $"a number from {Of(lowest)} to {Of(highest)}");
    }

    /// <summary>A float.</summary>
    /// <exception cref="SafetensorsException">There is none of this name, or it lies outside.</exception>
    public float Float(string name, float lowest, float highest)
    {
        string text = Text(name);
        return float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && value >= lowest && value <= highest
            ? value
            : throw Bad(name, text, $"a number from {Of(lowest)} to {Of(highest)}");
    }

    /// <summary>A checkpoint that cannot be taken.</summary>
    public SafetensorsException Bad(string problem, string? tensor = null, Exception? inner = null) => new(reader.Source, tensor, problem, inner);

    /// <summary>A text that is not what it must be.</summary>
    public SafetensorsException Bad(string name, string text, string expected) =>
        Bad($"'{name}' of the checkpoint is {expected}, but it is '{(text.Length <= 80 ? text : text[..80] + "...")}'.");
}
