using StaticNet.Generator.Declaration;
using StaticNet.Generator.Optimizers;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>Writes the optimizers: a trainer class each, and its step over all parameters for each vector width.</summary>
internal static class OptimizerEmitter
{
    /// <summary>Writes <c>UpdateNAME(ref w, ref g, ref s, scalars)</c> for one vector width.</summary>
    public static void EmitUpdates(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        foreach (OptimizerDeclaration optimizer in network.Declaration.Optimizers)
        {
            OptimizerKind kind = OptimizerKinds.Get(optimizer.Kind);
            (string Name, string Expression)[] scalars = kind.Scalars(optimizer);
            string parameters = string.Concat(scalars.Select(scalar => $", float {scalar.Name}Scalar"));
            string length = Invariant.Text(network.ParameterFloats);
            code.Line($"// {kind.Formula}");
            code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            using (code.Open($"internal static void Update{kind.Name}(ref float parameters, ref float gradients, ref float state{parameters})"))
            {
                foreach ((string name, _) in scalars)
                {
                    code.Line($"{lanes.Type} {name} = {lanes.Broadcast($"{name}Scalar")};");
                }

                using (code.Open($"for (nint i = 0; i < {length}; i += {lanes})"))
                {
                    code.Line($"{lanes.Type} w = {lanes.Class}.LoadUnsafe(ref parameters, (nuint)i);");
                    code.Line($"{lanes.Type} g = {lanes.Class}.LoadUnsafe(ref gradients, (nuint)i);");
                    for (int slot = 0; slot < kind.Slots.Count; slot++)
                    {
                        code.Line($"{lanes.Type} s{slot} = {lanes.Class}.LoadUnsafe(ref state, (nuint)i + {Slot(slot)});");
                    }

                    code.Line(kind.Update(lanes, optimizer));
                    code.Line("w.StoreUnsafe(ref parameters, (nuint)i);");
                    for (int slot = 0; slot < kind.Slots.Count; slot++)
                    {
                        code.Line($"s{slot}.StoreUnsafe(ref state, (nuint)i + {Slot(slot)});");
                    }
                }
            }

            code.Line();
        }

        string Slot(int slot) => Invariant.Text(slot * network.ParameterFloats);
    }

    /// <summary>Writes the trainer class of one optimizer.</summary>
    public static void EmitTrainer(CodeWriter code, OptimizerDeclaration optimizer, NetworkPlan network, DispatchWriter dispatch)
    {
        OptimizerKind kind = OptimizerKinds.Get(optimizer.Kind);
        string name = $"{kind.Name}Trainer";
        (string Name, string Expression)[] scalars = kind.Scalars(optimizer);
        code.Line($"/// <summary>Trains the network with {kind.Name}: <c>{kind.Formula.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")}</c>.</summary>");
        code.Line(SourceFile.Mark);
        using (code.Open($"public sealed class {name} : Trainer"))
        {
            if (kind.Slots.Count > 0)
            {
                code.Line($"private readonly global::StaticNet.AlignedBuffer state = new({Invariant.Text(kind.Slots.Count * network.ParameterFloats)});");
            }

            foreach (string field in kind.Fields)
            {
                code.Line(field);
            }

            bool decays = kind.Numbers.Any(number => number.Name == "WeightDecay");
            if (decays)
            {
                code.Line($"private float weightDecay = {Invariant.Literal(optimizer["WeightDecay"])};");
            }

            code.Line();
            code.Line("/// <summary>A new trainer with fresh state.</summary>");
            code.Line("/// <param name=\"network\">The network to train.</param>");
            code.Line($"public {name}({network.Declaration.Class.Type.Name}{network.Declaration.Class.Type.TypeParameters} network)");
            code.Line($"    : base(network, {Invariant.Literal(optimizer["LearningRate"])})");
            using (code.OpenScope())
            {
            }

            code.Line();
            if (decays)
            {
                code.Line("/// <summary>How much of each weight (not bias) a step takes away, before the learning rate; finite and at least 0.</summary>");
                using (code.Open("public float WeightDecay"))
                {
                    code.Line("get => weightDecay;");
                    code.Line("set => weightDecay = CheckedDecay(value);");
                }

                code.Line();
            }

            EmitMemory(code, kind);
            code.Line("/// <inheritdoc/>");
            using (code.Open("protected override void Update(float learningRate, long step)"))
            {
                TelemetryEmitter.EmitBeforeUpdate(code, network);
                if (kind.Prepare is { } prepare)
                {
                    code.Line(prepare(optimizer));
                }

                foreach ((string scalar, string expression) in scalars)
                {
                    code.Line($"float {scalar} = {expression};");
                }

                string state = kind.Slots.Count > 0 ? "state.Start" : "GradientBuffer.Start";
                string arguments = string.Concat(scalars.Select(scalar => $", {scalar.Name}"));
                dispatch.Emit(code, lanes => $"{lanes}.Update{kind.Name}(ref Network.parameterBuffer.Start, ref GradientBuffer.Start, ref {state}{arguments});");
                if (network.Prediction.IsFolded)
                {
                    code.Line();
                    code.Line("// Predictions are prepared anew, with what the batch showed.");
                    dispatch.Emit(code, lanes => $"{lanes}.Observe(ref Network.statisticBuffer.Start, ref work.Start);");
                    code.Line("Network.parameterBuffer.Touch();");
                }

                TelemetryEmitter.EmitAfterUpdate(code, network);
            }

            if (network.StepsAtOnce && kind.Prepare is null)
            {
                code.Line();
                StepEmitter.EmitTryStep(code, optimizer, network, dispatch);
            }
        }

        code.Line();
    }

    // What checkpoints keep of an optimizer.
    private static void EmitMemory(CodeWriter code, OptimizerKind kind)
    {
        code.Line("/// <inheritdoc/>");
        code.Line($"protected override string OptimizerName => {CodeWriter.Quoted(kind.Name)};");
        code.Line();
        if (kind.Slots.Count > 0)
        {
            code.Line("/// <inheritdoc/>");
            code.Line($"protected override global::System.Collections.Generic.IReadOnlyList<string> OptimizerSlots => new[] {{ {string.Join(", ", kind.Slots.Select(CodeWriter.Quoted))} }};");
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line("protected override global::StaticNet.AlignedBuffer OptimizerState => state;");
            code.Line();
        }

        if (kind.Numbered.Count > 0)
        {
            code.Line("/// <inheritdoc/>");
            using (code.Open("protected override void ExchangeNumbers(global::StaticNet.OptimizerNumbers numbers)"))
            {
                foreach (string statement in kind.Numbered)
                {
                    code.Line(statement);
                }
            }

            code.Line();
        }
    }
}
