using StaticNet.Generator.Checking;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>Loops over the windows of a pool, and over the values in each of them.</summary>
/// <param name="window">How the window slides.</param>
/// <param name="positionStride">Floats from one position to the next.</param>
internal sealed class PoolLoops(SlidingWindow window, int positionStride)
{
    // Up to this many statements a window is written out, as the loops around one value would cost more than the value.
    private const int MostUnrolled = 36;

    private bool IsPadded => HasPadding(window.Rows) || HasPadding(window.Columns);

    /// <summary>One over the size of the window.</summary>
    public string Share => Invariant.Literal((float)(1.0 / window.Taps));

    /// <summary>
    /// Writes what is done for every window, row by row. In the body "at" is the index of the first of its values in the plane and "to" that of its output.
    /// </summary>
    public void EmitWindows(CodeWriter code, Action body)
    {
        using (code.Open($"for (int oy = 0; oy < {Invariant.Text(window.Rows.Output)}; oy++)"))
        {
            string row = EmitStart(code, window.Rows, "oy", "ky");
            using (code.Open($"for (int ox = 0; ox < {Invariant.Text(window.Columns.Output)}; ox++)"))
            {
                string column = EmitStart(code, window.Columns, "ox", "kx");
                code.Line($"nint at = ((nint)({row}) * {Invariant.Text(window.Columns.Input)} + {column}) * {Invariant.Text(positionStride)};");
                code.Line($"nint to = ((nint)oy * {Invariant.Text(window.Columns.Output)} + ox) * {Invariant.Text(positionStride)};");
                body();
            }
        }
    }

    /// <summary>
    /// Writes what is done for every value of a window, row by row, padding left out. For each of the references to a plane the body finds one to the value,
    /// whose name begins with "at": "atx" for x.
    /// </summary>
    /// <param name="code">Where to write.</param>
    /// <param name="statements">How many statements the body writes, about.</param>
    /// <param name="references">The references.</param>
    /// <param name="body">Writes the statements for one value.</param>
    public void EmitValues(CodeWriter code, int statements, string[] references, Action body)
    {
        bool isUnrolled = window.Taps * statements <= MostUnrolled;
        if (!IsPadded)
        {
            EmitAll();
        }
        else if (isUnrolled)
        {
            string whole = string.Join(" && ", Whole(window.Rows, "ky").Concat(Whole(window.Columns, "kx")));
            using (code.Open($"if ({whole})"))
            {
                EmitAll();
            }

            using (code.Open("else"))
            {
                EmitLoops();
            }
        }
        else
        {
            EmitLoops();
        }

        void EmitAll()
        {
            if (!isUnrolled)
            {
                EmitLoops();
                return;
            }

            for (int tap = 0; tap < window.Taps; tap++)
            {
                int row = tap / window.Columns.Kernel * window.Rows.Dilation * window.Columns.Input;
                int column = tap % window.Columns.Kernel * window.Columns.Dilation;
                using (code.OpenScope())
                {
                    EmitValue("at", (row + column) * positionStride);
                }
            }
        }

        void EmitLoops()
        {
            code.Line("nint row = at;");
            using (code.Open(TapRange.Loop(window.Rows, "ky", HasPadding(window.Rows))))
            {
                code.Line("nint value = row;");
                using (code.Open(TapRange.Loop(window.Columns, "kx", HasPadding(window.Columns))))
                {
                    EmitValue("value", 0);
                    code.Line($"value += {Invariant.Text(window.Columns.Dilation * positionStride)};");
                }

                code.Line($"row += {Invariant.Text(window.Rows.Dilation * window.Columns.Input * positionStride)};");
            }
        }

        void EmitValue(string index, int offset)
        {
            foreach (string reference in references)
            {
                code.Line(References.Declare($"at{reference}", References.Element(reference, index, offset)));
            }

            body();
        }
    }

    // The first input of a window that is not padding.
    private static string EmitStart(CodeWriter code, SlidingAxis axis, string output, string tap)
    {
        if (!HasPadding(axis))
        {
            return TapRange.Start(axis, output);
        }

        TapRange.Emit(code, axis, output, tap);
        return axis.Dilation == 1 ? $"{tap}Start + {tap}First" : $"{tap}Start + {tap}First * {Invariant.Text(axis.Dilation)}";
    }

    private static IEnumerable<string> Whole(SlidingAxis axis, string tap) =>
        HasPadding(axis) ? [$"{tap}First == 0", $"{tap}End == {Invariant.Text(axis.Kernel)}"] : [];

    private static bool HasPadding(SlidingAxis axis) => axis.Before > 0 || axis.After > 0;
}
