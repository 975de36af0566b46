using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>Transposes padded matrices. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MatrixTransposition
{
    // A block of both matrices stays in the first-level cache while it is turned.
    private const int Block = 16;

    /// <summary>to[column][row] = from[row][column]; padding of the result is left as it is.</summary>
    /// <param name="from">The first float of a matrix of rows by columns.</param>
    /// <param name="to">The first float of one of columns by rows.</param>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    /// <param name="fromStride">Floats from one row of the source to the next.</param>
    /// <param name="toStride">Floats from one row of the result to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(ref float from, ref float to, int rows, int columns, int fromStride, int toStride)
    {
        for (int rowBlock = 0; rowBlock < rows; rowBlock += Block)
        {
            int rowEnd = Math.Min(rowBlock + Block, rows);
            for (int column = 0; column < columns; column++)
            {
                ref float source = ref Unsafe.Add(ref from, ((nint)rowBlock * fromStride) + column);
                ref float target = ref Unsafe.Add(ref to, (nint)column * toStride);
                for (int row = rowBlock; row < rowEnd; row++)
                {
                    Unsafe.Add(ref target, row) = source;
                    source = ref Unsafe.Add(ref source, fromStride);
                }
            }
        }
    }
}
