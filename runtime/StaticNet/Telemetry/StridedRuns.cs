using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>Floats in runs of one length, their beginnings equally far apart: rows without their padding, or the lanes that hold samples.</summary>
internal readonly ref struct StridedRuns
{
    private readonly ref float first;
    private readonly nint runs;
    private readonly nint length;
    private readonly nint stride;

    /// <param name="first">The first float.</param>
    /// <param name="runs">How many runs there are.</param>
    /// <param name="length">Floats of a run.</param>
    /// <param name="stride">Floats from one run to the next.</param>
    public StridedRuns(ref float first, nint runs, nint length, nint stride)
    {
        // What has no gaps is one run.
        bool isWhole = length == stride;
        this.first = ref first;
        this.runs = isWhole ? 1 : runs;
        this.length = isWhole ? runs * length : length;
        this.stride = stride;
    }

    /// <summary>Adds the distances of all values from the origin of the sums, and the squares of these.</summary>
    public void AddTo(ref ActivationSums sums)
    {
        if (runs * length == 0)
        {
            return;
        }

        sums.Begin(first);
        double from = sums.Origin;
        var origin = new Vector<double>(from);
        Vector<double> sumLow = Vector<double>.Zero;
        Vector<double> sumHigh = Vector<double>.Zero;
        Vector<double> squaresLow = Vector<double>.Zero;
        Vector<double> squaresHigh = Vector<double>.Zero;
        double sum = 0d;
        double squares = 0d;
        for (nint run = 0; run < runs; run++)
        {
            ref float values = ref Unsafe.Add(ref first, run * stride);
            nint i = 0;
            for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
            {
                Vector.Widen(Vector.LoadUnsafe(ref values, (nuint)i), out Vector<double> low, out Vector<double> high);
                low -= origin;
                high -= origin;
                sumLow += low;
                sumHigh += high;
                squaresLow += low * low;
                squaresHigh += high * high;
            }

            for (; i < length; i++)
            {
                double distance = Unsafe.Add(ref values, i) - from;
                sum += distance;
                squares += distance * distance;
            }
        }

        sums.Add((double)runs * length, sum + Vector.Sum(sumLow + sumHigh), squares + Vector.Sum(squaresLow + squaresHigh));
    }

    /// <summary>How many values are at most low or at least high.</summary>
    public double CountOutside(float low, float high)
    {
        var lowest = new Vector<float>(low);
        var highest = new Vector<float>(high);
        Vector<int> inLanes = Vector<int>.Zero;
        long count = 0;
        for (nint run = 0; run < runs; run++)
        {
            ref float values = ref Unsafe.Add(ref first, run * stride);
            nint i = 0;
            for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
            {
                Vector<float> value = Vector.LoadUnsafe(ref values, (nuint)i);
                inLanes -= Vector.LessThanOrEqual(value, lowest) | Vector.GreaterThanOrEqual(value, highest);
            }

            for (; i < length; i++)
            {
                float value = Unsafe.Add(ref values, i);
                count += value <= low || value >= high ? 1 : 0;
            }
        }

        Vector.Widen(inLanes, out Vector<long> few, out Vector<long> further);
        return count + Vector.Sum(few + further);
    }

    /// <summary>Marks the columns of runs that hold another value than 0; NaN is one.</summary>
    public void MarkColumns(ref int marks, int columns)
    {
        // Runs without gaps are one here, and rows again.
        nint rows = runs * length / columns;
        nint step = rows == runs ? stride : columns;
        for (nint row = 0; row < rows; row++)
        {
            ref float values = ref Unsafe.Add(ref first, row * step);
            int i = 0;
            for (; i <= columns - Vector<float>.Count; i += Vector<float>.Count)
            {
                Vector<int> isZero = Vector.Equals(Vector.LoadUnsafe(ref values, (nuint)i), Vector<float>.Zero);
                (Vector.LoadUnsafe(ref marks, (nuint)i) | ~isZero).StoreUnsafe(ref marks, (nuint)i);
            }

            for (; i < columns; i++)
            {
                if (Unsafe.Add(ref values, i) != 0f)
                {
                    Unsafe.Add(ref marks, i) = -1;
                }
            }
        }
    }

    /// <summary>Whether any value is another than 0; NaN is one.</summary>
    public bool HasLife()
    {
        for (nint run = 0; run < runs; run++)
        {
            ref float values = ref Unsafe.Add(ref first, run * stride);
            nint i = 0;
            for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
            {
                if (!Vector.EqualsAll(Vector.LoadUnsafe(ref values, (nuint)i), Vector<float>.Zero))
                {
                    return true;
                }
            }

            for (; i < length; i++)
            {
                if (Unsafe.Add(ref values, i) != 0f)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
