namespace StaticNet.Data;

/// <summary>Which columns of a file are inputs and which are targets.</summary>
internal sealed class CsvLayout
{
    private CsvLayout(int[] inputs, int[] targets)
    {
        Inputs = inputs;
        Targets = targets;
    }

    public int[] Inputs { get; }

    public int[] Targets { get; }

    public static CsvLayout Find(CsvRows rows, CsvDatasetOptions options)
    {
        int[] targets = [.. options.Targets.Select(column => Find(rows, column))];
        int[] ignored = [.. options.Ignore.Select(column => Find(rows, column))];
        int[] chosen = [.. targets, .. ignored.Distinct()];
        if (chosen.GroupBy(column => column).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"{rows.Describe(twice.Key)} of {rows.Name} is chosen twice in Targets and Ignore.", nameof(options));
        }

        int[] inputs = [.. Enumerable.Range(0, rows.Width).Except(chosen)];
        return inputs.Length == 0
            ? throw new InvalidDataException($"{rows.Name} has {rows.Width} columns, and all of them are targets or ignored: none is left as an input.")
            : new CsvLayout(inputs, targets);
    }

    private static int Find(CsvRows rows, CsvColumn column)
    {
        if (column.Name is null)
        {
            int index = column.Index < 0 ? column.Index + rows.Width : column.Index;
            return index >= 0 && index < rows.Width
                ? index
                : throw new InvalidDataException($"{rows.Name} has no column at index {column.Index}: its {rows.Width} columns run from 0 to {rows.Width - 1}, or from -{rows.Width} to -1.");
        }

        int found = Array.IndexOf(rows.Header, column.Name);
        if (found < 0)
        {
            throw new InvalidDataException($"{rows.Name} has no column \"{column.Name}\"; it has \"{string.Join("\", \"", rows.Header)}\".");
        }

        return Array.IndexOf(rows.Header, column.Name, found + 1) < 0
            ? found
            : throw new InvalidDataException($"{rows.Name} has several columns \"{column.Name}\"; choose one by its index.");
    }
}
