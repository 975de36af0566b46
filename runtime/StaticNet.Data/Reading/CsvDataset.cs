namespace StaticNet.Data;

/// <summary>
/// Reads a <see cref="Dataset"/> from CSV (RFC 4180). Numbers are written as in invariant culture, whatever the machine's.
/// Blank lines and whitespace around cells do not matter. Errors name the file, the row (its line in the file, from 1, the
/// header and skipped lines counted) and the column (from 1, and its name).
/// </summary>
public static class CsvDataset
{
    /// <summary>Reads a file, also one that is gzipped, whatever its name.</summary>
    /// <param name="path">The file; UTF-8 unless it begins with another byte order mark.</param>
    /// <param name="options">How it becomes a dataset; null for a header, commas, and the last column the class.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// No rows, rows of different lengths, a chosen column that is not there, a cell that is empty or not what it should be (a
    /// finite number, a class), wrong quotes, or a corrupt gzip file.
    /// </exception>
    /// <exception cref="ArgumentException">Options that contradict themselves or each other.</exception>
    public static Dataset Read(string path, CsvDatasetOptions? options = null)
    {
        using FileStream file = File.OpenRead(path);
        return Read(file, options, Path.GetFileName(path));
    }

    /// <summary>Reads a stream from its position to its end, also one that is gzipped, and leaves it open.</summary>
    /// <param name="stream">The bytes; UTF-8 unless they begin with another byte order mark.</param>
    /// <param name="options">How they become a dataset; null for a header, commas, and the last column the class.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <inheritdoc cref="Read(string, CsvDatasetOptions)"/>
    public static Dataset Read(Stream stream, CsvDatasetOptions? options = null, string name = "CSV")
    {
        ArgumentNullException.ThrowIfNull(stream);
        using DataSource source = DataSource.Open(stream, name);
        using var reader = new StreamReader(source.Content);
        return Read(reader, options, name);
    }

    /// <summary>Reads text to its end.</summary>
    /// <param name="reader">The text; left open.</param>
    /// <param name="options">How it becomes a dataset; null for a header, commas, and the last column the class.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <inheritdoc cref="Read(string, CsvDatasetOptions)"/>
    public static Dataset Read(TextReader reader, CsvDatasetOptions? options = null, string name = "CSV")
    {
        ArgumentNullException.ThrowIfNull(reader);
        options ??= new CsvDatasetOptions();
        CsvOptionsGuard.Check(options);
        using var rows = new CsvRows(reader, options, name);
        CsvLayout layout = CsvLayout.Find(rows, options);
        return options.TargetKind == CsvTargetKind.Labels ? ReadLabels(rows, layout, options) : ReadValues(rows, layout);
    }

    private static Dataset ReadLabels(CsvRows rows, CsvLayout layout, CsvDatasetOptions options)
    {
        var inputs = new List<float>();
        var classes = new CsvClasses(options);
        int column = layout.Targets[0];
        while (rows.Next())
        {
            ReadNumbers(rows, layout.Inputs, inputs);
            string text = rows.Text(column);
            if (text.Length == 0)
            {
                throw rows.Error(column, "the cell is empty, but a class is expected");
            }

            if (!classes.TryAdd(text))
            {
                throw rows.Error(column, $"\"{text}\" is none of the classes {classes}");
            }
        }

        (int[] labels, string[] names) = classes.Number();
        return Dataset.Own([.. inputs], [layout.Inputs.Length], labels, names.Length, new DatasetNames { Features = rows.NamesOf(layout.Inputs), Classes = names });
    }

    private static Dataset ReadValues(CsvRows rows, CsvLayout layout)
    {
        var inputs = new List<float>();
        var targets = new List<float>();
        while (rows.Next())
        {
            ReadNumbers(rows, layout.Inputs, inputs);
            ReadNumbers(rows, layout.Targets, targets);
        }

        return Dataset.Own(
            [.. inputs],
            [layout.Inputs.Length],
            [.. targets],
            layout.Targets.Length,
            new DatasetNames { Features = rows.NamesOf(layout.Inputs), Targets = rows.NamesOf(layout.Targets) });
    }

    private static void ReadNumbers(CsvRows rows, int[] columns, List<float> numbers)
    {
        foreach (int column in columns)
        {
            numbers.Add(rows.Number(column));
        }
    }
}
