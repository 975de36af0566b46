namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>Writes one register tile of a <see cref="LaneSweep"/>: units times neighbouring pixels along an axis.</summary>
/// <param name="sweep">What is computed.</param>
/// <param name="lanes">The vector width.</param>
/// <param name="tile">The size.</param>
/// <param name="along">The axis along which its pixels lie.</param>
internal sealed class LaneSweepTile(LaneSweep sweep, Lanes lanes, LaneTile tile, LaneAxis along)
{
    private readonly long sourceRow = (long)sweep.Columns.Source * lanes.Count;
    private readonly long resultRow = (long)sweep.Width * lanes.Count;

    /// <summary>Writes the statements; they use top and left, where the first pixel sees tap 0.</summary>
    public void Emit(CodeWriter code, string unit, string row, string column, (string First, string End) rowTaps, (string First, string End) columnTaps)
    {
        EmitBegin(code, unit);
        using (LaneLoop depth = LaneLoop.Open(code, "k", "0", Support.Invariant.Text(sweep.Depth)))
        {
            using LaneLoop rows = LaneLoop.Open(code, "ky", rowTaps.First, rowTaps.End);
            code.Line(References.Declare("sr", IndexSum.Element(
                sweep.Source,
                (depth.Index, sweep.Rows.Source * sourceRow),
                ("top", sourceRow),
                (rows.Index, sweep.Rows.Step * sourceRow))));
            code.Line(References.Declare("wr", IndexSum.Element(
                "w",
                (unit, sweep.Steps.Unit),
                (depth.Index, sweep.Steps.Depth),
                (rows.Index, (long)sweep.Steps.TapRow * (sweep.RowPhase?.TapStep ?? 1)))));
            using LaneLoop columns = LaneLoop.Open(code, "kx", columnTaps.First, columnTaps.End);
            code.Line(References.Declare("st", IndexSum.Element("sr", ("left", lanes.Count), (columns.Index, (long)sweep.Columns.Step * lanes.Count))));
            code.Line(References.Declare("wt", IndexSum.Element("wr", (columns.Index, (long)sweep.Steps.Tap * (sweep.ColumnPhase?.TapStep ?? 1)))));
            EmitProducts(code);
        }

        EmitEnd(code, unit, row, column);
    }

    private void EmitBegin(CodeWriter code, string unit)
    {
        if (sweep.BiasOffset is not null)
        {
            code.Line(References.Declare("bu", IndexSum.Element("b", (unit, 1))));
        }

        for (int i = 0; i < tile.Units; i++)
        {
            for (int j = 0; j < tile.Width; j++)
            {
                string begin = sweep.BiasOffset is null ? lanes.Zero : j == 0 ? lanes.Broadcast(References.Element("bu", i)) : $"a{i}_0";
                code.Line($"{lanes.Type} a{i}_{j} = {begin};");
            }
        }
    }

    // The side with fewer vectors stays in registers, the other goes through one.
    private void EmitProducts(CodeWriter code)
    {
        int pixel = (int)(along.Stride * (along == sweep.Columns ? lanes.Count : sourceRow));
        string Weight(int i) => lanes.Broadcast(References.Element("wt", i * sweep.Steps.Unit));
        string Pixel(int j) => lanes.Load("st", j * pixel);
        if (tile.Width <= tile.Units)
        {
            EmitSide(code, "s", tile.Width, Pixel);
            code.Line($"{lanes.Type} w0;");
            for (int i = 0; i < tile.Units; i++)
            {
                code.Line($"w0 = {Weight(i)};");
                for (int j = 0; j < tile.Width; j++)
                {
                    code.Line($"a{i}_{j} = {lanes.MultiplyAdd("w0", $"s{j}", $"a{i}_{j}")};");
                }
            }

            return;
        }

        EmitSide(code, "w", tile.Units, Weight);
        code.Line($"{lanes.Type} s0;");
        for (int j = 0; j < tile.Width; j++)
        {
            code.Line($"s0 = {Pixel(j)};");
            for (int i = 0; i < tile.Units; i++)
            {
                code.Line($"a{i}_{j} = {lanes.MultiplyAdd($"w{i}", "s0", $"a{i}_{j}")};");
            }
        }
    }

    private void EmitSide(CodeWriter code, string name, int count, Func<int, string> value)
    {
        for (int i = 0; i < count; i++)
        {
            code.Line($"{lanes.Type} {name}{i} = {value(i)};");
        }
    }

    private void EmitEnd(CodeWriter code, string unit, string row, string column)
    {
        code.Line(References.Declare("yt", IndexSum.Element(
            "y",
            (unit, sweep.Height * resultRow),
            (row, sweep.Rows.ResultStride * resultRow),
            (sweep.Rows.ResultShift, resultRow),
            (column, (long)sweep.Columns.ResultStride * lanes.Count),
            (sweep.Columns.ResultShift, lanes.Count))));
        long pixel = along.ResultStride * (along == sweep.Columns ? lanes.Count : resultRow);
        for (int i = 0; i < tile.Units; i++)
        {
            for (int j = 0; j < tile.Width; j++)
            {
                code.Line(lanes.Store(sweep.Finish(lanes, $"a{i}_{j}"), "yt", (int)((i * sweep.Height * resultRow) + (j * pixel))));
            }
        }
    }
}
