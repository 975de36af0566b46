using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace StaticNet.Generic;

/// <summary>
/// result += left · transposed right for row-major matrices: dot products of all rows of the one with all rows of the other, in tiles of four by two, so
/// that a vector that was loaded is used more than once.
/// </summary>
internal static class DotProducts<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int TileRows = 4;
    private const int TileColumns = 2;

    /// <param name="left">The left matrix.</param>
    /// <param name="leftRow">How far apart its rows are.</param>
    /// <param name="right">The right matrix, with rows as long as those of the left.</param>
    /// <param name="rightRow">How far apart they are.</param>
    /// <param name="result">What is added to; its rows follow one another.</param>
    /// <param name="rows">The rows of the left matrix.</param>
    /// <param name="columns">The rows of the right matrix.</param>
    /// <param name="inner">How long rows are.</param>
    public static void Add(ReadOnlySpan<T> left, int leftRow, ReadOnlySpan<T> right, int rightRow, Span<T> result, int rows, int columns, int inner)
    {
        int tiledColumns = inner < Vector<T>.Count ? 0 : columns - (columns % TileColumns);
        for (int row = 0; row < rows; row += TileRows)
        {
            int height = Math.Min(TileRows, rows - row);
            ReadOnlySpan<T> from = left[(row * leftRow)..];
            Span<T> to = result[(row * columns)..];
            for (int column = 0; column < tiledColumns; column += TileColumns)
            {
                AddTile(from, leftRow, right[(column * rightRow)..], rightRow, to[column..], columns, height, inner);
            }

            for (int i = tiledColumns; i < columns; i++)
            {
                for (int k = 0; k < height; k++)
                {
                    to[(k * columns) + i] += TensorPrimitives.Dot(from.Slice(k * leftRow, inner), right.Slice(i * rightRow, inner));
                }
            }
        }
    }

    // Where there are fewer rows than in a tile, the last is computed again and not added.
    private static void AddTile(ReadOnlySpan<T> left, int leftRow, ReadOnlySpan<T> right, int rightRow, Span<T> result, int resultRow, int rows, int inner)
    {
        Vector<T> a0 = Vector<T>.Zero, a1 = Vector<T>.Zero, b0 = Vector<T>.Zero, b1 = Vector<T>.Zero;
        Vector<T> c0 = Vector<T>.Zero, c1 = Vector<T>.Zero, d0 = Vector<T>.Zero, d1 = Vector<T>.Zero;
        ref T a = ref MemoryMarshal.GetReference(left);
        ref T b = ref MemoryMarshal.GetReference(left[(Math.Min(1, rows - 1) * leftRow)..]);
        ref T c = ref MemoryMarshal.GetReference(left[(Math.Min(2, rows - 1) * leftRow)..]);
        ref T d = ref MemoryMarshal.GetReference(left[(Math.Min(3, rows - 1) * leftRow)..]);
        ref T zero = ref MemoryMarshal.GetReference(right);
        ref T one = ref MemoryMarshal.GetReference(right[rightRow..]);
        for (int column = 0; column < inner; column += Vector<T>.Count)
        {
            // The last vector may begin inside the one before; what that has done is masked out.
            int start = Math.Min(column, inner - Vector<T>.Count);
            var x0 = Vector.LoadUnsafe(ref zero, (nuint)start);
            var x1 = Vector.LoadUnsafe(ref one, (nuint)start);
            if (start < column)
            {
                Vector<T> isNew = Vector.GreaterThanOrEqual(Vector<T>.Indices, new Vector<T>(T.CreateChecked(column - start)));
                x0 &= isNew;
                x1 &= isNew;
            }

            var y = Vector.LoadUnsafe(ref a, (nuint)start);
            a0 = MatrixProduct<T>.MultiplyAdd(x0, y, a0);
            a1 = MatrixProduct<T>.MultiplyAdd(x1, y, a1);
            y = Vector.LoadUnsafe(ref b, (nuint)start);
            b0 = MatrixProduct<T>.MultiplyAdd(x0, y, b0);
            b1 = MatrixProduct<T>.MultiplyAdd(x1, y, b1);
            y = Vector.LoadUnsafe(ref c, (nuint)start);
            c0 = MatrixProduct<T>.MultiplyAdd(x0, y, c0);
            c1 = MatrixProduct<T>.MultiplyAdd(x1, y, c1);
            y = Vector.LoadUnsafe(ref d, (nuint)start);
            d0 = MatrixProduct<T>.MultiplyAdd(x0, y, d0);
            d1 = MatrixProduct<T>.MultiplyAdd(x1, y, d1);
        }

        AddSums(result, resultRow, 0, rows, a0, a1);
        AddSums(result, resultRow, 1, rows, b0, b1);
        AddSums(result, resultRow, 2, rows, c0, c1);
        AddSums(result, resultRow, 3, rows, d0, d1);
    }

    private static void AddSums(Span<T> result, int resultRow, int row, int rows, Vector<T> first, Vector<T> second)
    {
        if (row < rows)
        {
            result[row * resultRow] += Vector.Sum(first);
            result[(row * resultRow) + 1] += Vector.Sum(second);
        }
    }
}
