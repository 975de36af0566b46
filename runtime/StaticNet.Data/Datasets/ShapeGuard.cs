namespace StaticNet.Data;

/// <summary>What must hold of the shape of a sample.</summary>
internal static class ShapeGuard
{
    /// <summary>The number of floats of a sample of that shape.</summary>
    public static int SizeOf(ReadOnlySpan<int> shape)
    {
        // Beyond what fits it stays there, so that nothing overflows.
        long size = 1;
        bool isPositive = !shape.IsEmpty;
        foreach (int dimension in shape)
        {
            isPositive &= dimension > 0;
            size = size > Array.MaxLength ? size : size * dimension;
        }

        if (!isPositive)
        {
            throw new ArgumentException($"A shape has at least 1 dimension, each at least 1, but {Text(shape)} was given.", nameof(shape));
        }

        return size <= Array.MaxLength
            ? (int)size
            : throw new ArgumentException($"A sample of {Text(shape)} has more than the {Array.MaxLength} floats that fit into one array.", nameof(shape));
    }

    /// <summary>"[1, 28, 28]".</summary>
    public static string Text(ReadOnlySpan<int> shape) => $"[{string.Join(", ", shape.ToArray())}]";
}
