using System.Runtime.InteropServices;

namespace StaticNet.Data;

/// <summary>Rows of arrays, put one after another.</summary>
internal static class Rows
{
    public static int Width(float[][] rows) => rows[0].Length;

    public static int Width(float[,] rows) => rows.GetLength(1);

    public static float[] Flatten(float[][] rows, string name)
    {
        ArgumentNullException.ThrowIfNull(rows, name);
        if (rows.Length == 0)
        {
            throw new ArgumentException("A dataset has at least one sample, but there are no rows.", name);
        }

        int width = rows[0] is { } first ? first.Length : 0;
        long length = (long)rows.Length * width;
        if (length > Array.MaxLength)
        {
            throw new ArgumentException($"{rows.Length} rows of {width} values are more than the {Array.MaxLength} that fit into one array.", name);
        }

        var flat = new float[length];
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i] is not { } row || row.Length != width)
            {
                throw new ArgumentException($"Every row has {width} values as row 0 has, but row {i} has {rows[i]?.Length.ToString() ?? "none: it is null"}.", name);
            }

            row.CopyTo(flat, i * width);
        }

        return flat;
    }

    public static ReadOnlySpan<float> Flatten(float[,] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return rows.Length == 0 ? default : MemoryMarshal.CreateReadOnlySpan(ref rows[0, 0], rows.Length);
    }
}
