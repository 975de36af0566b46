using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.Benchmarks;

/// <summary>Loops that do nothing but reach one limit of the processor. What they return depends on all that they do, so that nothing can be left out.</summary>
internal static class LimitLoops<TWidth, TVector>
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : struct
{
    private const int VectorsPerTurn = 8;

    /// <summary>Multiply-adds of which each waits for the one before: their latency.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Dependent(int turns)
    {
        TVector x = TWidth.Create(1f);
        TVector y = TWidth.Create(1e-3f);
        TVector sum = TWidth.Create(1f);
        for (int turn = 0; turn < turns; turn++)
        {
            sum = TWidth.MultiplyAdd(x, y, sum);
            sum = TWidth.MultiplyAdd(x, y, sum);
            sum = TWidth.MultiplyAdd(x, y, sum);
            sum = TWidth.MultiplyAdd(x, y, sum);
            sum = TWidth.MultiplyAdd(x, y, sum);
            sum = TWidth.MultiplyAdd(x, y, sum);
            sum = TWidth.MultiplyAdd(x, y, sum);
            sum = TWidth.MultiplyAdd(x, y, sum);
        }

        return TWidth.First(sum);
    }

    /// <summary>Multiply-adds in registers that do not wait for one another: how many there are in a time.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Independent(int turns)
    {
        TVector x = TWidth.Create(1f);
        TVector y = TWidth.Create(1e-3f);
        TVector a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int turn = 0; turn < turns; turn++)
        {
            a = TWidth.MultiplyAdd(x, y, a);
            b = TWidth.MultiplyAdd(x, y, b);
            c = TWidth.MultiplyAdd(x, y, c);
            d = TWidth.MultiplyAdd(x, y, d);
            e = TWidth.MultiplyAdd(x, y, e);
            f = TWidth.MultiplyAdd(x, y, f);
            g = TWidth.MultiplyAdd(x, y, g);
            h = TWidth.MultiplyAdd(x, y, h);
            i = TWidth.MultiplyAdd(x, y, i);
            j = TWidth.MultiplyAdd(x, y, j);
            k = TWidth.MultiplyAdd(x, y, k);
            l = TWidth.MultiplyAdd(x, y, l);
        }

        TVector all = TWidth.Or(TWidth.Or(TWidth.Or(a, b), TWidth.Or(c, d)), TWidth.Or(TWidth.Or(e, f), TWidth.Or(g, h)));
        return TWidth.First(TWidth.Or(all, TWidth.Or(TWidth.Or(i, j), TWidth.Or(k, l))));
    }

    /// <summary>Loads of whole vectors, one behind the other: how fast memory of a size can be read.</summary>
    /// <param name="source">What is read; a last part shorter than a vector is left out.</param>
    /// <param name="passes">How often.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Read(ReadOnlySpan<float> source, int passes)
    {
        ref float start = ref MemoryMarshal.GetReference(source);
        TVector a = TWidth.Create(0f), b = a, c = a, d = a, e = a, f = a, g = a, h = a;
        nuint step = (nuint)TWidth.Lanes;
        nuint whole = (nuint)(source.Length / (TWidth.Lanes * VectorsPerTurn)) * step * VectorsPerTurn;
        nuint end = (nuint)(source.Length / TWidth.Lanes) * step;
        for (int pass = 0; pass < passes; pass++)
        {
            nuint index = 0;
            for (; index < whole; index += step * VectorsPerTurn)
            {
                a = TWidth.Or(a, TWidth.Load(ref start, index));
                b = TWidth.Or(b, TWidth.Load(ref start, index + step));
                c = TWidth.Or(c, TWidth.Load(ref start, index + (2 * step)));
                d = TWidth.Or(d, TWidth.Load(ref start, index + (3 * step)));
                e = TWidth.Or(e, TWidth.Load(ref start, index + (4 * step)));
                f = TWidth.Or(f, TWidth.Load(ref start, index + (5 * step)));
                g = TWidth.Or(g, TWidth.Load(ref start, index + (6 * step)));
                h = TWidth.Or(h, TWidth.Load(ref start, index + (7 * step)));
            }

            for (; index < end; index += step)
            {
                a = TWidth.Or(a, TWidth.Load(ref start, index));
            }
        }

        return TWidth.First(TWidth.Or(TWidth.Or(TWidth.Or(a, b), TWidth.Or(c, d)), TWidth.Or(TWidth.Or(e, f), TWidth.Or(g, h))));
    }
}
