namespace StaticNet.Benchmarks;

/// <summary>A line of the quick mode.</summary>
/// <param name="Name">By which it is asked for.</param>
/// <param name="Goal">What it is to reach; null where nothing is said.</param>
/// <param name="Create">Builds both implementations, and throws where they disagree.</param>
internal sealed record QuickWorkload(string Name, Goal? Goal, Func<WorkloadSides> Create)
{
    /// <summary>Whether a name asks for it: its own, or that of a group, as T3 is of T3-32 and T3-128.</summary>
    public bool IsMeantBy(string name) =>
        Name.Equals(name, StringComparison.OrdinalIgnoreCase) || Name.StartsWith(name + "-", StringComparison.OrdinalIgnoreCase);
}
