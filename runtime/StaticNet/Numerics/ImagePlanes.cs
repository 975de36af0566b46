using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StaticNet.Numerics;

/// <summary>
/// Lays an image out plane by plane with zeros around, so that a convolution with columns in the lanes loads whole vectors anywhere. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ImagePlanes
{
    /// <summary>
    /// planes[channel][before + row][(before + column) % stride][(before + column) / stride] = image[channel][row][column]; everything else in the planes
    /// becomes zero.
    /// </summary>
    /// <param name="image">The first value of the image.</param>
    /// <param name="from">How the image lies.</param>
    /// <param name="planes">The first float of the planes.</param>
    /// <param name="to">How they lie.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Spread(ref float image, in ImageStrides from, ref float planes, in PlaneStrides to)
    {
        MemoryMarshal.CreateSpan(ref planes, from.Channels * to.Channel).Clear();
        for (int channel = 0; channel < from.Channels; channel++)
        {
            for (int row = 0; row < from.Rows; row++)
            {
                ref float source = ref Unsafe.Add(ref image, ((nint)channel * from.Channel) + ((nint)row * from.Row));
                ref float target = ref Unsafe.Add(ref planes, ((nint)channel * to.Channel) + ((nint)(row + to.RowsBefore) * to.Row));
                if (from.Column == 1 && to.Stride == 1)
                {
                    Copy(ref source, ref Unsafe.Add(ref target, to.ColumnsBefore), from.Columns);
                }
                else
                {
                    Deal(ref source, from, ref target, to);
                }
            }
        }
    }

    /// <summary>rows[row * columns + column] = plane[row * stride + column], for planes of as many rows one after another.</summary>
    /// <param name="planes">The first float of the planes.</param>
    /// <param name="rows">How many rows all planes have.</param>
    /// <param name="columns">How many floats of each row are taken.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="packed">Where they go.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(ref float planes, int rows, int columns, int stride, ref float packed)
    {
        for (int row = 0; row < rows; row++)
        {
            Copy(ref Unsafe.Add(ref planes, (nint)row * stride), ref Unsafe.Add(ref packed, (nint)row * columns), columns);
        }
    }

    // Rows are short, so a call for each would cost more than the copy. The last vector ends where the row does.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref float source, ref float target, int count)
    {
        int width = Vector256<float>.Count;
        if (count < width)
        {
            for (int i = 0; i < count; i++)
            {
                Unsafe.Add(ref target, i) = Unsafe.Add(ref source, i);
            }

            return;
        }

        int last = count - width;
        for (int i = 0; i < last; i += width)
        {
            Vector256.LoadUnsafe(ref source, (nuint)i).StoreUnsafe(ref target, (nuint)i);
        }

        Vector256.LoadUnsafe(ref source, (nuint)last).StoreUnsafe(ref target, (nuint)last);
    }

    // Columns go to as many sequences as the stride has columns, in turn.
    private static void Deal(ref float source, in ImageStrides from, ref float target, in PlaneStrides to)
    {
        int phase = to.ColumnsBefore % to.Stride;
        int place = to.ColumnsBefore / to.Stride;
        for (int column = 0; column < from.Columns; column++)
        {
            Unsafe.Add(ref target, ((nint)phase * to.Phase) + place) = Unsafe.Add(ref source, (nint)column * from.Column);
            phase++;
            if (phase == to.Stride)
            {
                phase = 0;
                place++;
            }
        }
    }
}
