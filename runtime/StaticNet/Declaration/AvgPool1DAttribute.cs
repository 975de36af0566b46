namespace StaticNet;

/// <summary>The mean of each window of each channel of a signal.</summary>
/// <param name="window">The length of a window, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AvgPool1DAttribute(int window) : PoolAttribute
{
    /// <summary>The length of a window.</summary>
    public int Window { get; } = window;
}
