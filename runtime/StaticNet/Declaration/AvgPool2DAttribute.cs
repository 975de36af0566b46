namespace StaticNet;

/// <summary>The mean of each window of each channel of an image.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AvgPool2DAttribute : PoolAttribute
{
    /// <summary>Declares a pool with square windows.</summary>
    /// <param name="window">The height and width of a window, at least 1.</param>
    public AvgPool2DAttribute(int window)
        : this(window, window)
    {
    }

    /// <summary>Declares a pool. Unless a stride is said, windows move by their own height and width.</summary>
    /// <param name="windowHeight">The height of a window, at least 1.</param>
    /// <param name="windowWidth">The width of a window, at least 1.</param>
    public AvgPool2DAttribute(int windowHeight, int windowWidth)
    {
        WindowHeight = windowHeight;
        WindowWidth = windowWidth;
    }

    /// <summary>The height of a window.</summary>
    public int WindowHeight { get; }

    /// <summary>The width of a window.</summary>
    public int WindowWidth { get; }
}
