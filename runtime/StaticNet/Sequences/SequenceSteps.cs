using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet;

/// <summary>
/// Moves sequences between the user's memory, where a sample's steps stand together, and training's, where a step's samples do: [step][sample] rows, each padded
/// to 4 floats or a multiple of 8. Where a sample has a length, its steps from there on are padding. A null reference for lengths means that all steps are
/// valid; one for states, that streams are empty and remember nothing. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class SequenceSteps
{
    private const int Block = 4;

    /// <summary>y[step][row] = x[row][step], with zeros in the padding of rows and in whole rows of padded steps, whose inputs are not read.</summary>
    /// <param name="x">Samples one after another, each of steps * size floats.</param>
    /// <param name="lengths">The number of valid steps of each row, or a null reference.</param>
    /// <param name="steps">The number of steps of a sample.</param>
    /// <param name="rows">The number of samples.</param>
    /// <param name="size">Floats of a step.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="y">Where the rows go.</param>
    public static void Enter(ref float x, ref int lengths, int steps, int rows, int size, int stride, ref float y)
    {
        for (int row = 0; row < rows; row++)
        {
            int length = LengthOf(ref lengths, row, steps);
            for (int step = 0; step < steps; step++)
            {
                ref float to = ref Unsafe.Add(ref y, (((nint)step * rows) + row) * stride);
                if (step < length)
                {
                    Pad(ref Unsafe.Add(ref x, (((nint)row * steps) + step) * size), size, stride, ref to);
                }
                else
                {
                    Clear(ref to, stride);
                }
            }
        }
    }

    /// <summary>y[row] = x[length of the row - 1][row]; zeros where the length is 0.</summary>
    /// <param name="x">The rows of all steps.</param>
    /// <param name="lengths">The number of valid steps of each row, or a null reference.</param>
    /// <param name="steps">The number of steps of a sample.</param>
    /// <param name="rows">The number of samples.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="y">Where a row for each sample goes.</param>
    public static void TakeLast(ref float x, ref int lengths, int steps, int rows, int stride, ref float y)
    {
        for (int row = 0; row < rows; row++)
        {
            int length = LengthOf(ref lengths, row, steps);
            ref float to = ref Unsafe.Add(ref y, (nint)row * stride);
            if (length > 0)
            {
                Copy(ref Unsafe.Add(ref x, ((((nint)length - 1) * rows) + row) * stride), stride, ref to);
            }
            else
            {
                Clear(ref to, stride);
            }
        }
    }

    /// <summary>The way back of <see cref="TakeLast"/>: y[length of the row - 1][row] = d[row], and zeros everywhere else.</summary>
    /// <param name="d">A row for each sample.</param>
    /// <param name="lengths">The number of valid steps of each row, or a null reference.</param>
    /// <param name="steps">The number of steps of a sample.</param>
    /// <param name="rows">The number of samples.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="y">Where the rows of all steps go.</param>
    public static void PutLast(ref float d, ref int lengths, int steps, int rows, int stride, ref float y)
    {
        for (int step = 0; step < steps; step++)
        {
            for (int row = 0; row < rows; row++)
            {
                ref float to = ref Unsafe.Add(ref y, (((nint)step * rows) + row) * stride);
                if (step == LengthOf(ref lengths, row, steps) - 1)
                {
                    Copy(ref Unsafe.Add(ref d, (nint)row * stride), stride, ref to);
                }
                else
                {
                    Clear(ref to, stride);
                }
            }
        }
    }

    /// <summary>Makes the rows of one step zero that are padding.</summary>
    /// <param name="y">The rows of the step.</param>
    /// <param name="lengths">The number of valid steps of each row, or a null reference, where nothing is to do.</param>
    /// <param name="step">The number of the step, from 0.</param>
    /// <param name="rows">The number of samples.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    public static void ClearPadded(ref float y, ref int lengths, int step, int rows, int stride)
    {
        if (Unsafe.IsNullRef(ref lengths))
        {
            return;
        }

        for (int row = 0; row < rows; row++)
        {
            if (step >= Unsafe.Add(ref lengths, row))
            {
                Clear(ref Unsafe.Add(ref y, (nint)row * stride), stride);
            }
        }
    }

    /// <summary>y[row] = what the stream of the row remembers from the offset on; zeros where states is a null reference.</summary>
    /// <param name="states">The state of the first row, or a null reference.</param>
    /// <param name="stateFloats">Floats from one state to the next.</param>
    /// <param name="offset">Where the values begin in a state, which has as many floats for them as a row.</param>
    /// <param name="rows">The number of samples.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="y">Where a row for each sample goes.</param>
    public static void LoadState(ref float states, int stateFloats, int offset, int rows, int stride, ref float y)
    {
        if (Unsafe.IsNullRef(ref states))
        {
            for (int row = 0; row < rows; row++)
            {
                Clear(ref Unsafe.Add(ref y, (nint)row * stride), stride);
            }

            return;
        }

        for (int row = 0; row < rows; row++)
        {
            Copy(ref Unsafe.Add(ref states, ((nint)row * stateFloats) + offset), stride, ref Unsafe.Add(ref y, (nint)row * stride));
        }
    }

    /// <summary>
    /// The inverse of <see cref="LoadState"/> after the last valid step: the state of a row from the offset on = x[length of the row - 1][row]. It stays as it is
    /// where the length is 0, and nothing is done where states is a null reference.
    /// </summary>
    /// <param name="states">The state of the first row, or a null reference.</param>
    /// <param name="stateFloats">Floats from one state to the next.</param>
    /// <param name="offset">Where the values begin in a state, which has as many floats for them as a row.</param>
    /// <param name="x">The rows of all steps.</param>
    /// <param name="lengths">The number of valid steps of each row, or a null reference.</param>
    /// <param name="steps">The number of steps of a sample.</param>
    /// <param name="rows">The number of samples.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    public static void StoreState(ref float states, int stateFloats, int offset, ref float x, ref int lengths, int steps, int rows, int stride)
    {
        if (Unsafe.IsNullRef(ref states))
        {
            return;
        }

        for (int row = 0; row < rows; row++)
        {
            int length = LengthOf(ref lengths, row, steps);
            if (length > 0)
            {
                Copy(ref Unsafe.Add(ref x, ((((nint)length - 1) * rows) + row) * stride), stride, ref Unsafe.Add(ref states, ((nint)row * stateFloats) + offset));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int LengthOf(ref int lengths, int row, int steps) => Unsafe.IsNullRef(ref lengths) ? steps : Unsafe.Add(ref lengths, row);

    // Rows are short: vectors of 4 are done before a call that copies or clears a span has begun.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref float from, int stride, ref float to)
    {
        for (int i = 0; i < stride; i += Block)
        {
            Vector128.LoadUnsafe(ref from, (nuint)i).StoreUnsafe(ref to, (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Clear(ref float to, int stride)
    {
        for (int i = 0; i < stride; i += Block)
        {
            Vector128<float>.Zero.StoreUnsafe(ref to, (nuint)i);
        }
    }

    // What follows a step in the user's memory may be the end of it: the last values are read one by one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pad(ref float from, int size, int stride, ref float to)
    {
        int i = 0;
        for (; i <= size - Block; i += Block)
        {
            Vector128.LoadUnsafe(ref from, (nuint)i).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < size; i++)
        {
            Unsafe.Add(ref to, i) = Unsafe.Add(ref from, i);
        }

        for (; i < stride; i++)
        {
            Unsafe.Add(ref to, i) = 0f;
        }
    }
}
