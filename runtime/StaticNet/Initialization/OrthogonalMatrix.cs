using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StaticNet;

/// <summary>
/// Random matrices with orthonormal rows, or columns where there are more rows: a matrix of normal numbers, orthonormalised in double. All orthonormal ones are
/// equally likely. Sums are made in one order on every machine, so that the same draws give the same matrix.
/// </summary>
internal static class OrthogonalMatrix
{
    private const int Block = 4;

    /// <summary>Fills a matrix, whose numbers are drawn row by row.</summary>
    /// <param name="matrix">The matrix, row by row.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="scale">What the orthonormal matrix is multiplied by.</param>
    /// <param name="random">Where the numbers come from.</param>
    public static void Fill(Span<float> matrix, int columns, float scale, RandomSource random)
    {
        int rows = matrix.Length / columns;
        bool areRows = rows <= columns;
        int count = Math.Min(rows, columns);
        int size = Math.Max(rows, columns);
        var vectors = new double[count * size];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                vectors[areRows ? (row * size) + column : (column * size) + row] = random.NextNormal();
            }
        }

        Orthonormalise(vectors, size);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                matrix[(row * columns) + column] = (float)(scale * vectors[areRows ? (row * size) + column : (column * size) + row]);
            }
        }
    }

    // Gram and Schmidt, modified: what points along earlier vectors is taken away one by one. Rounding leaves a rest, which a second time takes away: twice is
    // enough (Giraud, Langou, Rozloznik, 2005).
    private static void Orthonormalise(Span<double> vectors, int size)
    {
        for (int start = 0; start < vectors.Length; start += size)
        {
            Span<double> vector = vectors.Slice(start, size);
            for (int time = 0; time < 2; time++)
            {
                for (int earlier = 0; earlier < start; earlier += size)
                {
                    ReadOnlySpan<double> other = vectors.Slice(earlier, size);
                    Subtract(vector, Product(vector, other), other);
                }
            }

            double length = Math.Sqrt(Product(vector, vector));
            foreach (ref double value in vector)
            {
                value /= length;
            }
        }
    }

    private static double Product(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Vector256<double> sums = Vector256<double>.Zero;
        int i = 0;
        for (; i <= a.Length - Block; i += Block)
        {
            sums += Load(a, i) * Load(b, i);
        }

        double sum = sums[0] + sums[1] + (sums[2] + sums[3]);
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void Subtract(Span<double> a, double factor, ReadOnlySpan<double> b)
    {
        int i = 0;
        for (; i <= a.Length - Block; i += Block)
        {
            (Load(a, i) - (factor * Load(b, i))).StoreUnsafe(ref MemoryMarshal.GetReference(a), (nuint)i);
        }

        for (; i < a.Length; i++)
        {
            a[i] -= factor * b[i];
        }
    }

    private static Vector256<double> Load(ReadOnlySpan<double> values, int index) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)index);
}
