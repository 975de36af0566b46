using StaticNet.Generator.Activations;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes PredictOne of one vector width: a small network is one method; a larger one goes layer by layer through memory that belongs to the calling thread.
/// <see cref="ManyEmitter"/> writes PredictMany beside it. Networks for sequences have StepOne and StepMany instead.
/// </summary>
internal static class PredictionEmitter
{
    public static void Emit(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        if (network.IsSequential)
        {
            EmitSequential(code, lanes, network);
            if (network.HasConstants(lanes))
            {
                InlineEmitter.EmitBakedStep(code, lanes, network);
            }

            ManyEmitter.EmitSequences(code, lanes, network);
            return;
        }

        if (network.IsInline(lanes))
        {
            InlineEmitter.Emit(code, lanes, network);
        }
        else
        {
            EmitPredictOne(code, lanes, network);
        }

        if (network.HasConstants(lanes))
        {
            InlineEmitter.EmitBaked(code, lanes, network);
        }

        ManyEmitter.Emit(code, lanes, network);
    }

    /// <summary>Adds the calls of the layers in order.</summary>
    /// <param name="calls">Where to add them.</param>
    /// <param name="prediction">The plan.</param>
    /// <param name="steps">Its steps, or some of them.</param>
    /// <param name="at">The expression of a place of the plan.</param>
    /// <param name="many">The vector width where many samples go through at once, else null.</param>
    /// <param name="withSoftmax">False where the caller computes a softmax itself.</param>
    public static void AddSteps(CallSequence calls, PredictionPlan prediction, IEnumerable<PredictionStep> steps, Func<int, string> at, Lanes? many, bool withSoftmax = true)
    {
        foreach (PredictionStep step in steps)
        {
            ValuePlan output = step.Layer.Output;
            string to = at(prediction.Offset(output));
            var places = new PredictionPlaces([.. step.Inputs.Select(input => input.IsPacked ? "x" : at(prediction.Offset(input)))], to, at(prediction.ScratchOffset(step.Layer)), many);
            calls.Add(many is null ? step.Layer.PredictionCall(step.Form, places) : step.Layer.ManyCall(step.Form, places));
            ActivationKind activation = ActivationKinds.Get(step.Form.Activation.Kind);
            if (activation.IsSoftmax && withSoftmax)
            {
                calls.Add($"Softmax(ref {to}, {places.Rows ?? "1"});");
            }
            else if (!activation.IsSoftmax && !activation.IsCheap)
            {
                calls.Add($"{step.Form.Name}Activation(ref {to}, ref {to}, {(many is null ? Invariant.Text(step.Layer.PredictionFloats(step.Form)) : places.Count(output))});");
            }
        }
    }

    /// <summary>Writes what brings a row of the last layer to the user.</summary>
    public static void EmitCopyOut(CodeWriter code, Lanes lanes, NetworkPlan network, string row) =>
        ColumnCopy.Emit(code, Piece.OfExact(network.Last.OutputWidth, lanes), row, "y");

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
}
