using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <summary>What layers do with rows around their products.</summary>
internal static class MatrixRows<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Makes every row the same, or zero where there is none.</summary>
    public static void Fill(Span<T> rows, GenericTensor<T>? row)
    {
        if (row is null)
        {
            rows.Clear();
            return;
        }

        for (int start = 0; start < rows.Length; start += row.Length)
        {
            row.Values.CopyTo(rows[start..]);
        }
    }

    /// <summary>The sum of all rows, which are as long as the sums.</summary>
    public static void Sum(ReadOnlySpan<T> rows, Span<T> sums)
    {
        sums.Clear();
        for (int start = 0; start < rows.Length; start += sums.Length)
        {
            TensorPrimitives.Add(sums, rows.Slice(start, sums.Length), sums);
        }
    }

    /// <summary>Writes a row-major matrix with rows for columns.</summary>
    public static void Transpose(ReadOnlySpan<T> matrix, int rows, int columns, Span<T> transposed)
    {
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<T> from = matrix.Slice(row * columns, columns);
            for (int column = 0; column < from.Length; column++)
            {
                transposed[(column * rows) + row] = from[column];
            }
        }
    }
}
