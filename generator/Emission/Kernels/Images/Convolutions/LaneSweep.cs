using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>
/// One image from another, both with the batch in the lanes: y[unit][pixel] = the sum over depth and taps of a weight times x[depth][what the
/// tap sees]. A convolution is that, and so is its way back. A tile of units times pixels stays in registers while depth and taps run
/// through it; weights are broadcast. Pixels whose taps are all inside go in wide tiles and are tested for nothing; columns at the
/// sides have their taps counted.
/// </summary>
internal sealed class LaneSweep
{
    /// <summary>The method's name; it takes (ref float SOURCE, ref float p, ref float y, int groups).</summary>
    public required string Name { get; init; }

    /// <summary>A comment over the method.</summary>
    public required string Comment { get; init; }

    /// <summary>The name of what is read.</summary>
    public required string Source { get; init; }

    public required LaneAxis Rows { get; init; }

    public required LaneAxis Columns { get; init; }

    /// <summary>How phases of the axes are found, where these have variables.</summary>
    public LanePhase? RowPhase { get; init; }

    public LanePhase? ColumnPhase { get; init; }

    /// <summary>Groups of channels that have nothing to do with each other.</summary>
    public required int ChannelGroups { get; init; }

    /// <summary>Channels of the result in each of them.</summary>
    public required int Units { get; init; }

    /// <summary>Channels of the source in each of them.</summary>
    public required int Depth { get; init; }

    /// <summary>Taps of the kernel.</summary>
    public required int Taps { get; init; }

    /// <summary>The size of the result.</summary>
    public required int Height { get; init; }

    public required int Width { get; init; }

    /// <summary>Where the weights begin after the parameters.</summary>
    public required int WeightOffset { get; init; }

    /// <summary>Where the biases begin, or null.</summary>
    public int? BiasOffset { get; init; }

    /// <summary>Floats between the weights of neighbours.</summary>
    public required LaneWeightSteps Steps { get; init; }

    /// <summary>What is done to a sum before it is stored.</summary>
    public required Func<Lanes, string, string> Finish { get; init; }

    private long SourcePlane => (long)Rows.Source * Columns.Source;

    private long ResultPlane => (long)Height * Width;

    private bool HasInside => Columns.PixelsInside > 0;

    private IEnumerable<string> Variables => Rows.Variables.Concat(Columns.Variables);

    public void Emit(CodeWriter code, Lanes lanes)
    {
        var tiling = new LaneTiling(lanes, (long)Depth * Taps, isGradient: false);
        UnitBlocks? blocks = HasInside ? tiling.Cut(Units, Columns.PixelsInside) : null;
        EmitGroups(code, lanes, blocks?.MostWidth ?? 0);
        if (blocks is not null)
        {
            EmitInside(code, lanes, blocks);
        }

        if (Columns.HasBorder)
        {
            EmitSides(code, lanes, tiling.Cut(Units, Rows.IsKnown ? Math.Max(1, Rows.PixelsInside) : 1));
        }
    }

    private void EmitGroups(CodeWriter code, Lanes lanes, int tile)
    {
        int count = lanes.Count;
        code.Line($"// {Comment}.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {Name}(ref float {Source}, ref float p, ref float y, int groups)"))
        {
            using (code.Open("for (nint g = 0; g < groups; g++)"))
            {
                using LaneLoop channels = LaneLoop.Open(code, "c", "0", Invariant.Text(ChannelGroups));
                string c = channels.Index;
                string g = "g";
                code.Line(References.Declare($"{Source}c", IndexSum.Element(Source, (g, ChannelGroups * Depth * SourcePlane * count), (c, Depth * SourcePlane * count))));
                code.Line(References.Declare("wc", IndexSum.Element("p", (c, Steps.Group), ("1", WeightOffset))));
                if (BiasOffset is { } bias)
                {
                    code.Line(References.Declare("bc", IndexSum.Element("p", (c, Units), ("1", bias))));
                }

                code.Line(References.Declare("yc", IndexSum.Element("y", (g, ChannelGroups * Units * ResultPlane * count), (c, Units * ResultPlane * count))));
                EmitPhases(code, tile);
            }
        }

        code.Line();
    }

    // Loops over the phases of both axes, where there are any.
    private void EmitPhases(CodeWriter code, int tile)
    {
        using LaneLoop rows = OpenPhase(code, Rows, RowPhase, 0);
        using LaneLoop columns = OpenPhase(code, Columns, ColumnPhase, tile);
        string weights = "wc";
        if (Variables.Any())
        {
            weights = "wt";
            code.Line(References.Declare(weights, IndexSum.Element(
                "wc",
                (RowPhase is null ? "0" : $"{Rows.Name}Tap", Steps.TapRow),
                (ColumnPhase is null ? "0" : $"{Columns.Name}Tap", Steps.Tap))));
        }

        string arguments = $"(ref {Source}c, ref {weights}{(BiasOffset is null ? string.Empty : ", ref bc")}, ref yc{string.Concat(Variables.Select(name => $", {name}"))});";
        if (HasInside && Columns.IsKnown)
        {
            code.Line($"{Name}Inside{arguments}");
        }
        else if (HasInside)
        {
            using (code.Open($"if ({Columns.End} > {Columns.First})"))
            {
                code.Line($"{Name}Inside{arguments}");
            }

            code.Line();
        }

        if (Columns.HasBorder)
        {
            code.Line($"{Name}Sides{arguments}");
        }
    }

    private static LaneLoop OpenPhase(CodeWriter code, LaneAxis axis, LanePhase? phase, int tile)
    {
        if (phase is null)
        {
            return LaneLoop.None;
        }

        LaneLoop loop = LaneLoop.OpenAlways(code, axis.ResultShift, "0", Invariant.Text(Math.Min(phase.Axis.Stride, phase.Axis.Input)));
        phase.Emit(code, axis.Name);
        if (tile > 0)
        {
            phase.EmitInside(code, axis.Name, tile);
        }

        return loop;
    }

    private CodeWriter.Block OpenPart(CodeWriter code, string part, string comment)
    {
        code.Line($"// {comment}");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        string bias = BiasOffset is null ? string.Empty : ", ref float b";
        return code.Open($"private static void {Name}{part}(ref float {Source}, ref float w{bias}, ref float y{string.Concat(Variables.Select(name => $", nint {name}"))})");
    }

    private void EmitInside(CodeWriter code, Lanes lanes, UnitBlocks blocks)
    {
        using (OpenPart(code, "Inside", $"Columns that need no padding: tiles of {blocks} columns."))
        {
            using LaneLoop rows = LaneLoop.Open(code, "row", "0", Rows.Pixels);
            (string, string) rowTaps = EmitBegin(code, Rows, rows.Index, "top", Rows.HasBorder);
            foreach (UnitBlock block in blocks.Blocks)
            {
                using LaneLoop units = OpenUnits(code, block);
                using LaneTileLoop columns = LaneTileLoop.Open(code, Columns, block.Tile.Width);
                (string, string) columnTaps = EmitBegin(code, Columns, columns.Index, "left", isBorder: false);
                new LaneSweepTile(this, lanes, block.Tile, Columns).Emit(code, units.Index, rows.Index, columns.Index, rowTaps, columnTaps);
            }
        }

        code.Line();
    }

    private void EmitSides(CodeWriter code, Lanes lanes, UnitBlocks blocks)
    {
        using (OpenPart(code, "Sides", $"Columns at the sides: tiles of {blocks} rows."))
        {
            using LaneLoop columns = OpenBorder(code, Columns);
            (string, string) columnTaps = EmitBegin(code, Columns, columns.Index, "left", isBorder: true);
            foreach (UnitBlock block in blocks.Blocks)
            {
                using LaneLoop units = OpenUnits(code, block);
                if (block.Tile.Width == 1)
                {
                    using LaneLoop rows = LaneLoop.OpenBlock(code, "row", "0", Rows.Pixels);
                    EmitRow(block.Tile, rows, units, Rows.HasBorder);
                    continue;
                }

                using (LaneTileLoop rows = LaneTileLoop.Open(code, Rows, block.Tile.Width))
                {
                    (string, string) rowTaps = EmitBegin(code, Rows, rows.Index, "top", isBorder: false);
                    new LaneSweepTile(this, lanes, block.Tile, Rows).Emit(code, units.Index, rows.Index, columns.Index, rowTaps, columnTaps);
                }

                if (Rows.HasBorder)
                {
                    using LaneLoop rows = OpenBorder(code, Rows);
                    EmitRow(block.Tile with { Width = 1 }, rows, units, isBorder: true);
                }
            }

            void EmitRow(LaneTile tile, LaneLoop rows, LaneLoop units, bool isBorder)
            {
                (string, string) rowTaps = EmitBegin(code, Rows, rows.Index, "top", isBorder);
                new LaneSweepTile(this, lanes, tile, Rows).Emit(code, units.Index, rows.Index, columns.Index, rowTaps, columnTaps);
            }
        }

        code.Line();
    }

    private static LaneLoop OpenUnits(CodeWriter code, UnitBlock block) =>
        LaneLoop.OpenBlock(code, "u", Invariant.Text(block.From), Invariant.Text(block.To), block.Tile.Units);

    // Where the pixel sees tap 0, and which taps are inside: all of them, or those that are counted.
    private static (string First, string End) EmitBegin(CodeWriter code, LaneAxis axis, string pixel, string begin, bool isBorder)
    {
        code.Line($"nint {begin} = {IndexSum.Of((pixel, axis.Stride), (axis.Shift, 1))};");
        return isBorder ? axis.EmitTaps(code, begin) : ("0", axis.Taps);
    }

    // All pixels before the first and from the end on.
    private static LaneLoop OpenBorder(CodeWriter code, LaneAxis axis)
    {
        if (axis.First == axis.End)
        {
            return LaneLoop.OpenAlways(code, axis.Name, "0", axis.Pixels);
        }

        LaneLoop loop = LaneLoop.OpenAlways(code, $"{axis.Name}AtSide", "0", IndexSum.Of((axis.Pixels, 1), (axis.End, -1), (axis.First, 1)));
        string behind = IndexSum.Of((loop.Index, 1), (axis.End, 1), (axis.First, -1));
        code.Line($"nint {axis.Name} = {(axis.First == "0" ? behind : $"{loop.Index} < {axis.First} ? {loop.Index} : {behind}")};");
        return loop with { Index = axis.Name };
    }
}

/// <summary>Floats between weights: from one group of channels to the next, one unit, one depth, one row of taps, and one tap.</summary>
internal readonly record struct LaneWeightSteps(int Group, int Unit, int Depth, int TapRow, int Tap);
