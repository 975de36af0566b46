using StaticNet.Generator.Declaration;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes the members of a network that its users see: sizes, parameters, Predict, and the trainers. What computes is in the
/// kernel classes, one for each vector width, each in a file of its own.
/// </summary>
internal static class NetworkEmitter
{
    public static IEnumerable<(string HintName, string Text)> Emit(NetworkPlan network, IReadOnlyList<Lanes> widths)
    {
        ClassDeclaration type = network.Declaration.Class;
        yield return ($"{type.HintName}.g.cs", SourceFile.Write(type, network.IsSequential ? SequenceEmitter.Interface(type) : "global::StaticNet.INetwork", code => EmitSurface(code, network, new DispatchWriter(widths))));
        if (network.Baked is { } baked)
        {
            yield return BakedEmitter.Emit(network, baked, BakedEmitter.HasConstants(network, new DispatchWriter(widths)));
        }

        foreach (Lanes lanes in widths)
        {
            yield return ($"{type.HintName}.Lanes{lanes}.g.cs", SourceFile.Write(type, surface: null, code => KernelEmitter.Emit(code, lanes, network)));
        }
    }

    private static void EmitSurface(CodeWriter code, NetworkPlan network, DispatchWriter dispatch)
    {
        var parts = new CodeWriter();
        EmitSizes(code, network);
        TensorEmitter.EmitLayouts(code, parts, network);
        TensorEmitter.EmitConstructor(code, parts, network);
        if (network.IsSequential)
        {
            SequenceEmitter.EmitState(code, network);
            SequenceEmitter.EmitPredict(code, network, dispatch);
        }
        else
        {
            EmitPredict(code, network, dispatch);
        }

        FoldingEmitter.Emit(code, parts, network, dispatch);
        if (network.Loss is not null)
        {
            TrainerEmitter.EmitBase(code, network, dispatch);
            foreach (OptimizerDeclaration optimizer in network.Declaration.Optimizers)
            {
                OptimizerEmitter.EmitTrainer(code, optimizer, network, dispatch);
            }
        }

        EmitParts(code, parts.ToString());
    }

    private static void EmitParts(CodeWriter code, string parts)
    {
        if (parts.Length > 0)
        {
            code.Line("// Parts of methods that would be too long for one.");
            code.Line(SourceFile.Mark);
            using (code.Open($"private static class {CallSequence.NetworkParts}"))
            {
                code.Line(parts.TrimEnd());
            }

            code.Line();
        }
    }

    private static void EmitSizes(CodeWriter code, NetworkPlan network)
    {
        string shape = network.Input.Shape.ToString();
        code.Line($"""
            /// <summary>The number of floats of one sample ({shape}).</summary>
            {SourceFile.Mark}
            public const int InputSize = {Invariant.Text(network.InputSize)};

            /// <summary>The number of floats predicted for one sample.</summary>
            {SourceFile.Mark}
            public const int OutputSize = {Invariant.Text(network.OutputSize)};

            /// <summary>The number of parameters that training can change.</summary>
            {SourceFile.Mark}
            public const int ParameterCount = {Invariant.Text(network.ParameterCount)};

            private readonly global::StaticNet.AlignedBuffer parameterBuffer = new({Invariant.Text(network.ParameterFloats)});

            int global::StaticNet.INetwork.InputSize => InputSize;

            int global::StaticNet.INetwork.OutputSize => OutputSize;

            int global::StaticNet.INetwork.ParameterCount => ParameterCount;

            /// <summary>
            /// All parameters in the order of the layers, each tensor beginning at a whole cache line and padded with zeros;
            /// <see cref="Tensors"/> says where each value stands. Changes show in the next prediction.
            /// </summary>
            {SourceFile.Mark}
            public Span<float> Parameters => parameterBuffer.Span;

            /// <summary>The parameters by name and logical shape.</summary>
            {SourceFile.Mark}
            public global::System.Collections.Generic.IReadOnlyList<global::StaticNet.ParameterTensor> Tensors {"{ get; }"}

            """);
        if (network.IsSequential)
        {
            SequenceEmitter.EmitSizes(code, network);
        }

        if (network.StatisticFloats > 0)
        {
            code.Line($"""
                private readonly global::StaticNet.AlignedBuffer statisticBuffer = new({Invariant.Text(network.StatisticFloats)});

                /// <summary>The running means and variances of batch normalisation, which training observes and predictions use.</summary>
                {SourceFile.Mark}
                public Span<float> Statistics => statisticBuffer.Span;

                /// <summary>The running means and variances by name.</summary>
                {SourceFile.Mark}
                public global::System.Collections.Generic.IReadOnlyList<global::StaticNet.ParameterTensor> StatisticTensors {"{ get; }"}

                """);
        }
    }

    private static void EmitPredict(CodeWriter code, NetworkPlan network, DispatchWriter dispatch)
    {
        code.Line("/// <summary>");
        code.Line("/// Predicts one sample or many. Allocates nothing, and may run on many threads at once. Many are computed together, with sums in another");
        code.Line("/// order than for one: a sample among them may differ in its last bits from the same sample alone.");
        code.Line("/// </summary>");
        code.Line("/// <param name=\"inputs\">The samples, one after another: a multiple of <see cref=\"InputSize\"/> floats.</param>");
        code.Line("/// <param name=\"outputs\">Where the predictions go: <see cref=\"OutputSize\"/> floats for each sample.</param>");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">No sample, or a length that does not fit; nothing was written.</exception>");
        code.Line(SourceFile.Mark);
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open("public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)"))
        {
            // What many samples need stays out of the way of one: nothing is saved or checked for it.
            using (code.Open("if (inputs.Length != InputSize || outputs.Length != OutputSize)"))
            {
                code.Line("PredictMany(inputs, outputs);");
                code.Line("return;");
            }

            code.Line();
            if (BakedEmitter.HasConstants(network, dispatch))
            {
                FoldingEmitter.EmitCheck(code, network);
                BakedEmitter.EmitTouched(code, network, $"{BakedEmitter.PredictTouched}(inputs, outputs);");
                EmitSpans(code);
                dispatch.EmitByWidth(code, lanes => network.HasConstants(lanes) ? $"Lanes{lanes}.PredictBaked(ref x, ref y);" : PredictOne(network, lanes));
            }
            else
            {
                EmitReferences(code, network);
                dispatch.EmitByWidth(code, lanes => PredictOne(network, lanes));
            }
        }

        code.Line();
        if (BakedEmitter.HasConstants(network, dispatch))
        {
            EmitPredictTouched(code, network, dispatch);
        }

        code.Line(SourceFile.Mark);
        code.Line("[MethodImpl(MethodImplOptions.NoInlining)]");
        using (code.Open("private void PredictMany(ReadOnlySpan<float> inputs, Span<float> outputs)"))
        {
            code.Line("int count = global::StaticNet.PredictionGuard.Count(inputs.Length, InputSize, outputs.Length, OutputSize);");
            EmitReferences(code, network);
            dispatch.Emit(code, lanes => $"{lanes}.PredictMany(ref x, ref {FoldingEmitter.Parameters(network)}, ref y, count);");
        }

        code.Line();
    }

    // Out of the way of what was built in, which compiles without it.
    private static void EmitPredictTouched(CodeWriter code, NetworkPlan network, DispatchWriter dispatch)
    {
        code.Line("// One sample, where parameters may be others than those built in.");
        code.Line(SourceFile.Mark);
        code.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"private void {BakedEmitter.PredictTouched}(ReadOnlySpan<float> inputs, Span<float> outputs)"))
        {
            EmitSpans(code);
            dispatch.EmitByWidth(code, lanes => PredictOne(network, lanes));
        }

        code.Line();
    }

    private static string PredictOne(NetworkPlan network, Lanes lanes) => $"Lanes{lanes}.PredictOne(ref x, ref {FoldingEmitter.Parameters(network)}, ref y);";

    private static void EmitReferences(CodeWriter code, NetworkPlan network)
    {
        FoldingEmitter.EmitCheck(code, network);
        EmitSpans(code);
    }

    private static void EmitSpans(CodeWriter code)
    {
        code.Line("ref float x = ref MemoryMarshal.GetReference(inputs);");
        code.Line("ref float y = ref MemoryMarshal.GetReference(outputs);");
    }
}
