using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace StaticNet.Generic;

/// <summary>
/// result += matrix · vector for a row-major matrix, four rows at a time, so that a vector that was loaded is used more than once. It is what one step of one
/// stream consists of.
/// </summary>
internal static class MatrixVector<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int TileRows = 4;

    /// <param name="matrix">A row for each result, as long as the vector.</param>
    /// <param name="vector">What each row is multiplied by.</param>
    /// <param name="result">What is added to.</param>
    public static void Add(ReadOnlySpan<T> matrix, ReadOnlySpan<T> vector, Span<T> result)
    {
        if (vector.Length == 1)
        {
            TensorPrimitives.MultiplyAddEstimate(matrix, vector[0], result, result);
            return;
        }

        if (vector.Length < Vector<T>.Count)
        {
            AddNarrow(matrix, vector, result);
            return;
        }

        for (int row = 0; row < result.Length; row += TileRows)
        {
            AddTile(matrix[(row * vector.Length)..], vector, result[row..]);
        }
    }

    private static void AddNarrow(ReadOnlySpan<T> matrix, ReadOnlySpan<T> vector, Span<T> result)
    {
        for (int row = 0; row < result.Length; row++)
        {
            ReadOnlySpan<T> values = matrix.Slice(row * vector.Length, vector.Length);
            T sum = result[row];
            for (int i = 0; i < values.Length; i++)
            {
                sum += values[i] * vector[i];
            }

            result[row] = sum;
        }
    }

    // Where there are fewer rows than in a tile, the last is computed again and not added.
    private static void AddTile(ReadOnlySpan<T> matrix, ReadOnlySpan<T> vector, Span<T> result)
    {
        int inner = vector.Length;
        int rows = Math.Min(TileRows, result.Length);
        Vector<T> s0 = Vector<T>.Zero, s1 = Vector<T>.Zero, s2 = Vector<T>.Zero, s3 = Vector<T>.Zero;
        ref T r0 = ref MemoryMarshal.GetReference(matrix);
        ref T r1 = ref MemoryMarshal.GetReference(matrix[(Math.Min(1, rows - 1) * inner)..]);
        ref T r2 = ref MemoryMarshal.GetReference(matrix[(Math.Min(2, rows - 1) * inner)..]);
        ref T r3 = ref MemoryMarshal.GetReference(matrix[(Math.Min(3, rows - 1) * inner)..]);
        ref T v = ref MemoryMarshal.GetReference(vector);
        for (int column = 0; column < inner; column += Vector<T>.Count)
        {
            // The last vector may begin inside the one before; what that has done is masked out.
            int start = Math.Min(column, inner - Vector<T>.Count);
            var x = Vector.LoadUnsafe(ref v, (nuint)start);
            if (start < column)
            {
                x &= Vector.GreaterThanOrEqual(Vector<T>.Indices, new Vector<T>(T.CreateTruncating(column - start)));
            }

            s0 = MatrixProduct<T>.MultiplyAdd(x, Vector.LoadUnsafe(ref r0, (nuint)start), s0);
            s1 = MatrixProduct<T>.MultiplyAdd(x, Vector.LoadUnsafe(ref r1, (nuint)start), s1);
            s2 = MatrixProduct<T>.MultiplyAdd(x, Vector.LoadUnsafe(ref r2, (nuint)start), s2);
            s3 = MatrixProduct<T>.MultiplyAdd(x, Vector.LoadUnsafe(ref r3, (nuint)start), s3);
        }

        result[0] += Vector.Sum(s0);
        if (rows > 1)
        {
            result[1] += Vector.Sum(s1);
        }

        if (rows > 2)
        {
            result[2] += Vector.Sum(s2);
        }

        if (rows > 3)
        {
            result[3] += Vector.Sum(s3);
        }
    }
}
