using StaticNet.Generator.Activations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes PredictMany of one vector width: many samples go through each layer at once, a chunk at a time, images with the samples in the lanes; what is too few
/// for that goes one by one.
/// </summary>
internal static class ManyEmitter
{
    private const string Sequences = "global::StaticNet.SequenceSteps";

    // Rows of a chunk.
    private const int LeastChunk = 32;
    private const int MostChunk = 128;

    /// <summary>Whether a network ever predicts many samples at once.</summary>
    public static bool IsUsed(NetworkPlan network) =>
        (network.Prediction.IsVectorsOnly && !network.IsSequential)
        || (network.Many.RowFloats <= KernelCosts.MostFloatsTogether && network.Many.Steps.All(step => step.Layer.TakesManyStreams));

    public static void Emit(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        if (!IsUsed(network))
        {
            EmitPredictMany(code, network, "0", null);
            return;
        }

        string many = network.HasImages
            ? $"count % {lanes} < {Invariant.Text(LeastOfGroup(network, lanes))} ? count - count % {lanes} : count"
            : $"count < {Invariant.Text(KernelCosts.FewestTogether)} ? 0 : count";
        EmitPredictMany(code, network, many, ChunkRows(network, lanes));
        EmitPredictRows(code, lanes, network);
    }

    /// <summary>Writes PredictMany of a network for sequences, which takes whatever number there is: one step of a chunk of them after another.</summary>
    public static void EmitSequences(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        if (!IsUsed(network))
        {
            return;
        }

        string rows = Invariant.Text(ChunkRows(network, lanes));
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open("internal static void PredictMany(ref float x, ref float p, ref float y, ref int lengths, int count)"))
        using (code.Open($"for (int start = 0; start < count; start += {rows})"))
        {
            code.Line("ref int theirs = ref Unsafe.IsNullRef(ref lengths) ? ref lengths : ref Unsafe.Add(ref lengths, start);");
            code.Line(
                $"PredictRows(ref Unsafe.Add(ref x, (nint)start * {Invariant.Text(network.InputSize)}), ref p, "
                + $"ref Unsafe.Add(ref y, (nint)start * {Invariant.Text(network.OutputSize)}), ref theirs, Math.Min({rows}, count - start));");
        }

        code.Line();
        EmitSequenceRows(code, lanes, network);
    }

    private static void EmitSequenceRows(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        PredictionPlan prediction = network.Many;
        string floats = Invariant.Text(prediction.RowFloats);
        string steps = Invariant.Text(network.Input.Steps);
        bool isSequence = network.Last.Output.IsSequence;
        List<PredictionStep> each = [.. prediction.Steps.Where(step => step.Layer.Output.IsSequence || step.Layer is LastStepPlan)];
        const string Variables = "ref float x, ref float p, ref float scratch, ref float state, ref int lengths, int rows";
        var eachCalls = new CallSequence("PredictStep", Variables + ", int step");
        var lastCalls = new CallSequence("PredictEnd", Variables);
        PredictionEmitter.AddSteps(eachCalls, prediction, each, At, lanes);
        PredictionEmitter.AddSteps(lastCalls, prediction, prediction.Steps.Except(each), At, lanes);
        code.Line("// Many sequences, a step of all of them after another.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open("private static void PredictRows(ref float inputs, ref float p, ref float y, ref int lengths, int rows)"))
        {
            code.Line($"ref float scratch = ref global::StaticNet.Scratch.Rent(({floats} + StateFloats) * rows);");
            code.Line($"ref float state = ref Unsafe.Add(ref scratch, {floats} * (nint)rows);");
            code.Line("MemoryMarshal.CreateSpan(ref state, StateFloats * rows).Clear();");
            code.Line($"int steps = {Sequences}.Longest(ref lengths, {steps}, rows);");
            using (code.Open("for (int step = 0; step < steps; step++)"))
            {
                code.Line($"ref float x = ref Unsafe.Add(ref inputs, (nint)step * {Invariant.Text(network.Input.Size)});");
                eachCalls.EmitCalls(code);
                if (isSequence)
                {
                    EmitLeave("step", $"Unsafe.Add(ref y, (nint)step * {Invariant.Text(network.Last.OutputWidth)})");
                }
            }

            if (!isSequence)
            {
                code.Line();
                lastCalls.EmitCalls(code);
                EmitLeave("0", "y");
            }
        }

        code.Line();
        eachCalls.EmitParts(code);
        lastCalls.EmitParts(code);

        void EmitLeave(string step, string to) => code.Line(
            $"{Sequences}.LeaveStep(ref {At(prediction.Offset(prediction.Last.Layer.Output))}, {Invariant.Text(network.Last.OutputStride)}, ref lengths, {step}, rows, "
            + $"{Invariant.Text(network.Last.OutputWidth)}, {Invariant.Text(network.OutputSize)}, ref {to});");

        static string At(int offset) => offset == 0 ? "scratch" : $"Unsafe.Add(ref scratch, {Invariant.Text(offset)} * (nint)rows)";
    }

    // A last group that lacks samples costs as much as a whole one.
    private static int LeastOfGroup(NetworkPlan network, Lanes lanes)
    {
        double one = network.Prediction.Steps.Sum(step => step.Layer.PredictionProducts(lanes, step.Form).One);
        double group = network.Many.Steps.Sum(step => step.Layer.PredictionProducts(lanes, step.Form).Group);
        return one == 0 ? lanes.Count : (int)Math.Max(1, Math.Min(lanes.Count, Math.Ceiling(group / one)));
    }

    private static int ChunkRows(NetworkPlan network, Lanes lanes)
    {
        int granularity = network.HasImages ? lanes.Count : LeastChunk;
        return Math.Max(granularity, Math.Min(MostChunk, KernelCosts.CachedFloats / (network.Many.RowFloats + (network.IsSequential ? network.StateFloats : 0)) / granularity * granularity));
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
        PredictionStep last = prediction.Last;
        bool isSoftmaxOut = ActivationKinds.Get(last.Form.Activation.Kind).IsSoftmax && LaneExponentials.Fits(network.OutputSize) && !last.Layer.Output.IsSequence;
        PredictionEmitter.AddSteps(calls, prediction, prediction.Steps, At, lanes, withSoftmax: !isSoftmaxOut);
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
            string row = At(prediction.Offset(last.Layer.Output));
            if (isSoftmaxOut)
            {
                code.Line($"SoftmaxOut(ref {row}, ref y, rows);");
            }
            else
            {
                code.Line($"ref float row = ref {row};");
                using (code.Open("for (int r = 0; r < rows; r++)"))
                {
                    PredictionEmitter.EmitCopyOut(code, lanes, network, "row");
                    code.Line(References.Advance("row", network.Last.OutputStride));
                    code.Line(References.Advance("y", network.OutputSize));
                }
            }
        }

        code.Line();
        if (isSoftmaxOut)
        {
            PassEmitter.EmitSoftmaxOut(code, lanes, network.OutputSize);
        }

        calls.EmitParts(code);

        string At(int offset) => offset == 0 ? "scratch" : $"Unsafe.Add(ref scratch, {Invariant.Text(offset)} * (nint){room})";
    }
}
