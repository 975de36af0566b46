namespace StaticNet.Data;

/// <summary>
/// A column of a CSV file, by its name in the header or by its index: 0 is the first, -1 the last. Names and indices turn into
/// it by themselves: <c>Targets = ["species"]</c>, <c>Targets = [-1]</c>, <c>Targets = [^1]</c>.
/// </summary>
public readonly record struct CsvColumn
{
    private CsvColumn(string? name, int index)
    {
        Name = name;
        Index = index;
    }

    /// <summary>The name, or null where the column is given by its index.</summary>
    public string? Name { get; }

    /// <summary>The index, negative from the end; without meaning where the column is given by its name.</summary>
    public int Index { get; }

    /// <summary>The column with a name, which is matched exactly.</summary>
    /// <param name="name">The name in the header.</param>
    public static implicit operator CsvColumn(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new CsvColumn(name, 0);
    }

    /// <summary>The column at an index.</summary>
    /// <param name="index">0 is the first, -1 the last.</param>
    public static implicit operator CsvColumn(int index) => new(null, index);

    /// <summary>The column at an index.</summary>
    /// <param name="index">0 is the first, ^1 the last.</param>
    /// <exception cref="ArgumentOutOfRangeException">^0, which is behind the last.</exception>
    public static implicit operator CsvColumn(Index index) => index.Equals(^0)
        ? throw new ArgumentOutOfRangeException(nameof(index), index, "The last column is ^1; ^0 is behind it.")
        : new CsvColumn(null, index.IsFromEnd ? -index.Value : index.Value);

    /// <summary>The name in quotes, or the index.</summary>
    public override string ToString() => Name is null ? $"index {Index}" : $"\"{Name}\"";
}
