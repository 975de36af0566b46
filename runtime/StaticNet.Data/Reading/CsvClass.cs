namespace StaticNet.Data;

/// <summary>
/// A class as a CSV file writes it and as people call it. A text, and a pair of both, turn into it by themselves:
/// <c>Classes = ["setosa", "virginica"]</c>, <c>Classes = [("0", "malignant"), ("1", "benign")]</c>.
/// </summary>
/// <param name="Text">What stands in the cells, without the whitespace around it.</param>
/// <param name="Name">What the class is called.</param>
public readonly record struct CsvClass(string Text, string Name)
{
    /// <summary>A class called as it is written.</summary>
    /// <param name="text">Its text and its name.</param>
    public static implicit operator CsvClass(string text) => new(text, text);

    /// <summary>A class called otherwise than it is written.</summary>
    /// <param name="both">Its text and its name.</param>
    public static implicit operator CsvClass((string Text, string Name) both) => new(both.Text, both.Name);
}
