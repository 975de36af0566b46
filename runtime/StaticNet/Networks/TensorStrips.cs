namespace StaticNet;

/// <summary>
/// Cuts a tensor into strips: some neighbours of the first dimension by all of the last, at one place of those between. Most tensors are stored with the first dimension
/// innermost, so that a strip fills whole cache lines there while it reads as many rows.
/// </summary>
internal ref struct TensorStrips
{
    // Floats of a cache line.
    private const int MostRows = 16;

    private readonly TensorLayout layout;
    private readonly int blockRows;
    private readonly int places;
    private int block;
    private int firstRow;
    private int place;

    /// <summary>Begins before the first strip.</summary>
    public TensorStrips(TensorLayout layout)
    {
        this.layout = layout;
        ReadOnlySpan<int> shape = layout.Shape;
        bool isVector = shape.Length < 2;
        int first = isVector ? layout.Blocks : shape[0];
        blockRows = first / layout.Blocks;
        Columns = shape.Length == 0 ? 1 : isVector ? shape[0] / layout.Blocks : shape[^1];
        ColumnStride = shape.Length == 0 ? 1 : layout.Strides[^1];
        RowStride = isVector ? 0 : layout.Strides[0];
        places = layout.Length == 0 ? 0 : layout.Length / first / Columns;
        place = -1;
    }

    /// <summary>The values of a row, which are neighbours in logical order.</summary>
    public int Columns { get; }

    /// <summary>How far apart these are in the flat floats.</summary>
    public int ColumnStride { get; }

    /// <summary>How far apart rows are in the flat floats.</summary>
    public int RowStride { get; }

    /// <summary>How far apart rows are in logical order.</summary>
    public readonly int LogicalRowStride => places * Columns;

    /// <summary>The rows of this strip.</summary>
    public readonly int Rows => Math.Min(MostRows, blockRows - firstRow);

    /// <summary>The first value of this strip, in logical order.</summary>
    public readonly int Logical => (((((block * blockRows) + firstRow) * places) + place) * Columns);

    /// <summary>The first value of this strip, in the flat floats.</summary>
    public readonly int Flat
    {
        get
        {
            int position = layout.Offset + (block * layout.BlockStride) + (firstRow * RowStride);
            int rest = place;
            for (int d = layout.Shape.Length - 2; d > 0; d--)
            {
                (rest, int index) = Math.DivRem(rest, layout.Shape[d]);
                position += index * layout.Strides[d];
            }

            return position;
        }
    }

    /// <summary>Goes on to the next strip; false behind the last.</summary>
    public bool MoveNext()
    {
        if (++place < places)
        {
            return true;
        }

        place = 0;
        firstRow += MostRows;
        if (firstRow >= blockRows)
        {
            firstRow = 0;
            block++;
        }

        return places > 0 && block < layout.Blocks;
    }
}
