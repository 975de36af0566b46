using StaticNet.Generator.Layers;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// One step of a causal convolution: the inputs that it sees of the ring and the new one, which then takes the place of the oldest.
/// </summary>
/// <param name="shape">The convolution.</param>
/// <param name="weightOffset">Where the weights begin behind p.</param>
/// <param name="biasOffset">Where the biases begin behind p, or null.</param>
/// <param name="ring">The element at which the ring begins, or null where no input is seen again.</param>
/// <param name="finish">What is done to a sum before it is stored.</param>
internal sealed class CausalStep(CausalShape shape, int weightOffset, int? biasOffset, string? ring, Func<Lanes, string, string> finish)
{
    /// <summary>Writes the step in the middle of a method, a product for each tap, and says where the sums are. Without groups only.</summary>
    public Registers EmitInline(CodeWriter code, Lanes lanes, string prefix, string x, ConstantParameters? constants = null)
    {
        List<Piece> pieces = Piece.OfPadded(shape.Outputs, lanes);
        EmitRing(code, prefix);
        Registers? sums = null;
        for (int tap = 0; tap < shape.Taps; tap++)
        {
            string seen = x;
            if (tap < shape.Taps - 1)
            {
                seen = $"{prefix}t{Invariant.Text(tap)}";
                code.Line(References.Declare(seen, Seen(prefix, tap == 0 ? null : Invariant.Text(tap * shape.Dilation))));
            }

            // Products of their own, so that no tap waits for another.
            Registers part = new RowProduct(shape.Inputs, shape.OutputStride).Emit(
                code,
                $"{prefix}k{Invariant.Text(tap)}v",
                pieces,
                "0",
                seen,
                "p",
                weightOffset + (tap * shape.Inputs * shape.OutputStride),
                piece => biasOffset is { } bias && sums is null ? constants?.Load(piece, bias) ?? piece.Load("p", bias) : piece.Lanes.Zero,
                constants: constants);
            for (int i = 0; sums is not null && i < pieces.Count; i++)
            {
                code.Line($"{sums.Names[i]} += {part.Names[i]};");
            }

            sums ??= part;
        }

        EmitRemember(code, lanes, prefix, x);
        return sums!;
    }

    /// <summary>Writes <c>NAME(ref x, ref p, ref state, ref window, ref y)</c>, without state where none is wanted: the window is laid out first.</summary>
    public void EmitMethod(CodeWriter code, Lanes lanes, string name)
    {
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {name}(ref float x, ref float p, {(ring is null ? string.Empty : "ref float state, ")}ref float window, ref float y)"))
        {
            EmitRing(code, "r");
            if (ring is not null)
            {
                using (code.Open($"for (int tap = 0; tap < {Invariant.Text(shape.Taps - 1)}; tap++)"))
                {
                    code.Line(References.Declare("seen", Seen("r", $"tap * {Invariant.Text(shape.Dilation)}")));
                    code.Line($"ref float place = ref Unsafe.Add(ref window, (nint)tap * {Invariant.Text(shape.Inputs)});");
                    ColumnCopy.Emit(code, Piece.OfExact(shape.Inputs, lanes), "seen", "place");
                }

                code.Line();
            }

            using (code.OpenScope())
            {
                code.Line(References.Declare("place", References.Element("window", (shape.Taps - 1) * shape.Inputs)));
                ColumnCopy.Emit(code, Piece.OfExact(shape.Inputs, lanes), "x", "place", isFromPadded: false);
            }

            code.Line();
            if (shape.Groups == 1)
            {
                EmitProduct(code, lanes);
            }
            else if (shape.IsDepthwise)
            {
                EmitDepthwise(code, lanes);
            }
            else
            {
                EmitGroups(code, lanes);
            }

            EmitRemember(code, lanes, "r", "x");
        }
    }

    private void EmitProduct(CodeWriter code, Lanes lanes)
    {
        List<Piece> pieces = Piece.OfPadded(shape.Outputs, lanes);
        ColumnBlocks.Emit(code, pieces, Block(pieces.Count, lanes), (block, start) =>
        {
            Registers sums = new RowProduct(shape.Window, shape.OutputStride).Emit(code, "a", block, start, "window", "p", weightOffset, piece => Bias(piece, start));
            EmitStore(code, block, start, sums);
        });
    }

    // A channel sees itself only: taps are products of vectors.
    private void EmitDepthwise(CodeWriter code, Lanes lanes)
    {
        List<Piece> pieces = [.. Piece.OfPadded(shape.Outputs, lanes).Select(piece => piece.Within(shape.Outputs))];
        ColumnBlocks.Emit(code, pieces, Block(pieces.Count, lanes), (block, start) =>
        {
            for (int i = 0; i < block.Count; i++)
            {
                code.Line($"{block[i].Lanes.Type} a{i} = {Bias(Whole(block[i]), start)};");
            }

            using (code.Open($"for (nint tap = 0; tap < {Invariant.Text(shape.Taps)}; tap++)"))
            {
                code.Line(References.Declare("seen", References.Element("window", $"tap * {Invariant.Text(shape.Inputs)} + {start}")));
                code.Line(References.Declare("w", References.Element("p", $"tap * {Invariant.Text(shape.OutputStride)} + {start}", weightOffset)));
                for (int i = 0; i < block.Count; i++)
                {
                    code.Line($"a{i} = {block[i].Lanes.MultiplyAdd(block[i].Load("seen"), Whole(block[i]).Load("w"), $"a{i}")};");
                }
            }

            EmitStore(code, [.. block.Select(Whole)], start, new Registers(block, [.. Enumerable.Range(0, block.Count).Select(i => $"a{i}")]));
        });
    }

    // Each group is a product of its own, of which nothing beyond its outputs is read or written.
    private void EmitGroups(CodeWriter code, Lanes lanes)
    {
        List<Piece> pieces = Piece.OfExact(shape.GroupOutputs, lanes);
        using (code.Open($"for (nint group = 0; group < {Invariant.Text(shape.Groups)}; group++)"))
        {
            code.Line($"ref float xg = ref Unsafe.Add(ref window, group * {Invariant.Text(shape.GroupInputs)});");
            code.Line($"ref float pg = ref Unsafe.Add(ref p, group * {Invariant.Text(shape.GroupOutputs)});");
            code.Line($"ref float yg = ref Unsafe.Add(ref y, group * {Invariant.Text(shape.GroupOutputs)});");
            for (int first = 0; first < pieces.Count; first += lanes.Accumulators)
            {
                using (code.OpenScope())
                {
                    EmitGroup(code, pieces.GetRange(first, Math.Min(lanes.Accumulators, pieces.Count - first)));
                }
            }
        }

        ColumnCopy.ClearPadding(code, shape.Outputs, "y");
    }

    private void EmitGroup(CodeWriter code, List<Piece> block)
    {
        for (int i = 0; i < block.Count; i++)
        {
            code.Line($"{block[i].Lanes.Type} a{i} = {(biasOffset is { } bias ? block[i].Load("pg", bias) : block[i].Lanes.Zero)};");
        }

        using (code.Open($"for (nint tap = 0; tap < {Invariant.Text(shape.Taps)}; tap++)"))
        {
            code.Line($"ref float xt = ref Unsafe.Add(ref xg, tap * {Invariant.Text(shape.Inputs)});");
            code.Line($"ref float pt = ref Unsafe.Add(ref pg, tap * {Invariant.Text(shape.GroupInputs * shape.OutputStride)});");
            Registers sums = new RowProduct(shape.GroupInputs, shape.OutputStride).Emit(code, "s", block, "0", "xt", "pt", weightOffset, piece => piece.Lanes.Zero);
            for (int i = 0; i < block.Count; i++)
            {
                code.Line($"a{i} += {sums.Names[i]};");
            }
        }

        for (int i = 0; i < block.Count; i++)
        {
            block[i].Store(code, $"({finish(block[i].Lanes, $"a{i}")})", "yg");
        }
    }

    private void EmitStore(CodeWriter code, List<Piece> block, string start, Registers sums)
    {
        code.Line(References.Declare("yc", References.Element("y", start)));
        for (int i = 0; i < block.Count; i++)
        {
            block[i].Store(code, finish(block[i].Lanes, sums.Names[i]), "yc");
        }
    }

    private void EmitRing(CodeWriter code, string prefix)
    {
        if (ring is not null)
        {
            code.Line(References.Declare($"{prefix}ring", ring));
            code.Line($"ref int {prefix}oldest = ref Unsafe.As<float, int>(ref {References.Element($"{prefix}ring", shape.Reach * shape.InputStride)});");
            code.Line($"int {prefix}at = {prefix}oldest;");
        }
    }

    private void EmitRemember(CodeWriter code, Lanes lanes, string prefix, string x)
    {
        if (ring is not null)
        {
            code.Line($"ref float {prefix}newest = ref Unsafe.Add(ref {prefix}ring, {prefix}at * (nint){Invariant.Text(shape.InputStride)});");
            ColumnCopy.EmitPadded(code, shape.Inputs, lanes, x, $"{prefix}newest");
            code.Line($"{prefix}oldest = {prefix}at == {Invariant.Text(shape.Reach - 1)} ? 0 : {prefix}at + 1;");
        }
    }

    // The row of the ring so many steps younger than the oldest, round its end.
    private string Seen(string prefix, string? younger)
    {
        string place = younger is null
            ? $"{prefix}at"
            : $"({prefix}at + {younger} >= {Invariant.Text(shape.Reach)} ? {prefix}at + {younger} - {Invariant.Text(shape.Reach)} : {prefix}at + {younger})";
        return $"Unsafe.Add(ref {prefix}ring, {place} * (nint){Invariant.Text(shape.InputStride)})";
    }

    private string Bias(Piece piece, string start) =>
        biasOffset is { } bias ? piece.Load(References.Element("p", start, bias)) : piece.Lanes.Zero;

    private static Piece Whole(Piece piece) => piece with { Valid = piece.Lanes.Count };

    // Blocks of equal size, as few as the registers allow.
    private static int Block(int pieces, Lanes lanes)
    {
        int blocks = (pieces + lanes.Accumulators - 1) / lanes.Accumulators;
        return (pieces + blocks - 1) / blocks;
    }
}
