using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>Predictions of many sequences at once: one step of all of them after another, a padded row for each.</summary>
public static partial class SequenceSteps
{
    /// <summary>y[row] = the step of each sample at which x stands, with zeros in the padding of rows.</summary>
    /// <param name="x">The step of the first sample.</param>
    /// <param name="sampleStride">Floats from one sample to the next.</param>
    /// <param name="rows">The number of samples.</param>
    /// <param name="size">Floats of a step.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="y">Where the rows go.</param>
    public static void EnterStep(ref float x, int sampleStride, int rows, int size, int stride, ref float y)
    {
        for (int row = 0; row < rows; row++)
        {
            Pad(ref Unsafe.Add(ref x, (nint)row * sampleStride), size, stride, ref Unsafe.Add(ref y, (nint)row * stride));
        }
    }

    /// <summary>The rows of a step go to the user, those that are not padding: of each exactly its size is written.</summary>
    /// <param name="x">The rows.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="lengths">The number of valid steps of each row, or a null reference.</param>
    /// <param name="step">The number of the step, from 0.</param>
    /// <param name="rows">The number of samples.</param>
    /// <param name="size">Floats of a step.</param>
    /// <param name="sampleStride">Floats from one sample to the next in y.</param>
    /// <param name="y">Where the step of the first sample goes.</param>
    public static void LeaveStep(ref float x, int stride, ref int lengths, int step, int rows, int size, int sampleStride, ref float y)
    {
        for (int row = 0; row < rows; row++)
        {
            if (Unsafe.IsNullRef(ref lengths) || step < Unsafe.Add(ref lengths, row))
            {
                // To a row as long as it is: there is no padding.
                Pad(ref Unsafe.Add(ref x, (nint)row * stride), size, size, ref Unsafe.Add(ref y, (nint)row * sampleStride));
            }
        }
    }

    /// <summary>y[row] = x[row] where the step is the last of the row.</summary>
    /// <param name="x">The rows of the step.</param>
    /// <param name="lengths">The number of valid steps of each row, or a null reference.</param>
    /// <param name="step">The number of the step, from 0.</param>
    /// <param name="steps">The number of steps of a sample.</param>
    /// <param name="rows">The number of samples.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="y">Where the rows go.</param>
    public static void KeepLast(ref float x, ref int lengths, int step, int steps, int rows, int stride, ref float y)
    {
        for (int row = 0; row < rows; row++)
        {
            if (step == LengthOf(ref lengths, row, steps) - 1)
            {
                Copy(ref Unsafe.Add(ref x, (nint)row * stride), stride, ref Unsafe.Add(ref y, (nint)row * stride));
            }
        }
    }

    /// <summary>The greatest number of valid steps of some samples.</summary>
    /// <param name="lengths">That of each, or a null reference.</param>
    /// <param name="steps">The number of steps of a sample.</param>
    /// <param name="rows">The number of samples.</param>
    public static int Longest(ref int lengths, int steps, int rows)
    {
        int longest = 0;
        for (int row = 0; row < rows; row++)
        {
            longest = Math.Max(longest, LengthOf(ref lengths, row, steps));
        }

        return longest;
    }
}
