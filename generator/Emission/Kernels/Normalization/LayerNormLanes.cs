using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// Layer normalisation of images with samples in the lanes: each lane has its own mean and variance, gamma and beta are the same for all of them.
/// </summary>
internal sealed class LayerNormLanes(LayerNormShape norm)
{
    /// <summary>Groups whose gradients of gamma and beta are added up in registers.</summary>
    private const int GroupsAtOnce = 8;
    private const int SumsInFlight = 8;
    private const int MostLanes = 16;

    /// <summary>Floats of the scratch of <see cref="EmitParameterGradient"/>: mean and 1 / deviation of the samples of as many groups.</summary>
    public const int Scratch = 2 * GroupsAtOnce * MostLanes;

    private string PositionStride => Invariant.Text(norm.PositionStride);

    /// <summary>Writes <c>NAME(ref x, ref p, ref y, groups)</c>.</summary>
    public void EmitForward(CodeWriter code, Lanes lanes, Func<Lanes, string, string> activate)
    {
        code.Line($"// {norm.Summary}: by mean and variance of each sample.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {norm.Name}(ref float x, ref float p, ref float y, int groups)"))
        {
            code.Line(References.Declare("gamma", References.Element("p", norm.Gamma)));
            code.Line(References.Declare("beta", References.Element("p", norm.Beta)));
            EmitEachGroup(code, lanes, ["x", "y"], () =>
            {
                EmitMoments(code, lanes);
                EmitValues(code, lanes, 4, slot =>
                {
                    string gamma = lanes.Broadcast(References.Element("gamma", "k", slot * norm.PositionStride));
                    string beta = lanes.Broadcast(References.Element("beta", "k", slot * norm.PositionStride));
                    code.Line($"{lanes.Type} v{slot} = {lanes.MultiplyAdd($"({Load(lanes, "xg", slot)} - mean) * inverse", gamma, beta)};");
                    code.Line(lanes.Store(activate(lanes, $"v{slot}"), "Unsafe.Add(ref yg, i)", slot * lanes.Count));
                });
            });
        }
    }

    /// <summary>Writes <c>NAMEGradient(ref x, ref d, ref g, ref scratch, groups, accumulate)</c>: the sums of d x' and of d over the samples.</summary>
    public void EmitParameterGradient(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {norm.Summary}: the gradients of gamma and beta, {GroupsAtOnce} groups at a time: sums over lanes are dear.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {norm.Name}Gradient(ref float x, ref float d, ref float g, ref float scratch, int groups, bool accumulate)"))
        {
            string size = Invariant.Text(norm.Size * lanes.Count);
            code.Line(References.Declare("gamma", References.Element("g", norm.Gamma)));
            code.Line(References.Declare("beta", References.Element("g", norm.Beta)));
            using (code.Open("if (!accumulate)"))
            {
                code.Line($"MemoryMarshal.CreateSpan(ref gamma, {Invariant.Text(norm.Stride)}).Clear();");
                code.Line($"MemoryMarshal.CreateSpan(ref beta, {Invariant.Text(norm.Stride)}).Clear();");
            }

            code.Line();
            using (code.Open($"for (int first = 0; first < groups; first += {Invariant.Text(GroupsAtOnce)})"))
            {
                code.Line($"int count = Math.Min({Invariant.Text(GroupsAtOnce)}, groups - first);");
                using (code.Open("for (int group = 0; group < count; group++)"))
                {
                    code.Line($"ref float xg = ref Unsafe.Add(ref x, (nint)(first + group) * {size});");
                    EmitMoments(code, lanes);
                    code.Line($"mean.StoreUnsafe(ref Unsafe.Add(ref scratch, group * {Invariant.Text(2 * lanes.Count)}));");
                    code.Line($"inverse.StoreUnsafe(ref Unsafe.Add(ref scratch, group * {Invariant.Text(2 * lanes.Count)}), {lanes});");
                }

                EmitValues(code, lanes, 1, _ =>
                {
                    code.Line($"{lanes.Type} gammas = {lanes.Zero};");
                    code.Line($"{lanes.Type} betas = {lanes.Zero};");
                    code.Line($"nint at = (nint)first * {size} + i;");
                    using (code.Open($"for (int group = 0; group < count; group++, at += {size})"))
                    {
                        code.Line($"ref float moments = ref Unsafe.Add(ref scratch, group * {Invariant.Text(2 * lanes.Count)});");
                        code.Line($"{lanes.Type} v = {lanes.Load("Unsafe.Add(ref d, at)", 0)};");
                        code.Line("betas += v;");
                        code.Line($"gammas = {lanes.MultiplyAdd($"v * {lanes.Load("moments", lanes.Count)}", $"{lanes.Load("Unsafe.Add(ref x, at)", 0)} - {lanes.Load("moments", 0)}", "gammas")};");
                    }

                    code.Line("Unsafe.Add(ref gamma, k) += VectorMath.SumAcross(gammas);");
                    code.Line("Unsafe.Add(ref beta, k) += VectorMath.SumAcross(betas);");
                });
            }
        }
    }

    /// <summary>Writes <c>NAMEInputs(ref x, ref d, ref p, ref y, groups)</c>; d of zero, where there is no sample, gives zero.</summary>
    public void EmitInputGradient(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {norm.Summary}: the gradient of its inputs, (e - mean of e - x' mean of e x') / deviation, e = d gamma.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {norm.Name}Inputs(ref float x, ref float d, ref float p, ref float y, int groups)"))
        {
            code.Line(References.Declare("gamma", References.Element("p", norm.Gamma)));
            EmitEachGroup(code, lanes, ["x", "d", "y"], () =>
            {
                EmitMoments(code, lanes);
                int slots = VectorRun.Slots(norm.Positions, SumsInFlight / 2);
                RunningSums shifts = RunningSums.Declare(code, "shift", lanes, slots);
                RunningSums slopes = RunningSums.Declare(code, "slope", lanes, slots);
                EmitValues(code, lanes, slots, slot =>
                {
                    code.Line($"{lanes.Type} e{slot} = {Weighted(slot)};");
                    shifts.Add(code, lanes, slot, $"e{slot}");
                    slopes.AddProduct(code, lanes, slot, $"e{slot}", $"{Load(lanes, "xg", slot)} - mean");
                });
                code.Line($"{lanes.Type} share = {lanes.Constant(1f / norm.Size)};");
                code.Line($"{lanes.Type} shift = {shifts.Vector()} * share;");
                code.Line($"{lanes.Type} slope = -({slopes.Vector()} * share * inverse * inverse);");
                EmitValues(code, lanes, slots, slot =>
                {
                    code.Line($"{lanes.Type} e{slot} = {Weighted(slot)} - shift;");
                    code.Line(lanes.Store($"{lanes.MultiplyAdd($"{Load(lanes, "xg", slot)} - mean", "slope", $"e{slot}")} * inverse", "Unsafe.Add(ref yg, i)", slot * lanes.Count));
                });
            });
        }

        string Weighted(int slot) => $"{Load(lanes, "dg", slot)} * {lanes.Broadcast(References.Element("gamma", "k", slot * norm.PositionStride))}";
    }

    private static string Load(Lanes lanes, string reference, int slot) => lanes.Load($"Unsafe.Add(ref {reference}, i)", slot * lanes.Count);

    private void EmitEachGroup(CodeWriter code, Lanes lanes, string[] references, Action body)
    {
        using (code.Open("for (int group = 0; group < groups; group++)"))
        {
            foreach (string reference in references)
            {
                code.Line($"ref float {reference}g = ref Unsafe.Add(ref {reference}, (nint)group * {Invariant.Text(norm.Size * lanes.Count)});");
            }

            body();
        }
    }

    // Vectors mean and inverse of the samples of the group xg.
    private void EmitMoments(CodeWriter code, Lanes lanes)
    {
        int slots = VectorRun.Slots(norm.Size, SumsInFlight);
        RunIndex[] indices = [new RunIndex("i", "0", lanes.Count)];
        string size = lanes.Constant(norm.Size);
        RunningSums sums = RunningSums.Declare(code, "sum", lanes, slots);
        VectorRun.Emit(code, norm.Size, slots, indices, slot => sums.Add(code, lanes, slot, Load(lanes, "xg", slot)));
        code.Line($"{lanes.Type} mean = {sums.Vector()} / {size};");
        RunningSums squares = RunningSums.Declare(code, "square", lanes, slots);
        VectorRun.Emit(code, norm.Size, slots, indices, slot =>
        {
            code.Line($"{lanes.Type} e{slot} = {Load(lanes, "xg", slot)} - mean;");
            squares.AddProduct(code, lanes, slot, $"e{slot}", $"e{slot}");
        });
        code.Line($"{lanes.Type} inverse = {lanes.One} / {lanes.Class}.Sqrt({squares.Vector()} / {size} + {lanes.Constant(norm.Epsilon)});");
    }

    // All values of a group at i, with their gamma and beta at k.
    private void EmitValues(CodeWriter code, Lanes lanes, int slots, Action<int> body)
    {
        using (code.Open($"for (nint c = 0; c < {Invariant.Text(norm.Channels)}; c++)"))
        {
            VectorRun.Emit(
                code,
                norm.Positions,
                VectorRun.Slots(norm.Positions, slots),
                [new RunIndex("i", $"c * {Invariant.Text(norm.Positions * lanes.Count)}", lanes.Count), new RunIndex("k", "c", norm.PositionStride)],
                body);
        }
    }
}
