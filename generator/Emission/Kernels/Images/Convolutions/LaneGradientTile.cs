using StaticNet.Generator.Checking;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>One of what the outputs of a tile are multiplied with: how many channels, rows of taps and taps after the first.</summary>
internal readonly record struct LaneGradientOther(int Channel, int TapRow, int Tap);

/// <summary>Writes one tile of a weight gradient: all pixels run through it, then its sums are added to the gradient.</summary>
internal sealed class LaneGradientTile(ConvolutionShape shape, Lanes lanes, int units, IReadOnlyList<LaneGradientOther> others)
{
    private readonly SlidingAxis rows = shape.Window.Rows;
    private readonly SlidingAxis columns = shape.Window.Columns;
    private readonly LaneSums sums = new(lanes, units, others.Count);
    private readonly long inputRow = (long)shape.Window.Columns.Input * lanes.Count;
    private readonly long inputPlane = (long)shape.Window.InputPositions * lanes.Count;
    private readonly long outputRow = (long)shape.Window.Columns.Output * lanes.Count;
    private readonly long outputPlane = (long)shape.Window.OutputPositions * lanes.Count;
    private readonly int tapRows = others.Max(other => other.TapRow) + 1;
    private readonly int taps = others.Max(other => other.Tap) + 1;

    // What from and to count: see LaneConvolutionGradient.
    private readonly bool isByColumns = shape.Window.Rows.Output == 1;

    /// <summary>Writes the statements; they use references x, d and w, nint count, from and to.</summary>
    public void Emit(CodeWriter code, string unit, string channel, string tapRow, string tap)
    {
        sums.EmitZero(code);
        LaneReach rowReach = LaneReach.Emit(code, rows, "row", tapRow, tapRows);
        LaneReach columnReach = LaneReach.Emit(code, columns, "column", tap, taps);
        using (code.Open("for (nint g = 0; g < count; g++)"))
        {
            code.Line(References.Declare("xg", IndexSum.Element("x", ("g", shape.InputChannels * inputPlane), (channel, inputPlane))));
            code.Line(References.Declare("dg", IndexSum.Element("d", ("g", shape.OutputChannels * outputPlane), (unit, outputPlane))));
            if (tapRows == 1)
            {
                using (code.Open($"for (nint row = {FirstRow(rowReach.First)}; row < {EndRow(rowReach.End)}; row++)"))
                {
                    EmitRow(code, tapRow, tap, columnReach.First, columnReach.End, columnReach.HasBorder && taps > 1);
                }
            }
            else
            {
                EmitRows(code, tapRow, tap, rowReach, columnReach);
            }
        }

        code.Line(References.Declare("wt", IndexSum.Element(
            "w",
            (unit, 1),
            (channel, shape.ChannelStride),
            (tapRow, (long)columns.Kernel * shape.OutputStride),
            (tap, shape.OutputStride))));
        for (int j = 0; j < others.Count; j++)
        {
            LaneGradientOther other = others[j];
            sums.EmitAdd(code, j, "wt", (other.Channel * shape.ChannelStride) + (((other.TapRow * columns.Kernel) + other.Tap) * shape.OutputStride));
        }
    }

    // Several rows of taps: where not all of them are inside, no pixel goes without tests.
    private void EmitRows(CodeWriter code, string tapRow, string tap, LaneReach rowReach, LaneReach columnReach)
    {
        using (code.Open($"for (nint row = {FirstRow("0")}; row < {EndRow(Invariant.Text(rows.Output))}; row++)"))
        {
            if (!rowReach.HasBorder)
            {
                EmitRow(code, tapRow, tap, columnReach.First, columnReach.End, columnReach.HasBorder);
                return;
            }

            code.Line($"bool isInside = row >= {rowReach.First} && row < {rowReach.End};");
            code.Line($"nint firstColumn = isInside ? {columnReach.First} : 0;");
            code.Line($"nint endColumn = isInside ? {columnReach.End} : 0;");
            EmitRow(code, tapRow, tap, "firstColumn", "endColumn", hasBorder: true);
        }
    }

    // Pixels between first and end have all taps inside.
    private void EmitRow(CodeWriter code, string tapRow, string tap, string first, string end, bool hasBorder)
    {
        code.Line($"nint top = {IndexSum.Of(("row", rows.Stride), (tapRow, rows.Dilation), ("1", -rows.Before))};");
        code.Line(References.Declare("dr", IndexSum.Element("dg", ("row", outputRow))));
        (string from, string to) = ("0", Invariant.Text(columns.Output));
        if (isByColumns)
        {
            (from, to) = ("from", "to");
            code.Line($"nint first = Math.Clamp({first}, from, to);");
            code.Line($"nint end = Math.Clamp({end}, first, to);");
            (first, end) = ("first", "end");
        }

        if (hasBorder)
        {
            code.Line("// Pixels for which some taps are on padding.");
            EmitBorder(code, tap, first, end, from, to);
        }

        using (code.Open($"for (nint column = {first}; column < {end}; column++)"))
        {
            code.Line($"nint left = {IndexSum.Of(("column", columns.Stride), (tap, columns.Dilation), ("1", -columns.Before))};");
            code.Line(References.Declare("xt", IndexSum.Element("xg", ("top", inputRow), ("left", lanes.Count))));
            code.Line(References.Declare("dt", IndexSum.Element("dr", ("column", lanes.Count))));
            EmitProducts(code);
        }
    }

    // The side with fewer vectors stays in registers, the other goes through one.
    private void EmitProducts(CodeWriter code)
    {
        if (units <= others.Count)
        {
            EmitDeltas(code);
            code.Line($"{lanes.Type} x0;");
            for (int j = 0; j < others.Count; j++)
            {
                EmitProducts(code, j, lanes.Load("xt", Offset(others[j])), i => $"d{i}");
            }

            return;
        }

        for (int j = 0; j < others.Count; j++)
        {
            code.Line($"{lanes.Type} x{j} = {lanes.Load("xt", Offset(others[j]))};");
        }

        code.Line($"{lanes.Type} d0;");
        for (int i = 0; i < units; i++)
        {
            code.Line($"d0 = {Delta(i)};");
            for (int j = 0; j < others.Count; j++)
            {
                code.Line($"{LaneSums.Name(i, j)} = {lanes.MultiplyAdd("d0", $"x{j}", LaneSums.Name(i, j))};");
            }
        }
    }

    // The other pixels from one column to another.
    private void EmitBorder(CodeWriter code, string tap, string first, string end, string from, string to)
    {
        string inside = IndexSum.Of((end, 1), (first, -1));
        using (code.Open($"for (nint side = {from}; side < {IndexSum.Of((to, 1), (end, -1), (first, 1))}; side++)"))
        {
            code.Line($"nint column = side < {first} ? side : side + {inside};");
            code.Line($"nint left = {IndexSum.Of(("column", columns.Stride), (tap, columns.Dilation), ("1", -columns.Before))};");
            code.Line(References.Declare("dt", IndexSum.Element("dr", ("column", lanes.Count))));
            bool holdsDeltas = units <= others.Count;
            if (holdsDeltas)
            {
                EmitDeltas(code);
            }

            code.Line($"{lanes.Type} x0;");
            foreach (IGrouping<int, int> row in Enumerable.Range(0, others.Count).GroupBy(j => others[j].TapRow))
            {
                string y = IndexSum.Of(("top", 1), (Invariant.Text(row.Key), rows.Dilation));
                using (tapRows == 1 ? code.OpenScope() : code.Open($"if ((nuint)({y}) < {Invariant.Text(rows.Input)})"))
                {
                    code.Line(References.Declare("xr", IndexSum.Element("xg", ("top", inputRow), (Invariant.Text(row.Key), rows.Dilation * inputRow))));
                    foreach (int j in row)
                    {
                        string x = IndexSum.Of(("left", 1), (Invariant.Text(others[j].Tap), columns.Dilation));
                        using (code.Open($"if ((nuint)({x}) < {Invariant.Text(columns.Input)})"))
                        {
                            EmitProducts(code, j, $"{lanes.Class}.LoadUnsafe(ref {IndexSum.Element("xr", ("left", lanes.Count), (Invariant.Text(others[j].Tap), columns.Dilation * lanes.Count))})", i => holdsDeltas ? $"d{i}" : Delta(i));
                        }
                    }
                }
            }
        }
    }

    private void EmitDeltas(CodeWriter code)
    {
        for (int i = 0; i < units; i++)
        {
            code.Line($"{lanes.Type} d{i} = {Delta(i)};");
        }
    }

    private string Delta(int unit) => lanes.Load("dt", (int)(unit * outputPlane));

    private void EmitProducts(CodeWriter code, int other, string x, Func<int, string> delta)
    {
        code.Line($"x0 = {x};");
        for (int i = 0; i < units; i++)
        {
            code.Line($"{LaneSums.Name(i, other)} = {lanes.MultiplyAdd(delta(i), "x0", LaneSums.Name(i, other))};");
        }
    }

    private int Offset(LaneGradientOther other) =>
        (int)((other.Channel * inputPlane) + (other.TapRow * rows.Dilation * inputRow) + ((long)other.Tap * columns.Dilation * lanes.Count));

    private string FirstRow(string first) => isByColumns ? first : first == "0" ? "from" : $"Math.Max(from, {first})";

    private string EndRow(string end) => isByColumns ? end : end == Invariant.Text(rows.Output) ? "to" : $"Math.Min(to, {end})";
}
