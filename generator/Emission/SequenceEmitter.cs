using StaticNet.Generator.Declaration;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes the members that networks for sequences have instead of Predict of one sample: the state of a stream, a step or several of one, and predictions
/// of whole sequences, which are steps from an empty state.
/// </summary>
internal static class SequenceEmitter
{
    private const string Guard = "global::StaticNet.PredictionGuard";

    /// <summary>The interface of such a network.</summary>
    public static string Interface(ClassDeclaration type) => $"global::StaticNet.ISequenceNetwork<{type.Type.Name}{type.Type.TypeParameters}.State>";

    public static void EmitSizes(CodeWriter code, NetworkPlan network)
    {
        string steps = network.Last.Output.IsSequence ? "Steps" : "1";
        code.Line($"""
            /// <summary>The number of steps of one sample.</summary>
            {SourceFile.Mark}
            public const int Steps = {Invariant.Text(network.Input.Steps)};

            /// <summary>The number of floats of one step.</summary>
            {SourceFile.Mark}
            public const int StepInputSize = {Invariant.Text(network.Input.Size)};

            /// <summary>The number of floats predicted for one step{(network.Last.Output.IsSequence ? string.Empty : ", the last")}.</summary>
            {SourceFile.Mark}
            public const int StepOutputSize = {Invariant.Text(network.Last.OutputWidth)};

            int global::StaticNet.INetwork.Steps => Steps;

            int global::StaticNet.INetwork.OutputSteps => {steps};

            """);
    }

    public static void EmitState(CodeWriter code, NetworkPlan network)
    {
        string floats = Invariant.Text(network.StateFloats);
        string names = string.Join(", ", network.State.Select(tensor => $"{tensor.Name} [{string.Join(", ", tensor.Shape)}]"));
        code.Line($$"""
            /// <summary>
            /// What one stream remembers from step to step ({{(names.Length > 0 ? names : "nothing")}}): a value of its owner's, to be kept, copied by assignment and
            /// reset by <c>default</c>, which is the empty state before the first step.
            /// </summary>
            {{SourceFile.Mark}}
            public struct State : global::System.IEquatable<State>
            {
                private Memory memory;

                /// <summary>All that is remembered; <see cref="StateLayouts"/> says where each value stands.</summary>
                [global::System.Diagnostics.CodeAnalysis.UnscopedRef]
                public Span<float> Values => MemoryMarshal.CreateSpan(ref Unsafe.As<Memory, float>(ref memory), {{floats}});

                /// <summary>Whether two states are the same.</summary>
                public static bool operator ==(State left, State right) => left.Equals(right);

                /// <summary>Whether two states differ.</summary>
                public static bool operator !=(State left, State right) => !left.Equals(right);

                /// <inheritdoc/>
                public bool Equals(State other) => MemoryMarshal.AsBytes(Values).SequenceEqual(MemoryMarshal.AsBytes(other.Values));

                /// <inheritdoc/>
                public override bool Equals(object? other) => other is State state && Equals(state);

                /// <inheritdoc/>
                public override int GetHashCode()
                {
                    global::System.HashCode hash = default;
                    hash.AddBytes(MemoryMarshal.AsBytes(Values));
                    return hash.ToHashCode();
                }

                [global::System.Runtime.CompilerServices.InlineArray({{floats}})]
                private struct Memory
                {
                    private float first;
                }
            }

            /// <summary>The empty state, from which a stream begins.</summary>
            {{SourceFile.Mark}}
            public State CreateState() => default;

            """);
    }

    public static void EmitPredict(CodeWriter code, NetworkPlan network, DispatchWriter dispatch)
    {
        EmitStep(code, network, dispatch);
        EmitPredict(code, network);
        EmitPredictSequences(code, network, dispatch);
    }

    private static void EmitStep(CodeWriter code, NetworkPlan network, DispatchWriter dispatch)
    {
        bool isSequence = network.Last.Output.IsSequence;
        code.Line($"""
            /// <summary>
            /// Takes one step of a stream, or several. Allocates nothing; any number of streams may run over one network, each with its own state, on many threads.
            /// </summary>
            /// <param name="state">What the stream remembers; it goes on to the state behind the last step.</param>
            /// <param name="inputs">The steps, one after another: a multiple of <see cref="StepInputSize"/> floats.</param>
            /// <param name="outputs">Where the predictions go: <see cref="StepOutputSize"/> floats{(isSequence ? " for each step" : ", those of the last step")}.</param>
            /// <exception cref="global::System.ArgumentException">No step, or a length that does not fit; nothing was written.</exception>
            {SourceFile.Mark}
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            """);
        using (code.Open("public void Step(ref State state, ReadOnlySpan<float> inputs, Span<float> outputs)"))
        {
            // What several steps need stays out of the way of one.
            using (code.Open("if (inputs.Length != StepInputSize || outputs.Length != StepOutputSize)"))
            {
                code.Line("StepMany(ref state, inputs, outputs);");
                code.Line("return;");
            }

            code.Line();
            FoldingEmitter.EmitCheck(code, network);
            if (BakedEmitter.HasConstants(network, dispatch))
            {
                BakedEmitter.EmitTouched(code, network, $"{BakedEmitter.StepTouched}(ref state, inputs, outputs);");
                EmitReferences(code);
                dispatch.EmitByWidth(code, lanes => network.HasConstants(lanes) ? $"Lanes{lanes}.StepBaked(ref x, ref s, ref y);" : StepOne(network, lanes));
            }
            else
            {
                EmitReferences(code);
                dispatch.EmitByWidth(code, lanes => StepOne(network, lanes));
            }
        }

        code.Line();
        if (BakedEmitter.HasConstants(network, dispatch))
        {
            EmitStepTouched(code, network, dispatch);
        }

        code.Line(SourceFile.Mark);
        code.Line("[MethodImpl(MethodImplOptions.NoInlining)]");
        using (code.Open("private void StepMany(ref State state, ReadOnlySpan<float> inputs, Span<float> outputs)"))
        {
            code.Line($"int steps = {Guard}.Steps(inputs.Length, StepInputSize, outputs.Length, StepOutputSize, {(isSequence ? "true" : "false")});");
            FoldingEmitter.EmitCheck(code, network);
            EmitReferences(code);
            dispatch.Emit(code, lanes => $"{lanes}.StepMany(ref x, ref {FoldingEmitter.Parameters(network)}, ref s, ref y, steps);");
        }

        code.Line();
    }

    private static string StepOne(NetworkPlan network, Lanes lanes) => $"Lanes{lanes}.StepOne(ref x, ref {FoldingEmitter.Parameters(network)}, ref s, ref y);";

    // Out of the way of what was built in, which compiles without it.
    private static void EmitStepTouched(CodeWriter code, NetworkPlan network, DispatchWriter dispatch)
    {
        code.Line("// One step, where parameters may be others than those built in.");
        code.Line(SourceFile.Mark);
        code.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"private void {BakedEmitter.StepTouched}(ref State state, ReadOnlySpan<float> inputs, Span<float> outputs)"))
        {
            EmitReferences(code);
            dispatch.EmitByWidth(code, lanes => StepOne(network, lanes));
        }

        code.Line();
    }

    private static void EmitPredict(CodeWriter code, NetworkPlan network)
    {
        bool isSequence = network.Last.Output.IsSequence;
        string steps = isSequence ? "for each step of each sample" : "for each sample, those of its last step";
        code.Line($$"""
            /// <summary>
            /// Predicts sequences, each from an empty state. Allocates nothing, and may run on many threads at once. One alone gives the numbers of a stream to the
            /// last bit; many are computed together, with sums in another order.
            /// </summary>
            /// <param name="inputs">The samples, one after another, step by step: a multiple of <see cref="InputSize"/> floats.</param>
            /// <param name="outputs">Where the predictions go: <see cref="StepOutputSize"/> floats {{steps}}.</param>
            /// <exception cref="global::System.ArgumentException">No sample, or a length that does not fit; nothing was written.</exception>
            {{SourceFile.Mark}}
            public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
            {
                int count = {{Guard}}.Count(inputs.Length, InputSize, outputs.Length, OutputSize);
                PredictSequences(inputs, default, outputs, count);
            }

            /// <summary>Predicts sequences of different lengths, each from an empty state.</summary>
            /// <param name="inputs">The samples, each with room for <see cref="Steps"/> steps, its own at the front: a multiple of <see cref="InputSize"/> floats.</param>
            /// <param name="lengths">The number of steps of each sample, from 0 to <see cref="Steps"/>.</param>
            /// <param name="outputs">Where the predictions go: <see cref="StepOutputSize"/> floats {{steps}}; zero {{(isSequence ? "for steps behind" : "where there is no step")}}.</param>
            /// <exception cref="global::System.ArgumentException">No sample, or a length that does not fit; nothing was written.</exception>
            {{SourceFile.Mark}}
            public void Predict(ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs)
            {
                int count = {{Guard}}.Count(inputs.Length, InputSize, outputs.Length, OutputSize);
                {{Guard}}.Lengths(lengths, count, Steps);
                PredictSequences(inputs, lengths, outputs, count);
            }

            """);
    }

    private static void EmitPredictSequences(CodeWriter code, NetworkPlan network, DispatchWriter dispatch)
    {
        code.Line(SourceFile.Mark);
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open("private void PredictSequences(ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs, int count)"))
        {
            FoldingEmitter.EmitCheck(code, network);
            if (ManyEmitter.IsUsed(network))
            {
                EmitMany(code, network, dispatch);
            }

            code.Line("State state;");
            using (code.Open("for (int i = 0; i < count; i++)"))
            {
                code.Line("int steps = lengths.IsEmpty ? Steps : lengths[i];");
                code.Line("Span<float> output = outputs.Slice(i * OutputSize, OutputSize);");
                code.Line($"output.Slice({(network.Last.Output.IsSequence ? "steps * StepOutputSize" : "steps == 0 ? 0 : OutputSize")}).Clear();");
                using (code.Open("if (steps > 0)"))
                {
                    code.Line("state = default;");
                    code.Line("ref float s = ref Unsafe.As<State, float>(ref state);");
                    code.Line("ref float x = ref Unsafe.Add(ref MemoryMarshal.GetReference(inputs), (nint)i * InputSize);");
                    code.Line("ref float y = ref MemoryMarshal.GetReference(output);");
                    dispatch.Emit(code, lanes => $"{lanes}.StepMany(ref x, ref {FoldingEmitter.Parameters(network)}, ref s, ref y, steps);");
                }
            }
        }

        code.Line();
    }

    // Many go through each layer at once, a step after another. Outputs of steps that are not there are not written.
    private static void EmitMany(CodeWriter code, NetworkPlan network, DispatchWriter dispatch)
    {
        using (code.Open($"if (count >= {Invariant.Text(KernelCosts.FewestTogether)})"))
        {
            using (code.Open("if (!lengths.IsEmpty)"))
            {
                code.Line("outputs.Clear();");
            }

            code.Line();
            code.Line("ref float x = ref MemoryMarshal.GetReference(inputs);");
            code.Line("ref float y = ref MemoryMarshal.GetReference(outputs);");
            code.Line("ref int all = ref lengths.IsEmpty ? ref Unsafe.NullRef<int>() : ref MemoryMarshal.GetReference(lengths);");
            dispatch.Emit(code, lanes => $"{lanes}.PredictMany(ref x, ref {FoldingEmitter.Parameters(network)}, ref y, ref all, count);");
            code.Line("return;");
        }

        code.Line();
    }

    private static void EmitReferences(CodeWriter code)
    {
        code.Line("ref float x = ref MemoryMarshal.GetReference(inputs);");
        code.Line("ref float y = ref MemoryMarshal.GetReference(outputs);");
        code.Line("ref float s = ref Unsafe.As<State, float>(ref state);");
    }
}
