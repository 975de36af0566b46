using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.Generic;

/// <summary>
/// result += left · right for row-major matrices, in tiles of six rows times two vectors that stay in registers. TensorPrimitives has no product of
/// matrices, and one made of its dot products would load two values for each that it multiplies.
/// </summary>
internal static class MatrixProduct<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int TileRows = 6;

    /// <param name="left">The value at row r and column c stands at r * <paramref name="leftRow"/> + c * <paramref name="leftColumn"/>.</param>
    /// <param name="leftRow">How far apart rows of the left matrix are; 1, if it is to be read transposed.</param>
    /// <param name="leftColumn">How far apart its columns are.</param>
    /// <param name="right">As many rows as the left matrix has columns.</param>
    /// <param name="rightRow">How far apart they are.</param>
    /// <param name="result">What is added to.</param>
    /// <param name="resultRow">How far apart its rows are.</param>
    /// <param name="rows">The rows of the left matrix.</param>
    /// <param name="inner">Its columns.</param>
    /// <param name="columns">The columns of the right matrix.</param>
    public static void Add(
        ReadOnlySpan<T> left, int leftRow, int leftColumn, ReadOnlySpan<T> right, int rightRow, Span<T> result, int resultRow, int rows, int inner, int columns)
    {
        int strip = 2 * Vector<T>.Count;
        if (columns < strip)
        {
            AddNarrow(left, leftRow, leftColumn, right, rightRow, result, resultRow, rows, inner, columns);
            return;
        }

        for (int column = 0; column < columns; column += strip)
        {
            // The last strip may begin inside the one before; what that has done is masked out.
            int start = Math.Min(column, columns - strip);
            AddStrip(left, leftRow, leftColumn, right[start..], rightRow, result[start..], resultRow, rows, inner, done: column - start);
        }
    }

    private static void AddStrip(
        ReadOnlySpan<T> left, int leftRow, int leftColumn, ReadOnlySpan<T> right, int rightRow, Span<T> result, int resultRow, int rows, int inner, int done)
    {
        Vector<T> first = Vector.GreaterThanOrEqual(Vector<T>.Indices, new Vector<T>(T.CreateChecked(done)));
        Vector<T> second = Vector.GreaterThanOrEqual(Vector<T>.Indices, new Vector<T>(T.CreateChecked(done - Vector<T>.Count)));
        for (int row = 0; row < rows; row += TileRows)
        {
            int height = Math.Min(TileRows, rows - row);
            AddTile(left[(row * leftRow)..], leftRow, leftColumn, right, rightRow, result[(row * resultRow)..], resultRow, height, inner, first, second);
        }
    }

    // Where there are fewer rows than in a tile, the last is computed again and not added.
    private static void AddTile(
        ReadOnlySpan<T> left,
        int leftRow,
        int leftColumn,
        ReadOnlySpan<T> right,
        int rightRow,
        Span<T> result,
        int resultRow,
        int rows,
        int inner,
        Vector<T> first,
        Vector<T> second)
    {
        Vector<T> a0 = Vector<T>.Zero, a1 = Vector<T>.Zero, b0 = Vector<T>.Zero, b1 = Vector<T>.Zero;
        Vector<T> c0 = Vector<T>.Zero, c1 = Vector<T>.Zero, d0 = Vector<T>.Zero, d1 = Vector<T>.Zero;
        Vector<T> e0 = Vector<T>.Zero, e1 = Vector<T>.Zero, f0 = Vector<T>.Zero, f1 = Vector<T>.Zero;
        ref T values = ref MemoryMarshal.GetReference(right);
        ref T weights = ref MemoryMarshal.GetReference(left);
        int row1 = Math.Min(1, rows - 1) * leftRow;
        int row2 = Math.Min(2, rows - 1) * leftRow;
        int row3 = Math.Min(3, rows - 1) * leftRow;
        int row4 = Math.Min(4, rows - 1) * leftRow;
        int row5 = Math.Min(5, rows - 1) * leftRow;
        for (int k = 0; k < inner; k++)
        {
            ref T value = ref Unsafe.Add(ref values, k * rightRow);
            ref T weight = ref Unsafe.Add(ref weights, k * leftColumn);
            Vector<T> x0 = Vector.LoadUnsafe(ref value);
            Vector<T> x1 = Vector.LoadUnsafe(ref value, (nuint)Vector<T>.Count);
            var w = new Vector<T>(weight);
            a0 = MultiplyAdd(x0, w, a0);
            a1 = MultiplyAdd(x1, w, a1);
            w = new Vector<T>(Unsafe.Add(ref weight, row1));
            b0 = MultiplyAdd(x0, w, b0);
            b1 = MultiplyAdd(x1, w, b1);
            w = new Vector<T>(Unsafe.Add(ref weight, row2));
            c0 = MultiplyAdd(x0, w, c0);
            c1 = MultiplyAdd(x1, w, c1);
            w = new Vector<T>(Unsafe.Add(ref weight, row3));
            d0 = MultiplyAdd(x0, w, d0);
            d1 = MultiplyAdd(x1, w, d1);
            w = new Vector<T>(Unsafe.Add(ref weight, row4));
            e0 = MultiplyAdd(x0, w, e0);
            e1 = MultiplyAdd(x1, w, e1);
            w = new Vector<T>(Unsafe.Add(ref weight, row5));
            f0 = MultiplyAdd(x0, w, f0);
            f1 = MultiplyAdd(x1, w, f1);
        }

        Accumulate(result, resultRow, 0, rows, a0 & first, a1 & second);
        Accumulate(result, resultRow, 1, rows, b0 & first, b1 & second);
        Accumulate(result, resultRow, 2, rows, c0 & first, c1 & second);
        Accumulate(result, resultRow, 3, rows, d0 & first, d1 & second);
        Accumulate(result, resultRow, 4, rows, e0 & first, e1 & second);
        Accumulate(result, resultRow, 5, rows, f0 & first, f1 & second);
    }

    private static void AddNarrow(
        ReadOnlySpan<T> left, int leftRow, int leftColumn, ReadOnlySpan<T> right, int rightRow, Span<T> result, int resultRow, int rows, int inner, int columns)
    {
        for (int row = 0; row < rows; row++)
        {
            Span<T> sums = result.Slice(row * resultRow, columns);
            for (int k = 0; k < inner; k++)
            {
                TensorPrimitives.MultiplyAddEstimate(right.Slice(k * rightRow, columns), left[(row * leftRow) + (k * leftColumn)], sums, sums);
            }
        }
    }

    private static void Accumulate(Span<T> result, int resultRow, int row, int rows, Vector<T> first, Vector<T> second)
    {
        if (row < rows)
        {
            Span<T> values = result[(row * resultRow)..];
            (new Vector<T>(values) + first).CopyTo(values);
            Span<T> behind = values[Vector<T>.Count..];
            (new Vector<T>(behind) + second).CopyTo(behind);
        }
    }

    // Fused operations exist for float and double only; T is known to the JIT, which keeps one of the branches.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> MultiplyAdd(Vector<T> x, Vector<T> y, Vector<T> sum)
    {
        if (typeof(T) == typeof(float))
        {
            return Vector.MultiplyAddEstimate(x.As<T, float>(), y.As<T, float>(), sum.As<T, float>()).As<float, T>();
        }

        return typeof(T) == typeof(double)
            ? Vector.MultiplyAddEstimate(x.As<T, double>(), y.As<T, double>(), sum.As<T, double>()).As<double, T>()
            : (x * y) + sum;
    }
}
