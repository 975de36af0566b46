using System.Globalization;
using CsvHelper;

namespace StaticNet.Data;

/// <summary>The rows of a CSV file, all as wide as the first, and where each stands in it.</summary>
internal sealed class CsvRows : IDisposable
{
    private readonly CsvReader reader;
    private readonly int skippedLines;
    private readonly bool hasHeader;
    private bool isFirstPending;

    /// <summary>Reads the header, or the first row, so that the width is known.</summary>
    public CsvRows(TextReader text, CsvDatasetOptions options, string name)
    {
        Name = name;
        skippedLines = options.SkipLines;
        hasHeader = options.HasHeader;
        for (int line = 0; line < skippedLines; line++)
        {
            if (text.ReadLine() is null)
            {
                throw new InvalidDataException($"{name} has {line} lines, all of which were to be skipped: there are no rows.");
            }
        }

        reader = CsvReader.Create(
            text,
            new CsvReaderOptions
            {
                Separator = options.Delimiter,
                HasHeader = false,
                TrimWhitespace = true,
                MalformedData = CsvMalformedDataHandling.Throw,
                TrackLineNumbers = true,
                FormatProvider = CultureInfo.InvariantCulture,
            },
            leaveOpen: true);
        Header = ReadBegin();
    }

    public string Name { get; }

    /// <summary>The names of the columns; empty where there is no header.</summary>
    public string[] Header { get; }

    public int Width { get; private set; }

    private long Row => skippedLines + reader.LineNumber;

    public bool Next()
    {
        if (!isFirstPending && !Read())
        {
            return false;
        }

        isFirstPending = false;
        return reader.FieldCount == Width
            ? true
            : throw new InvalidDataException($"{Name}, row {Row}: {reader.FieldCount} cells where the {(hasHeader ? "header" : "first row")} has {Width}.");
    }

    public string Text(int column) => reader.GetString(column).Trim();

    public float Number(int column)
    {
        if (!float.TryParse(reader.GetSpan(column), NumberStyles.Float, CultureInfo.InvariantCulture, out float value))
        {
            string text = Text(column);
            throw Error(column, text.Length == 0 ? "the cell is empty, but a number is expected" : $"\"{text}\" is not a number");
        }

        return float.IsFinite(value) ? value : throw Error(column, $"\"{Text(column)}\" is not a finite float");
    }

    public InvalidDataException Error(int column, string problem) => new($"{Name}, row {Row}, {Describe(column)}: {problem}.");

    public string Describe(int column) => hasHeader ? $"column {column + 1} \"{Header[column]}\"" : $"column {column + 1}";

    public string[] NamesOf(int[] columns) => hasHeader ? Array.ConvertAll(columns, column => Header[column]) : [];

    public void Dispose() => reader.Dispose();

    private string[] ReadBegin()
    {
        if (!Read())
        {
            throw new InvalidDataException($"{Name} is empty.");
        }

        Width = reader.FieldCount;
        string[] header = hasHeader ? [.. Enumerable.Range(0, Width).Select(Text)] : [];
        if (hasHeader && !Read())
        {
            throw new InvalidDataException($"{Name} has a header but no rows.");
        }

        isFirstPending = true;
        return header;
    }

    private bool Read()
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException cause)
        {
            throw new InvalidDataException($"{Name}, row {skippedLines + cause.LineNumber}: the quotes are malformed, or the row is too long.", cause);
        }
    }
}
