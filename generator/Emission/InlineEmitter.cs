using StaticNet.Generator.Activations;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes <c>PredictOne</c> of a small network: all layers in one method. Values stay in registers; they go through memory only
/// where the next layer takes them one at a time.
/// </summary>
internal static class InlineEmitter
{
    // What is larger is a method of its own with registers of its own: in the midst of a caller's loop 450 products took 2.5 times as long.
    private const int MostInlinedProducts = 32;

    public static void Emit(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        EmitMemory(code, lanes, network);
        EmitOne(code, lanes, network, constants: null);
    }

    /// <summary>Writes <c>PredictBaked</c>, the same with the parameters in the code.</summary>
    public static void EmitBaked(CodeWriter code, Lanes lanes, NetworkPlan network) => EmitOne(code, lanes, network, network.Constants);

    /// <summary>Writes <c>StepBaked</c>, a step with the parameters in the code.</summary>
    public static void EmitBakedStep(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        code.Line("// One step in one piece, with the parameters in it.");
        EmitOptions(code, lanes, network.Prediction.Steps);
        using (code.Open("internal static void StepBaked(ref float x, ref float state, ref float y)"))
        {
            EmitLayers(code, lanes, network.Input.Size, network.Prediction.Steps, isWhole: true, network.Constants);
        }

        code.Line();
    }

    /// <summary>Writes <c>StepOne</c>, or <c>Advance</c>, which goes only as far as something is remembered.</summary>
    public static void EmitStep(CodeWriter code, Lanes lanes, NetworkPlan network, bool isWhole)
    {
        IReadOnlyList<PredictionStep> steps = isWhole ? network.Prediction.Steps : [.. network.Prediction.EachStep];
        if (isWhole)
        {
            EmitMemory(code, lanes, network);
        }

        code.Line($"// One step in one piece{(isWhole ? string.Empty : ", as far as something is remembered")}.");
        EmitOptions(code, lanes, steps);
        using (code.Open(isWhole
            ? "internal static void StepOne(ref float x, ref float p, ref float state, ref float y)"
            : "internal static void Advance(ref float x, ref float p, ref float state)"))
        {
            EmitLayers(code, lanes, network.Input.Size, steps, isWhole);
        }

        code.Line();
    }

    private static void EmitOne(CodeWriter code, Lanes lanes, NetworkPlan network, ConstantParameters? constants)
    {
        code.Line($"// One sample in one piece{(constants is null ? string.Empty : ", with the parameters in it")}.");
        EmitOptions(code, lanes, network.Prediction.Steps);
        using (code.Open(constants is null
            ? "internal static void PredictOne(ref float x, ref float p, ref float y)"
            : "internal static void PredictBaked(ref float x, ref float y)"))
        {
            EmitLayers(code, lanes, network.InputSize, network.Prediction.Steps, isWhole: true, constants);
        }

        code.Line();
    }

    private static void EmitOptions(CodeWriter code, Lanes lanes, IReadOnlyList<PredictionStep> steps)
    {
        bool isSmall = steps.Sum(step => step.Layer.VectorProducts(lanes)) <= MostInlinedProducts;
        code.Line($"[MethodImpl(MethodImplOptions.{(isSmall ? "AggressiveInlining" : "NoInlining | MethodImplOptions.AggressiveOptimization")})]");
    }

    private static void EmitLayers(CodeWriter code, Lanes lanes, int inputs, IReadOnlyList<PredictionStep> steps, bool isWhole, ConstantParameters? constants = null)
    {
        var operand = new Operand("x", inputs, IsExact: true, null);
        if (Spill(lanes, steps) > 0)
        {
            code.Line("Unsafe.SkipInit(out Memory memory);");
            code.Line("ref float aligned = ref global::StaticNet.AlignedBuffer.Align(ref Unsafe.As<Memory, float>(ref memory));");
        }

        int place = 0;
        for (int step = 0; step < steps.Count; step++)
        {
            (LayerPlan layer, PredictionForm form) = (steps[step].Layer, steps[step].Form);
            code.Line($"// {layer.Summary}");
            Registers values = layer.EmitInline(code, lanes, operand, form with { IsLast = step == steps.Count - 1, Constants = constants });
            ActivationKind activation = ActivationKinds.Get(form.Activation.Kind);
            values = activation.IsSoftmax ? EmitSoftmax(code, values, layer.OutputWidth) : EmitActivation(code, activation, form.Activation.Number, values);
            if (step == steps.Count - 1)
            {
                for (int i = 0; isWhole && i < values.Pieces.Count; i++)
                {
                    values.Pieces[i].Within(layer.OutputWidth).Store(code, values.Names[i], "y");
                }

                break;
            }

            string? reference = null;
            if (layer.InlineMemory is { } element)
            {
                reference = $"h{layer.Index}";
                code.Line(References.Declare(reference, element));
            }
            else if (IsSpilled(lanes, steps, step))
            {
                reference = $"h{layer.Index}";
                code.Line(References.Declare(reference, References.Element("aligned", place)));
                place += (layer.OutputStride + 15) / 16 * 16;
                for (int i = 0; i < values.Pieces.Count; i++)
                {
                    values.Pieces[i].Store(code, values.Names[i], reference);
                }
            }

            code.Line();
            operand = new Operand(reference, layer.OutputWidth, IsExact: false, values);
        }
    }

    // Memory of a method's own. Not stackalloc: that is checked for overruns, and keeps its method from being inlined. A vector that crosses a boundary of cache
    // lines would reach those who wait for it late, and stacks are aligned to 16 bytes: hence 15 floats more.
    private static void EmitMemory(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        int spill = Spill(lanes, network.Prediction.Steps);
        if (spill == 0)
        {
            return;
        }

        code.Line($"[global::System.Runtime.CompilerServices.InlineArray({Invariant.Text(spill + 15)})]");
        using (code.Open("private struct Memory"))
        {
            code.Line("private float first;");
        }

        code.Line();
    }

    private static int Spill(Lanes lanes, IReadOnlyList<PredictionStep> steps) =>
        Enumerable.Range(0, steps.Count - 1).Where(step => IsSpilled(lanes, steps, step)).Sum(step => (steps[step].Layer.OutputStride + 15) / 16 * 16);

    // Whether the values of a layer go through memory of the method's own.
    private static bool IsSpilled(Lanes lanes, IReadOnlyList<PredictionStep> steps, int step) =>
        steps[step + 1].Layer.NeedsInlineMemory(lanes) && steps[step].Layer.InlineMemory is null;

    private static Registers EmitActivation(CodeWriter code, ActivationKind activation, float number, Registers values)
    {
        if (!activation.IsLinear)
        {
            for (int i = 0; i < values.Pieces.Count; i++)
            {
                code.Line($"{values.Names[i]} = {activation.Apply(values.Pieces[i].Lanes, values.Names[i], number)};");
            }
        }

        return values;
    }

    private static Registers EmitSoftmax(CodeWriter code, Registers values, int width)
    {
        // Lanes behind the row are zero. With minus infinity in them they are never the greatest, and their exponential is zero.
        for (int i = 0; i < values.Pieces.Count; i++)
        {
            if (values.Pieces[i].Exceeds(width))
            {
                code.Line($"{values.Names[i]} += {values.Pieces[i].Constant(width, "0f", "float.NegativeInfinity")};");
            }
        }

        bool isUniform = values.Pieces.All(piece => piece.Lanes == values.Pieces[0].Lanes);
        EmitReduction(code, values, "most", "Max", (a, b, lanes) => $"{lanes.Class}.MaxNative({a}, {b})", (a, b) => $"Math.Max({a}, {b})");
        for (int i = 0; i < values.Pieces.Count; i++)
        {
            code.Line($"{values.Names[i]} = {values.Pieces[i].Lanes.Math("Exp", $"{values.Names[i]} - {InAllLanes("most", i)}")};");
        }

        EmitReduction(code, values, "sum", "Sum", (a, b, _) => $"({a} + {b})", (a, b) => $"{a} + {b}");
        for (int i = 0; i < values.Pieces.Count; i++)
        {
            code.Line($"{values.Names[i]} /= {InAllLanes("sum", i)};");
        }

        return values;

        string InAllLanes(string name, int piece) => isUniform ? name : values.Pieces[piece].Lanes.Broadcast(name);
    }

    // One number of a row: a vector of it where all pieces are of one width, else a float.
    private static void EmitReduction(
        CodeWriter code,
        Registers values,
        string name,
        string function,
        Func<string, string, Lanes, string> inLanes,
        Func<string, string, string> scalars)
    {
        List<IGrouping<Lanes, string>> widths = [.. values.Pieces.Zip(values.Names, (piece, value) => (piece.Lanes, value)).GroupBy(item => item.Lanes, item => item.value)];
        bool isUniform = widths.Count == 1;
        IEnumerable<string> results = widths.Select(width => $"VectorMath.{function}{(isUniform ? "Everywhere" : "Across")}({width.Aggregate((a, b) => inLanes(a, b, width.Key))})");
        code.Line($"{(isUniform ? widths[0].Key.Type : "float")} {name} = {results.Aggregate(scalars)};");
    }
}
