using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes PredictMany of one vector width: many samples go through each layer at once, a chunk at a time, images with the samples in the lanes; what is too few
/// for that goes one by one.
/// </summary>
internal static class ManyEmitter
{
    // Floats of all values of a chunk, which should stay in a second-level cache together with the parameters.
    private const int CachedFloats = 1 << 17;
    private const int MostRows = 128;

    // Above this so many floats of each sample would be too much memory for a thread to keep.
    private const int MostFloats = 1 << 21;

    /// <summary>Whether a network ever predicts many samples at once.</summary>
    public static bool IsUsed(NetworkPlan network) => !network.IsSequential && network.Many.RowFloats <= MostFloats;

    public static void Emit(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        if (!IsUsed(network))
        {
            EmitPredictMany(code, network, "0", null);
            return;
        }

        EmitPredictMany(code, network, network.HasImages ? InGroups(lanes) : InRows(lanes), ChunkRows(network, lanes));
        EmitPredictRows(code, lanes, network);
    }

    // So many samples that all of them go one by one, of a network of vectors.
    private static string InRows(Lanes lanes) => $"count";

    // Whole groups, and a last one that lacks few.
    private static string InGroups(Lanes lanes)
    {
        int least = Math.Max(1, lanes.Count * 3 / 4);
        return $"count % {lanes} < {Invariant.Text(least)} ? count - count % {lanes} : count";
    }

    private static int ChunkRows(NetworkPlan network, Lanes lanes)
    {
        int granularity = network.HasImages ? lanes.Count : 16;
        return Math.Max(granularity, Math.Min(MostRows, CachedFloats / network.Many.RowFloats / granularity * granularity));
    }

    private static void EmitPredictMany(CodeWriter code, NetworkPlan network, string many, int? chunk)
    {
        string x = $"ref Unsafe.Add(ref x, (nint)start * {Invariant.Text(network.InputSize)})";
        string y = $"ref Unsafe.Add(ref y, (nint)start * {Invariant.Text(network.OutputSize)})";
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open("internal static void PredictMany(ref float x, ref float p, ref float y, int count)"))
        {
            code.Line("int start = 0;");
            if (chunk is { } rows)
            {
                code.Line($"int many = {many};");
                code.Line("// The samples that go through all layers together.");
                using (code.Open($"for (; start < many; start += {Invariant.Text(rows)})"))
                {
                    code.Line($"PredictRows({x}, ref p, {y}, Math.Min({Invariant.Text(rows)}, many - start));");
                }

                code.Line();
                code.Line("start = many;");
            }

            using (code.Open("for (; start < count; start++)"))
            {
                code.Line($"PredictOne({x}, ref p, {y});");
            }
        }

        code.Line();
    }

    private static void EmitPredictRows(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        PredictionPlan prediction = network.Many;
        string room = network.HasImages ? "room" : "rows";
        var calls = new CallSequence("PredictRows", $"ref float x, ref float p, ref float scratch, int rows{(network.HasImages ? ", int groups, int room" : string.Empty)}");
        PredictionEmitter.AddSteps(calls, prediction, prediction.Steps, At, lanes);
        code.Line("// Many samples, layer by layer.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open("private static void PredictRows(ref float x, ref float p, ref float y, int rows)"))
        {
            if (network.HasImages)
            {
                code.Line($"int groups = (rows + {Invariant.Text(lanes.Count - 1)}) / {lanes};");
                code.Line($"int room = groups * {lanes};");
            }

            code.Line($"ref float scratch = ref global::StaticNet.Scratch.Rent({Invariant.Text(prediction.RowFloats)} * {room});");
            calls.EmitCalls(code);
            code.Line($"ref float row = ref {At(prediction.Offset(prediction.Last.Layer.Output))};");
            using (code.Open("for (int r = 0; r < rows; r++)"))
            {
                PredictionEmitter.EmitCopyOut(code, lanes, network, "row");
                code.Line(References.Advance("row", network.Last.OutputStride));
                code.Line(References.Advance("y", network.OutputSize));
            }
        }

        code.Line();
        calls.EmitParts(code);

        string At(int offset) => offset == 0 ? "scratch" : $"Unsafe.Add(ref scratch, {Invariant.Text(offset)} * (nint){room})";
    }
}
