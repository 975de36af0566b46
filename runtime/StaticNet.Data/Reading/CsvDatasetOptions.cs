namespace StaticNet.Data;

/// <summary>What the target columns of a CSV file hold.</summary>
public enum CsvTargetKind
{
    /// <summary>One column of class names (or numbers, or any text), which become labels.</summary>
    Labels,

    /// <summary>One or several columns of numbers, which become target floats.</summary>
    Values,
}

/// <summary>How classes that were found in a CSV file are numbered.</summary>
public enum CsvClassOrder
{
    /// <summary>By value where all of them are numbers, otherwise by the code units of their text ("B" before "a").</summary>
    Sorted,

    /// <summary>The first one in the file is 0, the next new one 1, and so on.</summary>
    AsFound,
}

/// <summary>How a CSV file becomes a <see cref="Dataset"/>. As it is: a header, commas, the last column the class.</summary>
public sealed record CsvDatasetOptions
{
    /// <summary>Whether the first line (after those skipped) names the columns.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>What stands between cells: an ASCII character, such as ';' or '\t'.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>How many lines to skip before the header, or before the first row where there is none.</summary>
    public int SkipLines { get; init; }

    /// <summary>The columns to be learned: one for labels, one or several for values, in the order of the targets.</summary>
    public IReadOnlyList<CsvColumn> Targets { get; init; } = [-1];

    /// <summary>The columns to leave out. All that are neither targets nor ignored are inputs, in the order of the file.</summary>
    public IReadOnlyList<CsvColumn> Ignore { get; init; } = [];

    /// <summary>What the target columns hold.</summary>
    public CsvTargetKind TargetKind { get; init; } = CsvTargetKind.Labels;

    /// <summary>
    /// The classes in the order of their labels; a cell with anything else is an error. Where it is null, the classes are those
    /// found in the file. Give them when two files must agree on their labels.
    /// </summary>
    public IReadOnlyList<CsvClass>? Classes { get; init; }

    /// <summary>How classes found in the file are numbered; without meaning where <see cref="Classes"/> are given.</summary>
    public CsvClassOrder ClassOrder { get; init; } = CsvClassOrder.Sorted;
}
