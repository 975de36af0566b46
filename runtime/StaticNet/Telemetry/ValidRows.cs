using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>
/// Goes through the rows of the steps of many samples, [step][sample], and leaves out those at or behind a sample's length. Of a value that has no steps, one row for
/// each sample, samples of length 0 are left out.
/// </summary>
internal ref struct ValidRows
{
    private readonly ref int lengths;
    private readonly int steps;
    private readonly int rows;
    private int step;
    private int row;

    /// <param name="lengths">The number of steps of each sample, or a null reference where all have all.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="rows">The number of samples.</param>
    public ValidRows(ref int lengths, int steps, int rows)
    {
        this.lengths = ref lengths;
        this.steps = steps;
        this.rows = rows;
    }

    /// <summary>The first of the rows that follow each other.</summary>
    public nint First { get; private set; }

    /// <summary>How many follow each other.</summary>
    public nint Count { get; private set; }

    /// <summary>Moves on to the next rows that follow each other; false where there are no more.</summary>
    public bool Next()
    {
        if (Unsafe.IsNullRef(ref lengths))
        {
            (First, Count) = (0, (nint)steps * rows);
            return step++ == 0;
        }

        for (; step < steps; step++, row = 0)
        {
            while (row < rows && !IsValid(row))
            {
                row++;
            }

            if (row < rows)
            {
                int first = row;
                while (row < rows && IsValid(row))
                {
                    row++;
                }

                (First, Count) = (((nint)step * rows) + first, row - first);
                return true;
            }
        }

        return false;
    }

    private readonly bool IsValid(int sample) => step < Unsafe.Add(ref lengths, sample);
}
