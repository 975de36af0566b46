using StaticNet.Generator.Checking;
using StaticNet.Generator.Emission.Kernels.Images;

namespace StaticNet.Generator.Tests.Kernels.Images;

/// <summary>A pool as a test computes it: plane by plane, in double precision.</summary>
internal sealed record PoolCase(PoolKind Kind, int Channels, SlidingWindow Window)
{
    private const int Same = -1;

    // The positions of the values in each window, row by row.
    private readonly Lazy<int[][]> windows = new(() => [.. Enumerable.Range(0, Window.OutputPositions).Select(output => Values(Window, output))]);

    /// <summary>Windows that cut the input into parts, overlap, leave gaps, lie on padding, and cover everything; both kinds.</summary>
    public static IEnumerable<PoolCase> All()
    {
        (int Channels, SlidingAxis Rows, SlidingAxis Columns)[] shapes =
        [
            (6, Axis(28, 2, 2, 0), Axis(28, 2, 2, 0)),
            (16, Axis(10, 2, 2, 0), Axis(10, 2, 2, 0)),
            (1, Axis(1, 1, 1, 0), Axis(1, 1, 1, 0)),
            (3, Axis(9, 3, 3, 0), Axis(4, 2, 2, 0)),
            (3, Axis(9, 3, 2, 1), Axis(7, 3, 2, 1)),
            (5, Axis(8, 3, 2, 1), Axis(11, 5, 3, 2)),
            (2, Axis(6, 3, 1, 0), Axis(5, 2, 1, 0)),
            (40, Axis(5, 2, 1, 1), Axis(3, 3, 1, 1)),
            (17, Axis(5, 3, 1, Same), Axis(6, 2, 2, Same)),
            (4, Axis(7, 2, 3, Same), Axis(5, 1, 2, 0)),
            (70, Axis(4, 4, 4, 0), Axis(4, 4, 4, 0)),
            (3, Axis(14, 7, 7, 0), Axis(16, 8, 8, 0)),
            (2, Axis(13, 9, 4, 4), Axis(17, 8, 3, 4)),
            (9, Axis(1, 2, 2, 1), Axis(2, 2, 2, 1)),
            (2, Axis(1, 3, 3, 1), Axis(1, 3, 1, 1)),
            (12, SlidingAxis.One, Axis(30, 3, 3, 0)),
            (7, SlidingAxis.One, Axis(31, 4, 2, Same)),
            (1, Axis(30, 5, 5, 0), SlidingAxis.One),
        ];
        return shapes.SelectMany(shape => new[] { PoolKind.Max, PoolKind.Average }.Select(kind => new PoolCase(kind, shape.Channels, new SlidingWindow(shape.Rows, shape.Columns))));
    }

    /// <summary>The outputs of one plane.</summary>
    public double[] Outputs(Func<int, float> x) =>
        [.. Enumerable.Range(0, Window.OutputPositions).Select(output => Kind == PoolKind.Average ? windows.Value[output].Sum(at => (double)x(at)) / Window.Taps : x(Winner(output, x)))];

    /// <summary>The gradients of the inputs of one plane, from those of its outputs.</summary>
    public double[] Inputs(Func<int, float> x, Func<int, float> delta)
    {
        var gradients = new double[Window.InputPositions];
        for (int output = 0; output < Window.OutputPositions; output++)
        {
            if (Kind == PoolKind.Max)
            {
                gradients[Winner(output, x)] += delta(output);
                continue;
            }

            foreach (int at in windows.Value[output])
            {
                gradients[at] += (double)delta(output) / Window.Taps;
            }
        }

        return gradients;
    }

    private static SlidingAxis Axis(int input, int window, int stride, int padding) => SlidingAxis.Make(input, window, stride, 1, padding);

    private static int[] Values(SlidingWindow window, int output)
    {
        (SlidingAxis rows, SlidingAxis columns) = (window.Rows, window.Columns);
        IEnumerable<int> values =
            from ky in Enumerable.Range(0, rows.Kernel)
            from kx in Enumerable.Range(0, columns.Kernel)
            let y = (output / columns.Output * rows.Stride) - rows.Before + ky
            let x = (output % columns.Output * columns.Stride) - columns.Before + kx
            where y >= 0 && y < rows.Input && x >= 0 && x < columns.Input
            select (y * columns.Input) + x;
        return [.. values];
    }

    private int Winner(int output, Func<int, float> x)
    {
        int winner = -1;
        foreach (int at in windows.Value[output])
        {
            if (winner < 0 || x(at) > x(winner) || float.IsNaN(x(at)))
            {
                winner = at;
            }
        }

        return winner;
    }
}
