namespace StaticNet.Data;

/// <summary>What must hold of CSV options before a file is looked at.</summary>
internal static class CsvOptionsGuard
{
    public static void Check(CsvDatasetOptions options)
    {
        if (options.SkipLines < 0)
        {
            throw new ArgumentException($"The number of lines to skip is at least 0, but SkipLines is {options.SkipLines}.", nameof(options));
        }

        if (!char.IsAscii(options.Delimiter) || options.Delimiter is '"' or '\r' or '\n' or '\0')
        {
            throw new ArgumentException($"The delimiter is an ASCII character other than a quote or a line break, but Delimiter is U+{(int)options.Delimiter:X4}.", nameof(options));
        }

        if (options.Targets.Count == 0)
        {
            throw new ArgumentException("At least one column is to be learned, but Targets is empty.", nameof(options));
        }

        if (!Enum.IsDefined(options.TargetKind) || !Enum.IsDefined(options.ClassOrder))
        {
            throw new ArgumentException($"TargetKind {options.TargetKind} or ClassOrder {options.ClassOrder} is not one of the values there are.", nameof(options));
        }

        if (options.TargetKind == CsvTargetKind.Labels && options.Targets.Count != 1)
        {
            throw new ArgumentException($"Labels come from one column, but Targets names {options.Targets.Count}. For several columns of numbers set TargetKind to Values.", nameof(options));
        }

        if (!options.HasHeader && options.Targets.Concat(options.Ignore).FirstOrDefault(column => column.Name is not null) is { Name: { } name })
        {
            throw new ArgumentException($"Column \"{name}\" cannot be found by its name where there is no header (HasHeader is false).", nameof(options));
        }

        CheckClasses(options.Classes);
    }

    private static void CheckClasses(IReadOnlyList<CsvClass>? classes)
    {
        if (classes is null)
        {
            return;
        }

        if (classes.Count == 0)
        {
            throw new ArgumentException("There is at least one class, but Classes is empty; null means those in the file.", "options");
        }

        var seen = new HashSet<string>();
        foreach (CsvClass one in classes)
        {
            if (string.IsNullOrWhiteSpace(one.Text) || one.Name is null)
            {
                throw new ArgumentException("A class has a text and a name, but one in Classes lacks them.", "options");
            }

            if (!seen.Add(one.Text.Trim()))
            {
                throw new ArgumentException($"\"{one.Text}\" stands in Classes twice.", "options");
            }
        }
    }
}
