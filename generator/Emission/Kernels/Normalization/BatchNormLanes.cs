using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// Batch normalisation of images with samples in the lanes: a channel goes through all passes before the next one begins, so that the later passes find it
/// in the cache. Lanes of the last group without a sample do not count.
/// </summary>
internal sealed class BatchNormLanes(BatchNormShape norm)
{
    // Vectors whose sums are formed for themselves before they are added to the rest: long sums would swallow small summands.
    private const int VectorsOfASum = 2048;
    private const int SumsInFlight = 8;

    private int GroupsOfASum => Math.Max(1, VectorsOfASum / norm.Positions);

    /// <summary>Writes <c>NAME(ref x, ref p, ref s, ref scratch, ref y, rows, groups, train)</c>.</summary>
    public void EmitForward(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {norm.Summary}: by mean and variance of each channel, or by the running ones.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {norm.Name}(ref float x, ref float p, ref float s, ref float scratch, ref float y, int rows, int groups, bool train)"))
        {
            code.Line($"float n = (float)rows * {Invariant.Text(norm.Positions)};");
            EmitLastGroup(code, lanes);
            EmitChannels(code, lanes, () =>
            {
                code.Line("float mean;");
                code.Line("float inverse;");
                using (code.Open("if (train)"))
                {
                    EmitMoments(code, lanes);
                    code.Line("Unsafe.Add(ref scratch, c) = mean;");
                    code.Line($"Unsafe.Add(ref scratch, c + {Invariant.Text(norm.Stride)}) = inverse;");
                    code.Line($"Unsafe.Add(ref scratch, c + {Invariant.Text(2 * norm.Stride)}) = n > 1f ? squares / (n - 1f) : -1f;");
                }

                using (code.Open("else"))
                {
                    code.Line($"mean = {References.Element("s", "c", norm.Mean)};");
                    code.Line($"inverse = {Inverse(References.Element("s", "c", norm.Variance))};");
                }

                code.Line($"{lanes.Type} means = {lanes.Broadcast("mean")};");
                code.Line($"{lanes.Type} scale = {lanes.Broadcast($"inverse * {References.Element("p", "c", norm.Gamma)}")};");
                code.Line($"{lanes.Type} shift = {lanes.Broadcast(References.Element("p", "c", norm.Beta))};");
                EmitGroups(code, lanes, "0", "groups", isMasked: true, () => EmitVectors(code, lanes, 4, slot =>
                {
                    code.Line($"{lanes.Type} v{slot} = {lanes.MultiplyAdd($"{Load(lanes, "x", slot)} - means", "scale", "shift")} & mask;");
                    code.Line(lanes.Store(norm.Activate(lanes, $"v{slot}"), "Unsafe.Add(ref y, i)", slot * lanes.Count));
                }));
            });
        }
    }

    /// <summary>Writes <c>NAMEGradient(ref x, ref d, ref g, ref scratch, groups)</c>: the sums of d x' and of d, which is zero where there is no sample.</summary>
    public void EmitParameterGradient(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {norm.Summary}: the gradients of gamma and beta. A batch comes as a whole, so there is nothing to add them to.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {norm.Name}Gradient(ref float x, ref float d, ref float g, ref float scratch, int groups)"))
        {
            EmitChannels(code, lanes, () =>
            {
                code.Line($"{lanes.Type} means = {lanes.Broadcast("Unsafe.Add(ref scratch, c)")};");
                EmitSums(code, lanes, ["gammas", "betas"], isMasked: false, (slot, sums) =>
                {
                    code.Line($"{lanes.Type} v{slot} = {Load(lanes, "d", slot)};");
                    sums[1].Add(code, lanes, slot, $"v{slot}");
                    sums[0].AddProduct(code, lanes, slot, $"v{slot}", $"{Load(lanes, "x", slot)} - means");
                });
                code.Line($"{References.Element("g", "c", norm.Gamma)} = VectorMath.SumAcross(gammas) * Unsafe.Add(ref scratch, c + {Invariant.Text(norm.Stride)});");
                code.Line($"{References.Element("g", "c", norm.Beta)} = VectorMath.SumAcross(betas);");
            });
        }
    }

    /// <summary>Writes <c>NAMEInputs(ref x, ref d, ref p, ref g, ref scratch, ref y, rows, groups)</c>, in which g has the gradients of gamma and beta.</summary>
    public void EmitInputGradient(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {norm.Summary}: the gradient of its inputs, gamma / deviation (d - mean of d - x' mean of d x'), in an order that leaves nothing of a single value.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {norm.Name}Inputs(ref float x, ref float d, ref float p, ref float g, ref float scratch, ref float y, int rows, int groups)"))
        {
            code.Line($"float share = 1f / ((float)rows * {Invariant.Text(norm.Positions)});");
            EmitLastGroup(code, lanes);
            EmitChannels(code, lanes, () =>
            {
                code.Line($"float inverse = Unsafe.Add(ref scratch, c + {Invariant.Text(norm.Stride)});");
                code.Line($"{lanes.Type} means = {lanes.Broadcast("Unsafe.Add(ref scratch, c)")};");
                code.Line($"{lanes.Type} slope = {lanes.Broadcast($"-({References.Element("g", "c", norm.Gamma)} * inverse * share)")};");
                code.Line($"{lanes.Type} offset = {lanes.Broadcast($"{References.Element("g", "c", norm.Beta)} * share")};");
                code.Line($"{lanes.Type} scale = {lanes.Broadcast($"{References.Element("p", "c", norm.Gamma)} * inverse")};");
                EmitGroups(code, lanes, "0", "groups", isMasked: true, () => EmitVectors(code, lanes, 4, slot =>
                {
                    string rest = lanes.MultiplyAdd($"{Load(lanes, "x", slot)} - means", "slope", $"{Load(lanes, "d", slot)} - offset");
                    code.Line(lanes.Store($"{rest} * scale & mask", "Unsafe.Add(ref y, i)", slot * lanes.Count));
                }));
            });
        }
    }

    private static string Load(Lanes lanes, string reference, int slot) => lanes.Load($"Unsafe.Add(ref {reference}, i)", slot * lanes.Count);

    private string Inverse(string variance) => $"(float)(1d / Math.Sqrt((double){variance} + {Invariant.Literal(norm.Epsilon)}))";

    private static void EmitLastGroup(CodeWriter code, Lanes lanes)
    {
        string numbers = string.Join(", ", Enumerable.Range(0, lanes.Count).Select(lane => $"{Invariant.Text(lane)}f"));
        code.Line($"{lanes.Type} last = {lanes.Class}.LessThan({lanes.Class}.Create({numbers}), {lanes.Broadcast($"(float)(rows - (groups - 1) * {lanes})")});");
    }

    private void EmitChannels(CodeWriter code, Lanes lanes, Action body)
    {
        using (code.Open($"for (nint c = 0; c < {Invariant.Text(norm.Channels)}; c++)"))
        {
            code.Line($"nint channel = c * {Invariant.Text(norm.Positions * lanes.Count)};");
            body();
        }
    }

    // The mean first and then the mean of squared distances from it: a difference of two sums of squares would lose its digits.
    private void EmitMoments(CodeWriter code, Lanes lanes)
    {
        EmitSums(code, lanes, ["sum"], isMasked: true, (slot, sums) => sums[0].Add(code, lanes, slot, $"{Load(lanes, "x", slot)} & mask"));
        code.Line("mean = VectorMath.SumAcross(sum) / n;");
        code.Line($"{lanes.Type} center = {lanes.Broadcast("mean")};");
        EmitSums(code, lanes, ["square"], isMasked: true, (slot, sums) =>
        {
            code.Line($"{lanes.Type} e{slot} = ({Load(lanes, "x", slot)} - center) & mask;");
            sums[0].AddProduct(code, lanes, slot, $"e{slot}", $"e{slot}");
        });
        code.Line("float squares = VectorMath.SumAcross(square);");
        code.Line($"inverse = {Inverse("(squares / n)")};");
    }

    // Sums of one channel over all groups into vectors of these names.
    private void EmitSums(CodeWriter code, Lanes lanes, string[] names, bool isMasked, Action<int, IReadOnlyList<RunningSums>> body)
    {
        int slots = VectorRun.Slots(norm.Positions, SumsInFlight / names.Length);
        foreach (string name in names)
        {
            code.Line($"{lanes.Type} {name} = {lanes.Zero};");
        }

        using (code.Open($"for (int first = 0; first < groups; first += {Invariant.Text(GroupsOfASum)})"))
        {
            List<RunningSums> sums = [.. names.Select(name => RunningSums.Declare(code, name, lanes, slots))];
            EmitGroups(code, lanes, "first", $"Math.Min(groups, first + {Invariant.Text(GroupsOfASum)})", isMasked, () => EmitVectors(code, lanes, slots, slot => body(slot, sums)));
            for (int k = 0; k < names.Length; k++)
            {
                code.Line($"{names[k]} += {sums[k].Vector()};");
            }
        }
    }

    private void EmitGroups(CodeWriter code, Lanes lanes, string first, string until, bool isMasked, Action body)
    {
        if (until != "groups")
        {
            code.Line($"int until = {until};");
            until = "until";
        }

        using (code.Open($"for (int group = {first}; group < {until}; group++)"))
        {
            if (isMasked)
            {
                code.Line($"{lanes.Type} mask = {lanes.Type}.AllBitsSet;");
                using (code.Open("if (group == groups - 1)"))
                {
                    code.Line("mask = last;");
                }
            }

            code.Line($"nint at = group * (nint){Invariant.Text(norm.Channels * norm.Positions * lanes.Count)} + channel;");
            body();
        }
    }

    // All places of a channel in a group.
    private void EmitVectors(CodeWriter code, Lanes lanes, int slots, Action<int> body) =>
        VectorRun.Emit(code, norm.Positions, VectorRun.Slots(norm.Positions, slots), [new RunIndex("i", "at", lanes.Count)], body);
}
