using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.Generic;

/// <summary>
/// result += left · right for row-major matrices, in tiles of four rows times two vectors that stay in registers. TensorPrimitives has no product of
/// matrices, and one made of its dot products would load two values for each that it multiplies.
/// </summary>
internal static class MatrixProduct<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int TileRows = 4;

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
        int row = 0;
        for (; row + TileRows <= rows; row += TileRows)
        {
            AddTile(left[(row * leftRow)..], leftRow, leftColumn, right, rightRow, result[(row * resultRow)..], resultRow, inner, first, second);
        }

        for (; row < rows; row++)
        {
            AddRow(left[(row * leftRow)..], leftColumn, right, rightRow, result[(row * resultRow)..], inner, first, second);
        }
    }

    private static void AddTile(
        ReadOnlySpan<T> left, int leftRow, int leftColumn, ReadOnlySpan<T> right, int rightRow, Span<T> result, int resultRow, int inner, Vector<T> first, Vector<T> second)
    {
        Vector<T> a0 = Vector<T>.Zero, a1 = Vector<T>.Zero, b0 = Vector<T>.Zero, b1 = Vector<T>.Zero;
        Vector<T> c0 = Vector<T>.Zero, c1 = Vector<T>.Zero, d0 = Vector<T>.Zero, d1 = Vector<T>.Zero;
        ref T weights = ref MemoryMarshal.GetReference(left);
        ref T values = ref MemoryMarshal.GetReference(right);
        for (int k = 0; k < inner; k++)
        {
            ref T value = ref Unsafe.Add(ref values, k * rightRow);
            ref T weight = ref Unsafe.Add(ref weights, k * leftColumn);
            Vector<T> x0 = Vector.LoadUnsafe(ref value);
            Vector<T> x1 = Vector.LoadUnsafe(ref value, (nuint)Vector<T>.Count);
            var w = new Vector<T>(weight);
            a0 = MultiplyAdd(x0, w, a0);
            a1 = MultiplyAdd(x1, w, a1);
            w = new Vector<T>(Unsafe.Add(ref weight, leftRow));
            b0 = MultiplyAdd(x0, w, b0);
            b1 = MultiplyAdd(x1, w, b1);
            w = new Vector<T>(Unsafe.Add(ref weight, 2 * leftRow));
            c0 = MultiplyAdd(x0, w, c0);
            c1 = MultiplyAdd(x1, w, c1);
            w = new Vector<T>(Unsafe.Add(ref weight, 3 * leftRow));
            d0 = MultiplyAdd(x0, w, d0);
            d1 = MultiplyAdd(x1, w, d1);
        }

        Accumulate(result, a0 & first, a1 & second);
        Accumulate(result[resultRow..], b0 & first, b1 & second);
        Accumulate(result[(2 * resultRow)..], c0 & first, c1 & second);
        Accumulate(result[(3 * resultRow)..], d0 & first, d1 & second);
    }

    private static void AddRow(
        ReadOnlySpan<T> left, int leftColumn, ReadOnlySpan<T> right, int rightRow, Span<T> result, int inner, Vector<T> first, Vector<T> second)
    {
        Vector<T> a0 = Vector<T>.Zero, a1 = Vector<T>.Zero;
        for (int k = 0; k < inner; k++)
        {
            var w = new Vector<T>(left[k * leftColumn]);
            ReadOnlySpan<T> value = right[(k * rightRow)..];
            a0 = MultiplyAdd(new Vector<T>(value), w, a0);
            a1 = MultiplyAdd(new Vector<T>(value[Vector<T>.Count..]), w, a1);
        }

        Accumulate(result, a0 & first, a1 & second);
    }

    private static void AddNarrow(
        ReadOnlySpan<T> left, int leftRow, int leftColumn, ReadOnlySpan<T> right, int rightRow, Span<T> result, int resultRow, int rows, int inner, int columns)
    {
        for (int row = 0; row < rows; row++)
        {
            Span<T> sums = result.Slice(row * resultRow, columns);
            for (int k = 0; k < inner; k++)
            {
                T weight = left[(row * leftRow) + (k * leftColumn)];
                ReadOnlySpan<T> values = right.Slice(k * rightRow, columns);
                for (int i = 0; i < sums.Length; i++)
                {
                    sums[i] += weight * values[i];
                }
            }
        }
    }

    private static void Accumulate(Span<T> result, Vector<T> first, Vector<T> second)
    {
        (new Vector<T>(result) + first).CopyTo(result);
        Span<T> behind = result[Vector<T>.Count..];
        (new Vector<T>(behind) + second).CopyTo(behind);
    }

    // Fused operations exist for float and double only; T is known to the JIT, which keeps one of the branches.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> MultiplyAdd(Vector<T> x, Vector<T> y, Vector<T> sum)
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
