using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>
/// The gradients of a convolution's weights and biases, with the batch in the lanes: g[o, c, ky, kx] = the sum over samples and pixels of
/// d[o][oy][ox] * x[c][oy * stride - before + ky * dilation][ox * stride - before + kx * dilation], and of d alone. What is summed in the lanes of
/// registers is added up across them once for each part of the batch that a first-level cache holds.
/// </summary>
internal sealed class LaneConvolutionGradient
{
    // Deltas of one tile, which are read again for every channel and tap.
    private const int BytesInCache = 1 << 15;

    private const int UnitsAtOnce = 8;

    /// <summary>The method's name; it takes (ref float x, ref float d, ref float parameters, int groups, bool accumulate).</summary>
    public required string Name { get; init; }

    /// <summary>A comment over the method.</summary>
    public required string Comment { get; init; }

    public required ConvolutionShape Shape { get; init; }

    /// <summary>Where the gradients of the weights begin.</summary>
    public required int WeightOffset { get; init; }

    /// <summary>Where those of the biases begin, or null.</summary>
    public int? BiasOffset { get; init; }

    public void Emit(CodeWriter code, Lanes lanes)
    {
        ConvolutionShape shape = Shape.Flattened();
        LaneGradientTiles tiles = LaneGradientTiles.Choose(shape, lanes);
        int most = Math.Max(1, BytesInCache / (tiles.Units * lanes.Count * sizeof(float)));
        int groupsAtOnce = Math.Max(1, most / shape.Window.OutputPositions);

        // A part of an image is some rows, or some columns where there is one row.
        bool isOneRow = shape.Window.Rows.Output == 1;
        int length = isOneRow ? shape.Window.Columns.Output : shape.Window.Rows.Output;
        int atOnce = Math.Min(length, Math.Max(1, most / (shape.Window.OutputPositions / length)));

        code.Line($"// {Comment}: {Invariant.Text(atOnce)} {(isOneRow ? "columns" : "rows")} of {Invariant.Text(groupsAtOnce)} {(groupsAtOnce == 1 ? "group" : "groups")} of samples at once.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {Name}(ref float x, ref float d, ref float parameters, int groups, bool accumulate)"))
        {
            EmitClear(code);
            using (LaneLoop groups = LaneLoop.OpenAlways(code, "g", "0", "groups", groupsAtOnce))
            {
                code.Line(groupsAtOnce == 1 ? "nint count = 1;" : $"nint count = Math.Min({Invariant.Text(groupsAtOnce)}, groups - g);");
                code.Line(References.Declare("xg", IndexSum.Element("x", ("g", (long)shape.InputChannels * shape.Window.InputPositions * lanes.Count))));
                code.Line(References.Declare("dg", IndexSum.Element("d", ("g", (long)shape.OutputChannels * shape.Window.OutputPositions * lanes.Count))));
                using LaneLoop parts = LaneLoop.Open(code, "from", "0", Invariant.Text(length), atOnce);
                string to = Invariant.Text(length);
                if (atOnce < length)
                {
                    code.Line(length % atOnce == 0 ? $"nint to = from + {Invariant.Text(atOnce)};" : $"nint to = Math.Min(from + {Invariant.Text(atOnce)}, {to});");
                    to = "to";
                }

                EmitParts(code, lanes, shape, $"count, {parts.Index}, {to}");
            }
        }

        code.Line();
        new LaneWeightGradient(Name, shape, lanes, tiles).Emit(code);
        if (BiasOffset is not null)
        {
            EmitBiases(code, lanes, shape);
        }
    }

    // Everything is added to what is there.
    private void EmitClear(CodeWriter code)
    {
        using (code.Open("if (!accumulate)"))
        {
            code.Line($"MemoryMarshal.CreateSpan(ref {References.Element("parameters", WeightOffset)}, {Invariant.Text(Shape.Extent)}).Clear();");
            if (BiasOffset is { } bias)
            {
                code.Line($"MemoryMarshal.CreateSpan(ref {References.Element("parameters", bias)}, {Invariant.Text(Shape.OutputStride)}).Clear();");
            }
        }

        code.Line();
    }

    private void EmitParts(CodeWriter code, Lanes lanes, ConvolutionShape shape, string part)
    {
        if (BiasOffset is { } bias)
        {
            code.Line($"{Name}Biases(ref dg, ref {References.Element("parameters", bias)}, {part});");
        }

        using LaneLoop channels = LaneLoop.Open(code, "c", "0", Invariant.Text(shape.Groups));
        code.Line(References.Declare("xc", IndexSum.Element("xg", (channels.Index, (long)shape.GroupInputs * shape.Window.InputPositions * lanes.Count))));
        code.Line(References.Declare("dc", IndexSum.Element("dg", (channels.Index, (long)shape.GroupOutputs * shape.Window.OutputPositions * lanes.Count))));
        code.Line(References.Declare("wc", IndexSum.Element("parameters", (channels.Index, shape.GroupOutputs), ("1", WeightOffset))));
        code.Line($"{Name}Weights(ref xc, ref dc, ref wc, {part});");
    }

    private void EmitBiases(CodeWriter code, Lanes lanes, ConvolutionShape shape)
    {
        long plane = (long)shape.Window.OutputPositions * lanes.Count;
        long part = shape.Window.Rows.Output == 1 ? lanes.Count : plane / shape.Window.Rows.Output;
        code.Line("// Biases: the sums of the deltas.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"private static void {Name}Biases(ref float d, ref float b, nint count, nint from, nint to)"))
        {
            int whole = shape.OutputChannels / UnitsAtOnce * UnitsAtOnce;
            foreach ((int first, int end) in new[] { (0, whole), (whole, shape.OutputChannels) }.Where(range => range.Item2 > range.Item1))
            {
                int units = Math.Min(UnitsAtOnce, end - first);
                using LaneLoop loop = LaneLoop.OpenBlock(code, "u", Invariant.Text(first), Invariant.Text(end), UnitsAtOnce);
                LaneSums sums = new(lanes, units, 1);
                sums.EmitZero(code);
                using (code.Open("for (nint g = 0; g < count; g++)"))
                {
                    code.Line(References.Declare("dg", IndexSum.Element("d", ("g", shape.OutputChannels * plane), (loop.Index, plane))));
                    using (code.Open($"for (nint pixel = {IndexSum.Of(("from", part))}; pixel < {IndexSum.Of(("to", part))}; pixel += {lanes})"))
                    {
                        code.Line(References.Declare("dt", "Unsafe.Add(ref dg, pixel)"));
                        for (int i = 0; i < units; i++)
                        {
                            code.Line($"{LaneSums.Name(i, 0)} += {lanes.Load("dt", (int)(i * plane))};");
                        }
                    }
                }

                code.Line(References.Declare("bt", IndexSum.Element("b", (loop.Index, 1))));
                sums.EmitAdd(code, 0, "bt", 0);
            }
        }

        code.Line();
    }
}
