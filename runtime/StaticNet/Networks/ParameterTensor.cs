namespace StaticNet;

/// <summary>
/// One tensor of a network's parameters, of their gradients or of its statistics, by its logical indices. A view: it holds no values of its
/// own.
/// </summary>
public sealed class ParameterTensor
{
    private readonly AlignedBuffer buffer;
    private readonly TensorLayout layout;

    /// <summary>Looks at a tensor in a buffer laid out as the parameters of a network.</summary>
    /// <param name="layout">Where it lies.</param>
    /// <param name="buffer">The floats it lies in.</param>
    public ParameterTensor(TensorLayout layout, AlignedBuffer buffer)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(buffer);
        this.layout = layout;
        this.buffer = buffer;
    }

    /// <summary>Its name, such as "0.weight".</summary>
    public string Name => layout.Name;

    /// <summary>Its shape in PyTorch's order, such as [units, inputs].</summary>
    public ReadOnlySpan<int> Shape => layout.Shape;

    /// <summary>The number of values.</summary>
    public int Length => layout.Length;

    /// <summary>Where it lies in the flat parameters or statistics.</summary>
    public TensorLayout Layout => layout;

    /// <summary>The value at the given indices, one for each dimension, to read or to change before the next prediction.</summary>
    /// <param name="indices">The indices, each from 0 and below the size of its dimension.</param>
    /// <exception cref="ArgumentException">Another number of indices than dimensions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index outside its dimension.</exception>
    public ref float this[params ReadOnlySpan<int> indices] => ref buffer.Span[Position(indices)];

    /// <summary>A view of each tensor of a buffer.</summary>
    /// <param name="layouts">Where they lie.</param>
    /// <param name="buffer">The floats they lie in.</param>
    public static IReadOnlyList<ParameterTensor> Views(TensorLayout[] layouts, AlignedBuffer buffer) =>
        [.. layouts.Select(layout => new ParameterTensor(layout, buffer))];

    /// <summary>Copies all values out, the last index running fastest.</summary>
    /// <param name="destination">Exactly <see cref="Length"/> floats.</param>
    /// <exception cref="ArgumentException">Another length.</exception>
    public void CopyTo(Span<float> destination)
    {
        CheckLength(destination.Length);
        ReadOnlySpan<float> source = buffer.ReadOnlySpan;
        var strips = new TensorStrips(layout);
        while (strips.MoveNext())
        {
            Copy(
                source[strips.Flat..], strips.RowStride, strips.ColumnStride,
                destination[strips.Logical..], strips.LogicalRowStride, 1,
                strips.Rows, strips.Columns);
        }
    }

    /// <summary>Replaces all values, the last index running fastest.</summary>
    /// <param name="source">Exactly <see cref="Length"/> floats.</param>
    /// <exception cref="ArgumentException">Another length; nothing was changed.</exception>
    public void CopyFrom(ReadOnlySpan<float> source)
    {
        CheckLength(source.Length);
        Span<float> destination = buffer.Span;
        var strips = new TensorStrips(layout);
        while (strips.MoveNext())
        {
            Copy(
                source[strips.Logical..], strips.LogicalRowStride, 1,
                destination[strips.Flat..], strips.RowStride, strips.ColumnStride,
                strips.Rows, strips.Columns);
        }
    }

    /// <summary>All values, the last index running fastest.</summary>
    public float[] ToArray()
    {
        var values = new float[Length];
        CopyTo(values);
        return values;
    }

    /// <summary>The name and the shape: "0.weight [32, 64]".</summary>
    public override string ToString() => $"{Name} [{string.Join(", ", Shape.ToArray())}]";

    private static void Copy(
        ReadOnlySpan<float> source, int sourceRow, int sourceColumn, Span<float> destination, int destinationRow, int destinationColumn, int rows, int columns)
    {
        if (sourceColumn == 1 && destinationColumn == 1)
        {
            for (int row = 0; row < rows; row++)
            {
                source.Slice(row * sourceRow, columns).CopyTo(destination[(row * destinationRow)..]);
            }

            return;
        }

        // The innermost of what is stored is most often the first dimension.
        for (int column = 0; column < columns; column++)
        {
            for (int row = 0; row < rows; row++)
            {
                destination[(row * destinationRow) + (column * destinationColumn)] = source[(row * sourceRow) + (column * sourceColumn)];
            }
        }
    }

    private void CheckLength(int actual)
    {
        if (actual != Length)
        {
            throw new ArgumentException($"{this} has {Length} values, but {actual} were given.");
        }
    }

    private int Position(ReadOnlySpan<int> indices)
    {
        if (indices.Length != Shape.Length)
        {
            throw new ArgumentException($"{this} takes {Shape.Length} indices, but {indices.Length} were given.", nameof(indices));
        }

        int position = layout.Offset;
        for (int d = 0; d < indices.Length; d++)
        {
            if ((uint)indices[d] >= (uint)Shape[d])
            {
                throw new ArgumentOutOfRangeException(nameof(indices), indices[d], $"Index {d} of {this} runs from 0 to {Shape[d] - 1}.");
            }

            position += layout.Distance(d, indices[d]);
        }

        return position;
    }
}
