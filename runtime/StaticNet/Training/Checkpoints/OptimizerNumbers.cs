using System.ComponentModel;

namespace StaticNet;

/// <summary>
/// What a trainer hands its numbers to, one after another, when it is saved or loaded: they are written, or read and checked, or, when all have been checked, replaced.
/// For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OptimizerNumbers
{
    private const string Prefix = "optimizer.";

    private readonly SafetensorsWriter? writer;
    private readonly CheckpointTexts? texts;
    private readonly bool replaces;

    private OptimizerNumbers(SafetensorsWriter? writer, CheckpointTexts? texts, bool replaces)
    {
        this.writer = writer;
        this.texts = texts;
        this.replaces = replaces;
    }

    internal static OptimizerNumbers Write(SafetensorsWriter writer) => new(writer, texts: null, replaces: false);

    internal static OptimizerNumbers Check(CheckpointTexts texts) => new(writer: null, texts, replaces: false);

    internal static OptimizerNumbers Replace(CheckpointTexts texts) => new(writer: null, texts, replaces: true);

    /// <summary>A number that is finite and at least 0.</summary>
    /// <param name="name">Its name in the file.</param>
    /// <param name="value">The field.</param>
    /// <exception cref="SafetensorsException">The file has none, or another kind of number; nothing was changed.</exception>
    public void NotNegative(string name, ref float value)
    {
        writer?.Add(Prefix + name, CheckpointTexts.Of(value));
        if (texts?.Float(Prefix + name, 0f, float.MaxValue) is { } read && replaces)
        {
            value = read;
        }
    }

    /// <summary>A number from 0 to 1.</summary>
    /// <param name="name">Its name in the file.</param>
    /// <param name="value">The field.</param>
    /// <exception cref="SafetensorsException">The file has none, or another kind of number; nothing was changed.</exception>
    public void Fraction(string name, ref double value)
    {
        writer?.Add(Prefix + name, CheckpointTexts.Of(value));
        if (texts?.Number(Prefix + name, 0d, 1d) is { } read && replaces)
        {
            value = read;
        }
    }

    /// <summary>How often something happened.</summary>
    internal void Count(string name, ref long value)
    {
        // Twice as many would still not overflow.
        writer?.Add(Prefix + name, CheckpointTexts.Of(value));
        if (texts?.Whole(Prefix + name, 0L, long.MaxValue / 2) is { } read && replaces)
        {
            value = read;
        }
    }
}
