namespace StaticNet.Data;

/// <summary>What the columns and the classes of a <see cref="Dataset"/> are called, as far as it is known.</summary>
public sealed class DatasetNames
{
    /// <summary>Nothing has a name.</summary>
    public static DatasetNames None { get; } = new();

    /// <summary>A name for each input, or none at all.</summary>
    public IReadOnlyList<string> Features
    {
        get;
        init => field = [.. value];
    } = [];

    /// <summary>A name for each target float, or none at all.</summary>
    public IReadOnlyList<string> Targets
    {
        get;
        init => field = [.. value];
    } = [];

    /// <summary>A name for each class in the order of the labels, or none at all.</summary>
    public IReadOnlyList<string> Classes
    {
        get;
        init => field = [.. value];
    } = [];
}
