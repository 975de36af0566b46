using StaticNet.Generator.Activations;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes PredictOne and PredictMany of one vector width. A small network is one method; a larger one goes layer by layer through memory that belongs to
/// the calling thread. Without images many samples go through each layer at once; with images one after another. Networks for sequences have StepOne and
/// StepMany instead.
/// </summary>
internal static class PredictionEmitter
{
    public static void Emit(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        if (network.IsSequential)
        {
            EmitSequential(code, lanes, network);
            return;
        }

        if (network.IsInline(lanes))
        {
            InlineEmitter.Emit(code, lanes, network);
            EmitOneByOne(code, network);
            return;
        }

        EmitPredictOne(code, lanes, network);
        if (network.Prediction.IsVectorsOnly)
        {
            EmitPredictMany(code, network);
            EmitPredictRows(code, lanes, network);
        }
        else
        {
            EmitOneByOne(code, network);
        }
    }

    private static void EmitSequential(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        bool isSequence = network.Last.Output.IsSequence;
        EmitStep(code, lanes, network, isWhole: true);
        if (!isSequence)
        {
            EmitStep(code, lanes, network, isWhole: false);
        }

        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open("internal static void StepMany(ref float x, ref float p, ref float state, ref float y, int count)"))
        {
            string input = $"ref Unsafe.Add(ref x, (nint)i * {Invariant.Text(network.Input.Size)})";
            using (code.Open($"for (int i = 0; i < {(isSequence ? "count" : "count - 1")}; i++)"))
            {
                code.Line(isSequence
                    ? $"StepOne({input}, ref p, ref state, ref Unsafe.Add(ref y, (nint)i * {Invariant.Text(network.Last.OutputWidth)}));"
                    : $"Advance({input}, ref p, ref state);");
            }

            if (!isSequence)
            {
                code.Line($"StepOne(ref Unsafe.Add(ref x, (nint)(count - 1) * {Invariant.Text(network.Input.Size)}), ref p, ref state, ref y);");
            }
        }

        code.Line();
    }

    /// <summary>Writes StepOne, or Advance, which goes only as far as something is remembered.</summary>
    private static void EmitStep(CodeWriter code, Lanes lanes, NetworkPlan network, bool isWhole)
    {
        if (network.IsInline(lanes))
        {
            InlineEmitter.EmitStep(code, lanes, network, isWhole);
            return;
        }

        PredictionPlan prediction = network.Prediction;
        var calls = new CallSequence(isWhole ? "StepOne" : "Advance", "ref float x, ref float p, ref float state, ref float scratch");
        AddSteps(calls, prediction, isWhole ? prediction.Steps : prediction.EachStep, offset => References.Element("scratch", offset), null);
        code.Line($"// One step, layer by layer{(isWhole ? string.Empty : ", as far as something is remembered")}.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open(isWhole
            ? "internal static void StepOne(ref float x, ref float p, ref float state, ref float y)"
            : "internal static void Advance(ref float x, ref float p, ref float state)"))
        {
            code.Line($"ref float scratch = ref global::StaticNet.Scratch.Rent({Invariant.Text(prediction.RowFloats)});");
            calls.EmitCalls(code);
            if (isWhole)
            {
                EmitCopyOut(code, lanes, network, References.Element("scratch", prediction.Offset(prediction.Last.Layer.Output)));
            }
        }

        code.Line();
        calls.EmitParts(code);
    }

    private static void EmitOneByOne(CodeWriter code, NetworkPlan network)
    {
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open("internal static void PredictMany(ref float x, ref float p, ref float y, int count)"))
        using (code.Open("for (int i = 0; i < count; i++)"))
        {
            code.Line($"PredictOne(ref Unsafe.Add(ref x, (nint)i * {Invariant.Text(network.InputSize)}), ref p, ref Unsafe.Add(ref y, (nint)i * {Invariant.Text(network.OutputSize)}));");
        }

        code.Line();
    }

    private static void EmitPredictMany(CodeWriter code, NetworkPlan network)
    {
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open("internal static void PredictMany(ref float x, ref float p, ref float y, int count)"))
        {
            code.Line($"ref float scratch = ref global::StaticNet.Scratch.Rent({Invariant.Text(network.Prediction.RowFloats)} * Math.Min(count, {network.ChunkRows}));");
            using (code.Open($"for (int start = 0; start < count; start += {network.ChunkRows})"))
            {
                code.Line($"PredictRows(ref Unsafe.Add(ref x, (nint)start * {network.InputSize}), ref p, ref Unsafe.Add(ref y, (nint)start * {network.OutputSize}), ref scratch, Math.Min({network.ChunkRows}, count - start));");
            }
        }

        code.Line();
    }

    private static void EmitPredictOne(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        PredictionPlan prediction = network.Prediction;
        var calls = new CallSequence("PredictOne", "ref float x, ref float p, ref float scratch");
        AddSteps(calls, prediction, prediction.Steps, offset => References.Element("scratch", offset), null);
        code.Line("// One sample, layer by layer.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open("internal static void PredictOne(ref float x, ref float p, ref float y)"))
        {
            code.Line($"ref float scratch = ref global::StaticNet.Scratch.Rent({Invariant.Text(prediction.RowFloats)});");
            calls.EmitCalls(code);
            EmitCopyOut(code, lanes, network, References.Element("scratch", prediction.Offset(prediction.Last.Layer.Output)));
        }

        code.Line();
        calls.EmitParts(code);
    }

    private static void EmitPredictRows(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        PredictionPlan prediction = network.Prediction;
        var calls = new CallSequence("PredictRows", "ref float x, ref float p, ref float scratch, int rows");
        AddSteps(calls, prediction, prediction.Steps, At, "rows");
        code.Line("// Many samples, layer by layer.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open("private static void PredictRows(ref float x, ref float p, ref float y, ref float scratch, int rows)"))
        {
            calls.EmitCalls(code);
            code.Line($"ref float row = ref {At(prediction.Offset(prediction.Last.Layer.Output))};");
            using (code.Open("for (int r = 0; r < rows; r++)"))
            {
                EmitCopyOut(code, lanes, network, "row");
                code.Line(References.Advance("row", network.Last.OutputStride));
                code.Line(References.Advance("y", network.OutputSize));
            }
        }

        code.Line();
        calls.EmitParts(code);

        static string At(int offset) => offset == 0 ? "scratch" : $"Unsafe.Add(ref scratch, {Invariant.Text(offset)} * (nint)rows)";
    }

    private static void AddSteps(CallSequence calls, PredictionPlan prediction, IEnumerable<PredictionStep> steps, Func<int, string> at, string? rows)
    {
        foreach (PredictionStep step in steps)
        {
            ValuePlan output = step.Layer.Output;
            string to = at(prediction.Offset(output));
            calls.Add(step.Layer.PredictionCall(step.Form, new PredictionPlaces([.. step.Inputs.Select(input => input.IsPacked ? "x" : at(prediction.Offset(input)))], to, at(prediction.ScratchOffset(step.Layer)), rows)));
            ActivationKind activation = ActivationKinds.Get(step.Form.Activation.Kind);
            if (activation.IsSoftmax)
            {
                calls.Add($"Softmax(ref {to}, {rows ?? "1"});");
            }
            else if (!activation.IsCheap)
            {
                calls.Add($"{step.Form.Name}Activation(ref {to}, ref {to}, {Invariant.Text(output.RowStride)}{(rows is null ? string.Empty : $" * (nint){rows}")});");
            }
        }
    }

    private static void EmitCopyOut(CodeWriter code, Lanes lanes, NetworkPlan network, string row) =>
        ColumnCopy.Emit(code, Piece.OfExact(network.Last.OutputWidth, lanes), row, "y");
}
