namespace StaticNet;

/// <summary>A tensor as the header of a safetensors file describes it. Sizes were held against the file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Shape">Its shape; empty for one number.</param>
/// <param name="Length">The number of its values.</param>
/// <param name="Begin">Where its bytes begin behind the header.</param>
/// <param name="End">Where they end.</param>
internal sealed record TensorEntry(string Name, ElementType Type, long[] Shape, long Length, long Begin, long End)
{
    /// <summary>Whether it has this shape.</summary>
    public bool HasShape(ReadOnlySpan<int> shape)
    {
        if (shape.Length != Shape.Length)
        {
            return false;
        }

        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] != Shape[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"F32 [6, 1, 5, 5]".</summary>
    public override string ToString() => $"{Type} [{string.Join(", ", Shape)}]";
}
