using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>
/// What a causal convolution sees of a sequence: for each step a window of rows, the oldest first and the step's own last. A stream keeps the rows that later
/// windows see in a ring: so many rows as the window reaches back, and behind them the number of the oldest, as the bits of an integer. For generated code.
/// </summary>
/// <param name="size">Floats of a row.</param>
/// <param name="stride">Floats from one row to the next.</param>
/// <param name="taps">Rows of a window.</param>
/// <param name="dilation">Steps from one of them to the next.</param>
/// <param name="stateFloats">Floats of the state of one stream.</param>
/// <param name="offset">Where the ring begins in it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CausalWindows(int size, int stride, int taps, int dilation, int stateFloats, int offset)
{
    // Rows of the ring.
    private readonly int reach = (taps - 1) * dilation;

    /// <summary>Writes the windows of all steps. Before the first step there are the rows of the ring, or zeros.</summary>
    /// <param name="x">The rows, [step][sample].</param>
    /// <param name="states">The states of the samples, or a null reference.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="rows">The number of samples.</param>
    /// <param name="windows">Where they go, [step][sample] rows of <paramref name="windowStride"/> floats, the last of them zero.</param>
    /// <param name="windowStride">At least <c>taps * size</c>.</param>
    public void Gather(ref float x, ref float states, int steps, int rows, ref float windows, int windowStride)
    {
        for (int step = 0; step < steps; step++)
        {
            for (int row = 0; row < rows; row++)
            {
                Span<float> window = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref windows, (((nint)step * rows) + row) * windowStride), windowStride);
                for (int tap = 0; tap < taps; tap++)
                {
                    Span<float> place = window.Slice(tap * size, size);
                    int seen = step - ((taps - 1 - tap) * dilation);
                    if (seen >= 0)
                    {
                        Row(ref x, rows, seen, row).CopyTo(place);
                    }
                    else if (Unsafe.IsNullRef(ref states))
                    {
                        place.Clear();
                    }
                    else
                    {
                        Remembered(ref StateOf(ref states, row), reach + seen).CopyTo(place);
                    }
                }

                window[(taps * size)..].Clear();
            }
        }
    }

    /// <summary>The gradient of the rows by that of the windows: each row gets the sum over the windows that saw it.</summary>
    /// <param name="windows">The gradient of the windows.</param>
    /// <param name="windowStride">Floats from one to the next.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="rows">The number of samples.</param>
    /// <param name="d">Where the gradient of the rows goes, [step][sample]; its padding becomes zero.</param>
    public void Scatter(ref float windows, int windowStride, int steps, int rows, ref float d)
    {
        MemoryMarshal.CreateSpan(ref d, steps * rows * stride).Clear();
        for (int step = 0; step < steps; step++)
        {
            for (int row = 0; row < rows; row++)
            {
                for (int tap = 0; tap < taps; tap++)
                {
                    int seen = step - ((taps - 1 - tap) * dilation);
                    if (seen >= 0)
                    {
                        Add(ref Unsafe.Add(ref windows, ((((nint)step * rows) + row) * windowStride) + (tap * size)), Row(ref d, rows, seen, row));
                    }
                }
            }
        }
    }

    /// <summary>Brings the rows of the samples, as far as they have them, into their states; nothing where these are a null reference.</summary>
    /// <param name="states">The states, or a null reference.</param>
    /// <param name="x">The rows, [step][sample].</param>
    /// <param name="lengths">The number of steps of each sample, or a null reference.</param>
    /// <param name="steps">The number of steps of those that have all.</param>
    /// <param name="rows">The number of samples.</param>
    public void Keep(ref float states, ref float x, ref int lengths, int steps, int rows)
    {
        if (Unsafe.IsNullRef(ref states) || reach == 0)
        {
            return;
        }

        for (int row = 0; row < rows; row++)
        {
            // Where a stream that takes step after step would have put them.
            ref float state = ref StateOf(ref states, row);
            int length = Unsafe.IsNullRef(ref lengths) ? steps : Unsafe.Add(ref lengths, row);
            for (int step = Math.Max(0, length - reach); step < length; step++)
            {
                Row(ref x, rows, step, row).CopyTo(Remembered(ref state, step % reach));
            }

            ref int oldest = ref Oldest(ref state);
            oldest = (oldest + length) % reach;
        }
    }

    private static void Add(ref float from, Span<float> into)
    {
        for (int i = 0; i < into.Length; i++)
        {
            into[i] += Unsafe.Add(ref from, i);
        }
    }

    private Span<float> Row(ref float x, int rows, int step, int row) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref x, (((nint)step * rows) + row) * stride), size);

    private ref float StateOf(ref float states, int row) => ref Unsafe.Add(ref states, (nint)row * stateFloats);

    // The row of the ring that is so many steps younger than the oldest.
    private Span<float> Remembered(ref float state, int younger)
    {
        int place = Oldest(ref state) + younger;
        place -= place >= reach ? reach : 0;
        return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref state, offset + ((nint)place * stride)), size);
    }

    private ref int Oldest(ref float state) => ref Unsafe.As<float, int>(ref Unsafe.Add(ref state, offset + ((nint)reach * stride)));
}
