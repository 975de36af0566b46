namespace StaticNet;

/// <summary>The greatest value of each window of each channel of a signal. The gradient goes to the first of equal ones.</summary>
/// <param name="window">The length of a window, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool1DAttribute(int window) : PoolAttribute
{
    /// <summary>The length of a window.</summary>
    public int Window { get; } = window;
}
