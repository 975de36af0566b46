namespace StaticNet;

/// <summary>
/// A file of weights that cannot be read, or that does not fit: its message names the file, the tensor where one is at fault, what was expected and what came. What was
/// to be loaded keeps the values it had.
/// </summary>
public sealed class SafetensorsException : Exception
{
    /// <summary>Says what is wrong.</summary>
    /// <param name="source">The file, as it was named.</param>
    /// <param name="tensor">The tensor at fault, or null.</param>
    /// <param name="problem">What is wrong with it, a sentence without the name of the file.</param>
    /// <param name="inner">What was noticed first, or null.</param>
    public SafetensorsException(string source, string? tensor, string problem, Exception? inner = null)
        : base($"{source}: {problem}", inner)
    {
        FileName = source;
        TensorName = tensor;
        Problem = problem;
    }

    /// <summary>The file, as it was named; "stream" where it was none.</summary>
    public string FileName { get; }

    /// <summary>The tensor at fault; null where it is the file as a whole.</summary>
    public string? TensorName { get; }

    /// <summary>What is wrong, without the name of the file.</summary>
    public string Problem { get; }
}
