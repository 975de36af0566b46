using StaticNet.Generator.Checking;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>One tile of a <see cref="RowConvolution"/>: its sums begin with the biases, all channels and taps run through them, and they are finished and stored.</summary>
/// <param name="convolution">The convolution.</param>
/// <param name="block">The vectors of output channels.</param>
/// <param name="start">The expression of the first of these channels.</param>
/// <param name="tile">Its pixels.</param>
/// <param name="rowsInside">Whether it sees all rows of the kernel; else kyFirst and kyEnd say which.</param>
/// <param name="columnsInside">Likewise columns.</param>
internal sealed class RowConvolutionTile(RowConvolution convolution, List<Piece> block, string start, PixelTile tile, bool rowsInside, bool columnsInside)
{
    // Up to so many multiply-adds, the taps of a row of the kernel are written out: their loop would end too often.
    private const int MostUnrolled = 128;

    private SlidingAxis Rows => convolution.Rows;

    private SlidingAxis Columns => convolution.Columns;

    public void Emit(CodeWriter code, Lanes lanes)
    {
        int sums = tile.Pixels * block.Count;
        int streams = PixelTile.Streams(lanes, sums, convolution.Channels);
        for (int s = 0; s < streams; s++)
        {
            for (int i = 0; i < tile.Pixels; i++)
            {
                for (int j = 0; j < block.Count; j++)
                {
                    string bias = convolution.BiasOffset is null ? block[j].Lanes.Zero : i > 0 ? Sum(0, j) : block[j].Load(References.Element("b", start));
                    code.Line($"{block[j].Lanes.Type} {Sum(i, j, s)} = {(s == 0 ? bias : block[j].Lanes.Zero)};");
                }
            }
        }

        // Indices, not references: those move on beyond the last input before a loop ends.
        string row = rowsInside ? TapRange.Start(Rows, "oy") : $"kyStart + {RowConvolution.Product("kyFirst", Rows.Dilation)}";
        string column = columnsInside ? TapRange.Start(Columns, "ox") : $"kxStart + {RowConvolution.Product("kxFirst", Columns.Dilation)}";
        string group = convolution.IsGrouped ? $" + {RowConvolution.Product("g", convolution.Channels * convolution.Input.ChannelStride)}" : convolution.IsElementwise && start != "0" ? $" + {start}" : string.Empty;
        code.Line($"nint xc = {RowConvolution.Product($"(nint)({row})", convolution.Input.RowStride)} + {RowConvolution.Product($"(nint)({column})", convolution.Input.ColumnStride)}{group};");
        var weight = new List<string>();
        if (!rowsInside)
        {
            weight.Add(RowConvolution.Product("(nint)kyFirst", Columns.Kernel * convolution.Shape.OutputStride));
        }

        if (!columnsInside)
        {
            weight.Add(RowConvolution.Product("(nint)kxFirst", convolution.Shape.OutputStride));
        }

        if (start != "0" || weight.Count == 0)
        {
            weight.Add(start);
        }

        code.Line($"nint wc = {string.Join(" + ", weight)};");

        EmitChannels(code, lanes, convolution.Channels / streams, streams);
        for (int s = 1; s < streams; s++)
        {
            for (int i = 0; i < tile.Pixels; i++)
            {
                for (int j = 0; j < block.Count; j++)
                {
                    code.Line($"{Sum(i, j)} += {Sum(i, j, s)};");
                }
            }
        }

        EmitChannels(code, lanes, convolution.Channels % streams, 1);
        EmitStores(code);
    }

    private void EmitChannels(CodeWriter code, Lanes lanes, int count, int streams)
    {
        if (count == 0)
        {
            return;
        }

        using (count == 1 ? code.OpenScope() : code.Open($"for (int i = 0; i < {Invariant.Text(count)}; i++)"))
        {
            code.Line("nint xr = xc;");
            code.Line("nint wr = wc;");
            EmitTaps(code, Rows, "ky", !rowsInside, ("xr", Rows.Dilation * convolution.Input.RowStride), ("wr", Columns.Kernel * convolution.Shape.OutputStride), () =>
            {
                code.Line("nint xi = xr;");
                code.Line("nint wi = wr;");
                if (columnsInside && Columns.Kernel > 1 && Columns.Kernel * tile.Pixels * block.Count * streams <= MostUnrolled)
                {
                    EmitUnrolled(code, lanes, streams);
                }
                else
                {
                    EmitTaps(code, Columns, "kx", !columnsInside, ("xi", Columns.Dilation * convolution.Input.ColumnStride), ("wi", convolution.Shape.OutputStride), () =>
                        EmitProducts(code, streams, 0));
                }
            });
            code.Line($"xc += {Invariant.Text(streams * convolution.Input.ChannelStride)};");
            code.Line($"wc += {Invariant.Text(streams * convolution.Shape.ChannelStride)};");
        }
    }

    private static void EmitTaps(CodeWriter code, SlidingAxis axis, string tap, bool isRanged, (string Index, int Step) input, (string Index, int Step) weight, Action body)
    {
        if (axis.Kernel == 1 && !isRanged)
        {
            body();
            return;
        }

        using (code.Open(TapRange.Loop(axis, tap, isRanged)))
        {
            body();
            code.Line($"{input.Index} += {Invariant.Text(input.Step)};");
            code.Line($"{weight.Index} += {Invariant.Text(weight.Step)};");
        }
    }

    // All taps of a row of the kernel. Where registers hold the weights of all of them, an input is broadcast once for all outputs that see it; else the taps
    // follow each other.
    private void EmitUnrolled(CodeWriter code, Lanes lanes, int streams)
    {
        int registers = (tile.Pixels + Columns.Kernel) * block.Count;
        if (convolution.IsElementwise || streams > 1 || Columns.Dilation > 1 || registers > (lanes.Count == 16 ? 30 : 14))
        {
            for (int tap = 0; tap < Columns.Kernel; tap++)
            {
                using (code.OpenScope())
                {
                    EmitProducts(code, streams, tap);
                }
            }

            return;
        }

        Lanes widest = block[0].Lanes;
        code.Line(References.Declare("xk", References.Element("x", "xi")));
        code.Line(References.Declare("wk", References.Element("w", "wi")));
        for (int tap = 0; tap < Columns.Kernel; tap++)
        {
            for (int j = 0; j < block.Count; j++)
            {
                code.Line($"{block[j].Lanes.Type} w{j}_{tap} = {block[j].Load("wk", tap * convolution.Shape.OutputStride)};");
            }
        }

        code.Line($"{widest.Type} v;");
        foreach ((int row, int column) in InTurn(tile.Height, ((tile.Width - 1) * Columns.Stride) + Columns.Kernel))
        {
            int[] taps = [.. Enumerable.Range(0, Columns.Kernel).Where(tap => column >= tap && (column - tap) % Columns.Stride == 0 && (column - tap) / Columns.Stride < tile.Width)];
            if (taps.Length > 0)
            {
                code.Line($"v = {widest.Broadcast(References.Element("xk", (row * Rows.Stride * convolution.Input.RowStride) + (column * convolution.Input.ColumnStride)))};");
            }

            foreach (int tap in taps)
            {
                for (int j = 0; j < block.Count; j++)
                {
                    string sum = Sum((row * tile.Width) + ((column - tap) / Columns.Stride), j);
                    code.Line($"{sum} = {block[j].Lanes.MultiplyAdd(Broadcasts.Narrow("v", widest, block[j].Lanes), $"w{j}_{tap}", sum)};");
                }
            }
        }
    }

    // Inputs of a tile, so that those that go into the same sums do not follow each other: the sums would wait.
    private static IEnumerable<(int Row, int Column)> InTurn(int rows, int columns)
    {
        int half = rows > 1 ? columns : (columns + 1) / 2;
        for (int column = 0; column < half; column++)
        {
            for (int row = 0; row < rows; row++)
            {
                yield return (row, column);
            }

            if (column + half < columns)
            {
                yield return (0, column + half);
            }
        }
    }

    private void EmitProducts(CodeWriter code, int streams, int tap)
    {
        Lanes widest = block[0].Lanes;
        code.Line(References.Declare("xk", References.Element("x", "xi", tap * Columns.Dilation * convolution.Input.ColumnStride)));
        code.Line(References.Declare("wk", References.Element("w", "wi", tap * convolution.Shape.OutputStride)));
        if (!convolution.IsElementwise)
        {
            code.Line($"{widest.Type} v;");
        }

        for (int s = 0; s < streams; s++)
        {
            for (int j = 0; j < block.Count; j++)
            {
                code.Line($"{block[j].Lanes.Type} w{j}_{s} = {block[j].Load("wk", s * convolution.Shape.ChannelStride)};");
            }

            for (int i = 0; i < tile.Pixels; i++)
            {
                int input = (i / tile.Width * Rows.Stride * convolution.Input.RowStride) + (i % tile.Width * Columns.Stride * convolution.Input.ColumnStride) + (s * convolution.Input.ChannelStride);
                if (!convolution.IsElementwise)
                {
                    code.Line($"v = {widest.Broadcast(References.Element("xk", input))};");
                }

                for (int j = 0; j < block.Count; j++)
                {
                    string x = convolution.IsElementwise ? block[j].Load("xk", input) : Broadcasts.Narrow("v", widest, block[j].Lanes);
                    code.Line($"{Sum(i, j, s)} = {block[j].Lanes.MultiplyAdd(x, $"w{j}_{s}", Sum(i, j, s))};");
                }
            }
        }
    }

    private void EmitStores(CodeWriter code)
    {
        string position = RowConvolution.Product($"((nint)oy * {Invariant.Text(Columns.Output)} + ox)", convolution.Shape.OutputStride);
        code.Line(References.Declare("yt", References.Element("yg", start == "0" ? position : $"{position} + {start}")));
        for (int i = 0; i < tile.Pixels; i++)
        {
            for (int j = 0; j < block.Count; j++)
            {
                string value = convolution.Finish(block[j].Lanes, Sum(i, j));
                if (!block[j].IsWhole && value != Sum(i, j))
                {
                    code.Line($"{Sum(i, j)} = {value};");
                    value = Sum(i, j);
                }

                block[j].Store(code, value, "yt", ((i / tile.Width * Columns.Output) + (i % tile.Width)) * convolution.Shape.OutputStride);
            }
        }
    }

    private static string Sum(int pixel, int vector, int stream = 0) => stream == 0 ? $"a{pixel}_{vector}" : $"a{pixel}_{vector}_{stream}";
}
