using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// Batch normalisation of padded rows. A block of columns goes through all passes before the next one begins, so that the later passes find it in the cache.
/// Padding has finite values, which gamma, being zero there, makes zero.
/// </summary>
internal sealed class BatchNormRows(BatchNormShape norm)
{
    // Rows whose sums are formed for themselves before they are added to the rest: long sums would swallow small summands.
    private const int RowsOfASum = 256;
    private const int SumsInFlight = 8;
    private const int ColumnsAtOnce = 4;

    private string Stride => Invariant.Text(norm.Stride);

    private List<Piece> Pieces(Lanes lanes) => Piece.OfPadded(norm.Channels, lanes);

    /// <summary>Writes <c>NAME(ref x, ref p, ref s, ref scratch, ref y, rows, train)</c>.</summary>
    public void EmitForward(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {norm.Summary}: by mean and variance of each column, or by the running ones.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {norm.Name}(ref float x, ref float p, ref float s, ref float scratch, ref float y, int rows, bool train)"))
        {
            code.Line("float n = rows;");
            ColumnBlocks.Emit(code, Pieces(lanes), ColumnsAtOnce, (block, start) =>
            {
                Each(code, block, (piece, j) => $"{piece.Lanes.Type} mean{j};");
                Each(code, block, (piece, j) => $"{piece.Lanes.Type} inverse{j};");
                using (code.Open("if (train)"))
                {
                    EmitMoments(code, block, start);
                }

                using (code.Open("else"))
                {
                    Declare(code, "sm", "s", norm.Mean, start);
                    Declare(code, "sv", "s", norm.Variance, start);
                    Each(code, block, (piece, j) => $"mean{j} = {piece.Load("sm")};");
                    Each(code, block, (piece, j) => $"inverse{j} = {Inverse(piece.Lanes, piece.Load("sv"))};");
                }

                Declare(code, "gamma", "p", norm.Gamma, start);
                Declare(code, "beta", "p", norm.Beta, start);
                Each(code, block, (piece, j) => $"{piece.Lanes.Type} scale{j} = inverse{j} * {piece.Load("gamma")};");
                Each(code, block, (piece, j) => $"{piece.Lanes.Type} shift{j} = {piece.Load("beta")};");
                EmitEachRow(code, start, () =>
                {
                    for (int j = 0; j < block.Count; j++)
                    {
                        Lanes v = block[j].Lanes;
                        code.Line($"{v.Type} v{j} = {v.MultiplyAdd($"{block[j].Load("xr")} - mean{j}", $"scale{j}", $"shift{j}")};");
                        block[j].Store(code, norm.Activate(v, $"v{j}"), "yr");
                    }
                });
            });
        }
    }

    /// <summary>Writes <c>NAMEGradient(ref x, ref d, ref g, ref scratch, rows)</c>: the sums of d x' and of d.</summary>
    public void EmitParameterGradient(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {norm.Summary}: the gradients of gamma and beta. A batch comes as a whole, so there is nothing to add them to.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {norm.Name}Gradient(ref float x, ref float d, ref float g, ref float scratch, int rows)"))
        {
            ColumnBlocks.Emit(code, Pieces(lanes), ColumnsAtOnce, (block, start) =>
            {
                Declare(code, "sm", "scratch", 0, start);
                Declare(code, "si", "scratch", norm.Stride, start);
                Declare(code, "gamma", "g", norm.Gamma, start);
                Declare(code, "beta", "g", norm.Beta, start);
                Each(code, block, (piece, j) => $"{piece.Lanes.Type} mean{j} = {piece.Load("sm")};");
                EmitSums(code, block, start, ["gamma", "beta"], (piece, slot, j, shift) =>
                {
                    Lanes v = piece.Lanes;
                    code.Line($"{v.Type} d{slot}_{j} = {piece.Load("Unsafe.Add(ref d, at)", shift)};");
                    code.Line($"beta{slot}_{j} += d{slot}_{j};");
                    code.Line($"gamma{slot}_{j} = {v.MultiplyAdd($"d{slot}_{j}", $"{piece.Load("Unsafe.Add(ref x, at)", shift)} - mean{j}", $"gamma{slot}_{j}")};");
                });
                for (int j = 0; j < block.Count; j++)
                {
                    block[j].Store(code, $"{block[j].Load("gamma")} * {block[j].Load("si")}", "gamma");
                }
            });
        }
    }

    /// <summary>Writes <c>NAMEInputs(ref x, ref d, ref p, ref g, ref scratch, ref y, rows)</c>, in which g has the gradients of gamma and beta.</summary>
    public void EmitInputGradient(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {norm.Summary}: the gradient of its inputs, gamma / deviation (d - mean of d - x' mean of d x'), in an order that leaves nothing of a single row.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {norm.Name}Inputs(ref float x, ref float d, ref float p, ref float g, ref float scratch, ref float y, int rows)"))
        {
            // Four vectors stay in registers for each column.
            code.Line("float share = 1f / rows;");
            ColumnBlocks.Emit(code, Pieces(lanes), lanes.Accumulators / 6, (block, start) =>
            {
                Declare(code, "sm", "scratch", 0, start);
                Declare(code, "si", "scratch", norm.Stride, start);
                Declare(code, "gamma", "p", norm.Gamma, start);
                Declare(code, "dGamma", "g", norm.Gamma, start);
                Declare(code, "dBeta", "g", norm.Beta, start);
                Each(code, block, (piece, j) => $"{piece.Lanes.Type} mean{j} = {piece.Load("sm")};");
                Each(code, block, (piece, j) => $"{piece.Lanes.Type} slope{j} = -({piece.Load("dGamma")} * {piece.Load("si")} * {piece.Lanes.Broadcast("share")});");
                Each(code, block, (piece, j) => $"{piece.Lanes.Type} offset{j} = {piece.Load("dBeta")} * {piece.Lanes.Broadcast("share")};");
                Each(code, block, (piece, j) => $"{piece.Lanes.Type} scale{j} = {piece.Load("gamma")} * {piece.Load("si")};");
                EmitEachRow(code, start, () =>
                {
                    code.Line("ref float dr = ref Unsafe.Add(ref d, at);");
                    for (int j = 0; j < block.Count; j++)
                    {
                        Lanes v = block[j].Lanes;
                        block[j].Store(code, $"{v.MultiplyAdd($"{block[j].Load("xr")} - mean{j}", $"slope{j}", $"{block[j].Load("dr")} - offset{j}")} * scale{j}", "yr");
                    }
                });
            });
        }
    }

    private static void Each(CodeWriter code, List<Piece> block, Func<Piece, int, string> line)
    {
        for (int j = 0; j < block.Count; j++)
        {
            code.Line(line(block[j], j));
        }
    }

    private static void Declare(CodeWriter code, string name, string reference, int offset, string start) =>
        code.Line(References.Declare(name, References.Element(reference, start, offset)));

    private string Inverse(Lanes lanes, string variance) => $"{lanes.One} / {lanes.Class}.Sqrt({variance} + {lanes.Constant(norm.Epsilon)})";

    // The mean first and then the mean of squared distances from it: a difference of two sums of squares would lose its digits.
    private void EmitMoments(CodeWriter code, List<Piece> block, string start)
    {
        Declare(code, "sum", "scratch", 0, start);
        Declare(code, "si", "scratch", norm.Stride, start);
        Declare(code, "square", "scratch", 2 * norm.Stride, start);
        EmitSums(code, block, start, ["sum"], (piece, slot, j, shift) => code.Line($"sum{slot}_{j} += {piece.Load("Unsafe.Add(ref x, at)", shift)};"));
        Each(code, block, (piece, j) => $"mean{j} = {piece.Load("sum")} / {piece.Lanes.Broadcast("n")};");
        Each(code, block, (piece, j) => piece.Lanes.Store($"mean{j}", "sum", piece.Offset));
        EmitSums(code, block, start, ["square"], (piece, slot, j, shift) =>
        {
            code.Line($"{piece.Lanes.Type} e{slot}_{j} = {piece.Load("Unsafe.Add(ref x, at)", shift)} - mean{j};");
            code.Line($"square{slot}_{j} = {piece.Lanes.MultiplyAdd($"e{slot}_{j}", $"e{slot}_{j}", $"square{slot}_{j}")};");
        });
        Each(code, block, (piece, j) => $"inverse{j} = {Inverse(piece.Lanes, $"{piece.Load("square")} / {piece.Lanes.Broadcast("n")}")};");
        Each(code, block, (piece, j) => piece.Lanes.Store($"inverse{j}", "si", piece.Offset));
        for (int j = 0; j < block.Count; j++)
        {
            Lanes v = block[j].Lanes;
            block[j].Store(code, $"rows > 1 ? {block[j].Load("square")} / {v.Broadcast("n - 1f")} : {v.Constant(-1f)}", "square");
        }
    }

    // Sums over the rows into the references of their names. The body adds, to NAMEslot_j, what stands at `at` and so many floats behind.
    private void EmitSums(CodeWriter code, List<Piece> block, string start, string[] names, Action<Piece, int, int, int> body)
    {
        int slots = Math.Max(1, SumsInFlight / (block.Count * names.Length));
        foreach (string name in names)
        {
            Each(code, block, (piece, _) => piece.Lanes.Store(piece.Lanes.Zero, name, piece.Offset));
        }

        using (code.Open($"for (int first = 0; first < rows; first += {Invariant.Text(RowsOfASum)})"))
        {
            code.Line($"int until = Math.Min(rows, first + {Invariant.Text(RowsOfASum)});");
            code.Line($"nint at = (nint)first * {Stride} + {start};");
            code.Line("int r = first;");
            foreach (string name in names)
            {
                for (int slot = 0; slot < slots; slot++)
                {
                    Each(code, block, (piece, j) => $"{piece.Lanes.Type} {name}{slot}_{j} = {piece.Lanes.Zero};");
                }
            }

            if (slots > 1)
            {
                using (code.Open($"for (; r <= until - {Invariant.Text(slots)}; r += {Invariant.Text(slots)})"))
                {
                    EmitRows(slots);
                }
            }

            using (code.Open("for (; r < until; r++)"))
            {
                EmitRows(1);
            }

            foreach (string name in names)
            {
                for (int j = 0; j < block.Count; j++)
                {
                    string sum = string.Join(" + ", Enumerable.Range(0, slots).Select(slot => $"{name}{slot}_{j}"));
                    block[j].Store(code, $"{block[j].Load(name)} + ({sum})", name);
                }
            }
        }

        void EmitRows(int count)
        {
            for (int slot = 0; slot < count; slot++)
            {
                for (int j = 0; j < block.Count; j++)
                {
                    body(block[j], slot, j, slot * norm.Stride);
                }
            }

            code.Line($"at += {Invariant.Text(count * norm.Stride)};");
        }
    }

    private void EmitEachRow(CodeWriter code, string start, Action body)
    {
        using (code.Open($"for (nint at = {start}; at < (nint)rows * {Stride}; at += {Stride})"))
        {
            code.Line("ref float xr = ref Unsafe.Add(ref x, at);");
            code.Line("ref float yr = ref Unsafe.Add(ref y, at);");
            body();
        }
    }
}
