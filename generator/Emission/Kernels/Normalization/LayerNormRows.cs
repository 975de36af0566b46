using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// Layer normalisation of padded rows, each a sample: a vector, or an image with its channels last. Padding is masked out of the moments; gamma and beta are zero
/// there, and so are the outputs.
/// </summary>
internal sealed class LayerNormRows(LayerNormShape norm)
{
    /// <summary>Samples whose gradients of gamma and beta are added up in registers.</summary>
    private const int RowsAtOnce = 8;
    private const int SumsInFlight = 8;
    private const int ColumnsAtOnce = 4;

    /// <summary>Floats of the scratch of <see cref="EmitParameterGradient"/>: mean and 1 / deviation of as many rows.</summary>
    public const int Scratch = 2 * RowsAtOnce;

    private string Stride => Invariant.Text(norm.Stride);

    /// <summary>Writes <c>NAME(ref x, ref p, ref y, rows)</c>.</summary>
    public void EmitForward(CodeWriter code, Lanes lanes, string name, Func<Lanes, string, string> activate)
    {
        code.Line($"// {norm.Summary}: by mean and variance of each sample.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {name}(ref float x, ref float p, ref float y, int rows)"))
        {
            code.Line(References.Declare("gamma", References.Element("p", norm.Gamma)));
            code.Line(References.Declare("beta", References.Element("p", norm.Beta)));
            EmitEachRow(code, ["x", "y"], () =>
            {
                EmitMoments(code, lanes);
                MaskedRun run = Whole(lanes);
                EmitBroadcasts(code, run, "mean", "inverse");
                run.Emit(code, "0", (v, slot, at, _) =>
                {
                    string normal = $"({Load(v, at("xr"))} - mean{v}) * inverse{v}";
                    code.Line($"{v.Type} v{slot} = {v.MultiplyAdd(normal, Load(v, at("gamma")), Load(v, at("beta")))};");
                    code.Line($"{Lanes.Parenthesised(activate(v, $"v{slot}"))}.StoreUnsafe(ref {at("yr")});");
                });
            });
        }
    }

    /// <summary>Writes <c>NAMEGradient(ref x, ref d, ref g, ref scratch, rows, accumulate)</c>: the sums of d x' and of d over the rows.</summary>
    public void EmitParameterGradient(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {norm.Summary}: the gradients of gamma and beta, {RowsAtOnce} rows at a time.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {norm.Name}Gradient(ref float x, ref float d, ref float g, ref float scratch, int rows, bool accumulate)"))
        {
            code.Line(References.Declare("gamma", References.Element("g", norm.Gamma)));
            code.Line(References.Declare("beta", References.Element("g", norm.Beta)));
            using (code.Open("if (!accumulate)"))
            {
                code.Line($"MemoryMarshal.CreateSpan(ref gamma, {Stride}).Clear();");
                code.Line($"MemoryMarshal.CreateSpan(ref beta, {Stride}).Clear();");
            }

            code.Line();
            using (code.Open($"for (int first = 0; first < rows; first += {Invariant.Text(RowsAtOnce)})"))
            {
                code.Line($"int count = Math.Min({Invariant.Text(RowsAtOnce)}, rows - first);");
                using (code.Open("for (int r = 0; r < count; r++)"))
                {
                    code.Line($"ref float xr = ref Unsafe.Add(ref x, (nint)(first + r) * {Stride});");
                    EmitMoments(code, lanes);
                    code.Line("Unsafe.Add(ref scratch, r) = mean;");
                    code.Line($"Unsafe.Add(ref scratch, r + {Invariant.Text(RowsAtOnce)}) = inverse;");
                }

                ColumnBlocks.Emit(code, Piece.OfPadded(norm.Channels, lanes), ColumnsAtOnce, (block, start) => EmitColumns(code, block, start));
            }
        }
    }

    /// <summary>Writes <c>NAMEInputs(ref x, ref d, ref p, ref y, rows)</c>.</summary>
    public void EmitInputGradient(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {norm.Summary}: the gradient of its inputs, (e - mean of e - x' mean of e x') / deviation, e = d gamma.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {norm.Name}Inputs(ref float x, ref float d, ref float p, ref float y, int rows)"))
        {
            code.Line(References.Declare("gamma", References.Element("p", norm.Gamma)));
            EmitEachRow(code, ["x", "d", "y"], () =>
            {
                EmitMoments(code, lanes);
                MaskedRun sums = Whole(lanes, SumsInFlight / 2);
                EmitBroadcasts(code, sums, "mean", "inverse");

                // d is zero in the padding.
                RunningSums shifts = sums.DeclareSums(code, "shift");
                RunningSums slopes = sums.DeclareSums(code, "slope");
                sums.Emit(code, "0", (v, slot, at, _) =>
                {
                    code.Line($"{v.Type} e{slot} = {Load(v, at("dr"))} * {Load(v, at("gamma"))};");
                    shifts.Add(code, v, slot, $"e{slot}");
                    slopes.AddProduct(code, v, slot, $"e{slot}", $"{Load(v, at("xr"))} - mean{v}");
                });
                code.Line($"float shift = ({shifts.Total()}) / {Size};");
                code.Line($"float slope = -(({slopes.Total()}) * inverse * inverse / {Size});");
                EmitBroadcasts(code, sums, "shift", "slope");
                Whole(lanes).Emit(code, "0", (v, slot, at, mask) =>
                {
                    code.Line($"{v.Type} e{slot} = {Load(v, at("dr"))} * {Load(v, at("gamma"))} - shift{v};");
                    string gradient = $"{v.MultiplyAdd($"{Load(v, at("xr"))} - mean{v}", $"slope{v}", $"e{slot}")} * inverse{v}";
                    code.Line($"({gradient}{And(mask)}).StoreUnsafe(ref {at("yr")});");
                });
            });
        }
    }

    private string Size => Invariant.Literal(norm.Size);

    private static string Load(Lanes lanes, string element) => $"{lanes.Class}.LoadUnsafe(ref {element})";

    private static string And(string? mask) => mask is null ? string.Empty : $" & {mask}";

    private static void EmitBroadcasts(CodeWriter code, MaskedRun run, params string[] names)
    {
        foreach (string name in names)
        {
            foreach (Lanes lanes in run.Widths)
            {
                code.Line($"{lanes.Type} {name}{lanes} = {lanes.Broadcast(name)};");
            }
        }
    }

    // The whole row with its padding.
    private MaskedRun Whole(Lanes lanes, int most = 4) => new(norm.Stride, norm.PositionStride, norm.Channels, lanes, most);

    private void EmitEachRow(CodeWriter code, string[] references, Action body)
    {
        using (code.Open("for (int r = 0; r < rows; r++)"))
        {
            foreach (string reference in references)
            {
                code.Line($"ref float {reference}r = ref Unsafe.Add(ref {reference}, (nint)r * {Stride});");
            }

            body();
        }
    }

    // Floats mean and inverse of the row xr.
    private void EmitMoments(CodeWriter code, Lanes lanes)
    {
        // Masks that repeat from vector to vector fit into a loop, others into one over the places.
        bool isByPlace = norm.Channels < norm.PositionStride && norm.PositionStride > lanes.Count && norm.Positions > 1;
        MaskedRun run = isByPlace
            ? new MaskedRun(norm.PositionStride, norm.PositionStride, norm.Channels, lanes, SumsInFlight)
            : Whole(lanes, SumsInFlight);
        RunningSums sums = run.DeclareSums(code, "sum");
        Sweep((v, slot, at, mask) => sums.Add(code, v, slot, $"{Load(v, at("xr"))}{And(mask)}"));
        code.Line($"float mean = ({sums.Total()}) / {Size};");
        foreach (Lanes v in run.Widths)
        {
            code.Line($"{v.Type} center{v} = {v.Broadcast("mean")};");
        }

        RunningSums squares = run.DeclareSums(code, "square");
        Sweep((v, slot, at, mask) =>
        {
            string difference = $"{Load(v, at("xr"))} - center{v}";
            code.Line($"{v.Type} e{slot} = {(mask is null ? difference : $"({difference}) & {mask}")};");
            squares.AddProduct(code, v, slot, $"e{slot}", $"e{slot}");
        });
        code.Line($"float inverse = (float)(1d / Math.Sqrt((double)(({squares.Total()}) / {Size}) + {Invariant.Literal(norm.Epsilon)}));");

        void Sweep(Action<Lanes, int, Func<string, string>, string?> body)
        {
            if (!isByPlace)
            {
                run.Emit(code, "0", body);
                return;
            }

            using (code.Open($"for (nint place = 0; place < {Stride}; place += {Invariant.Text(norm.PositionStride)})"))
            {
                run.Emit(code, "place", body);
            }
        }
    }

    private void EmitColumns(CodeWriter code, List<Piece> block, string start)
    {
        code.Line(References.Declare("gc", References.Element("gamma", start)));
        code.Line(References.Declare("bc", References.Element("beta", start)));
        for (int j = 0; j < block.Count; j++)
        {
            code.Line($"{block[j].Lanes.Type} g{j} = {block[j].Lanes.Zero};");
            code.Line($"{block[j].Lanes.Type} b{j} = {block[j].Lanes.Zero};");
        }

        using (code.Open("for (int r = 0; r < count; r++)"))
        {
            code.Line($"nint at = (nint)(first + r) * {Stride} + {start};");
            foreach (Lanes v in block.Select(piece => piece.Lanes).Distinct())
            {
                code.Line($"{v.Type} mean{v} = {v.Broadcast("Unsafe.Add(ref scratch, r)")};");
                code.Line($"{v.Type} inverse{v} = {v.Broadcast($"Unsafe.Add(ref scratch, r + {Invariant.Text(RowsAtOnce)})")};");
            }

            for (int j = 0; j < block.Count; j++)
            {
                Lanes v = block[j].Lanes;
                code.Line($"{v.Type} d{j} = {block[j].Load("Unsafe.Add(ref d, at)")};");
                code.Line($"b{j} += d{j};");
                code.Line($"g{j} = {v.MultiplyAdd($"d{j} * inverse{v}", $"{block[j].Load("Unsafe.Add(ref x, at)")} - mean{v}", $"g{j}")};");
            }
        }

        for (int j = 0; j < block.Count; j++)
        {
            block[j].Store(code, $"{block[j].Load("gc")} + g{j}", "gc");
            block[j].Store(code, $"{block[j].Load("bc")} + b{j}", "bc");
        }
    }
}
