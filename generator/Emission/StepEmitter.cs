using StaticNet.Generator.Declaration;
using StaticNet.Generator.Optimizers;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes the step in which parameters move as their gradients become known: <c>TryStepAtOnce</c> of a trainer, which calls
/// <c>StepNAME(ref x, ref t, ref labels, ref p, ref state, ref work, rows, scale, scalars)</c> of the vector width at hand. That returns the sum of the loss over the rows,
/// and changes nothing where it is not finite. Where a layer cannot move its parameters itself, it also gets a reference to gradients, behind work.
/// </summary>
internal static class StepEmitter
{
    public static void EmitTryStep(CodeWriter code, OptimizerDeclaration optimizer, NetworkPlan network, DispatchWriter dispatch)
    {
        OptimizerKind kind = OptimizerKinds.Get(optimizer.Kind);
        (string Name, string Expression)[] scalars = kind.Scalars(optimizer);
        int mean = network.Loss!.IsMeanOverOutputs ? network.Last.OutputWidth : 1;
        string divisor = mean == 1 ? "batch.Rows" : $"({Invariant.Text(mean)}f * batch.Rows)";
        code.Line("/// <inheritdoc/>");
        using (code.Open("protected override bool TryStepAtOnce(scoped in global::StaticNet.TrainingBatch batch, float learningRate, long step, out float loss)"))
        {
            using (code.Open(network.TrainsInOnePiece ? $"if (batch.Count < {Invariant.Text(SmallStepEmitter.FewestRows)})" : $"if (batch.Count > {Invariant.Text(network.ChunkRows)})"))
            {
                code.Line("loss = 0f;");
                code.Line("return false;");
            }

            code.Line();
            foreach ((string scalar, string expression) in scalars)
            {
                code.Line($"float {scalar} = {expression};");
            }

            string state = kind.Slots.Count > 0 ? "state.Start" : "GradientBuffer.Start";
            string gradients = StoresGradients(network) ? ", ref GradientBuffer.Start" : string.Empty;
            string arguments = string.Concat(scalars.Select(scalar => $", {scalar.Name}"));
            code.Line($"float scale = 1f / {divisor};");
            code.Line("ref float x = ref MemoryMarshal.GetReference(batch.Inputs);");
            code.Line("ref float t = ref MemoryMarshal.GetReference(batch.Targets);");
            code.Line("ref int label = ref batch.Labels.IsEmpty ? ref Unsafe.NullRef<int>() : ref MemoryMarshal.GetReference(batch.Labels);");
            dispatch.Emit(code, lanes =>
                $"loss = {lanes}.Step{kind.Name}(ref x, ref t, ref label, ref Network.parameterBuffer.Start, ref {state}, ref work.Start{gradients}, batch.Count, scale{arguments});");
            code.Line($"loss /= {divisor};");
            code.Line("return true;");
        }
    }

    /// <summary>Writes StepNAME of one vector width for each optimizer, and what they share.</summary>
    public static void EmitSteps(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        bool storesGradients = StoresGradients(network);
        string parameters = $"ref float x, ref float t, ref int labels, ref float p, ref float state, ref float work{(storesGradients ? ", ref float g" : string.Empty)}, int rows, float scale";
        string arguments = $"ref x, ref t, ref labels, ref p, ref state, ref work{(storesGradients ? ", ref g" : string.Empty)}, rows, scale";
        OptimizerDeclaration[] optimizers = [.. MoveEmitter.Movers(network)];
        if (optimizers.Length == 0)
        {
            return;
        }

        foreach (OptimizerDeclaration optimizer in optimizers)
        {
            OptimizerKind kind = OptimizerKinds.Get(optimizer.Kind);
            string scalars = string.Concat(kind.Scalars(optimizer).Select(scalar => $", float {scalar.Name}"));
            code.Line($"internal static float Step{kind.Name}({parameters}{scalars}) =>");
            code.Line($"    Step({arguments}, true, {MoveEmitter.New(optimizer)});");
            code.Line();
        }

        CallSequence forward = TrainingEmitter.Forward(lanes, network);
        string variables = $"ref float x, ref float p, ref float g, ref float state, ref float work, int rows, bool first, TMove move{(network.HasImages ? ", int groups" : string.Empty)}";
        var back = new CallSequence("StepBackward", variables, type: "TMove : struct, IMove");
        foreach (LayerPlan layer in network.Layers.Reverse())
        {
            AddLayer(back, lanes, network, layer);
        }

        code.Line("// A whole batch: forward, the loss, and backward. Each layer gives the gradient of its inputs before its parameters move.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        code.Line($"private static float Step<TMove>({parameters}, bool first, TMove move)");
        code.Line("    where TMove : struct, IMove");
        using (code.OpenScope())
        {
            TrainingEmitter.EmitForward(code, lanes, network, forward);
            using (code.Open("if (!float.IsFinite(loss))"))
            {
                code.Line("return loss;");
            }

            code.Line();
            back.EmitCalls(code);
            code.Line();
            code.Line("return loss;");
        }

        code.Line();
        back.EmitParts(code);
        MoveEmitter.Emit(code, lanes, network);
        if (storesGradients)
        {
            MoveEmitter.EmitAll(code, lanes);
        }

        foreach (LayerPlan layer in network.Layers.Where(layer => layer.MovesParameters))
        {
            layer.EmitStep(code, lanes);
            code.Line();
        }
    }

    private static void AddLayer(CallSequence calls, Lanes lanes, NetworkPlan network, LayerPlan layer)
    {
        if (!TrainingEmitter.GoesBackward(network, layer))
        {
            return;
        }

        TrainingPlaces at = TrainingEmitter.BackwardPlaces(network, layer, lanes);
        TrainingEmitter.AddDerivative(calls, lanes, network, layer);
        if (layer.MovesParameters)
        {
            TrainingEmitter.AddInputGradients(calls, lanes, network, layer);
            calls.Add(layer.ParameterStepCall(at));
            return;
        }

        if (layer.ParameterGradientCall(at) is { } gradient)
        {
            calls.Add(gradient);
        }

        TrainingEmitter.AddInputGradients(calls, lanes, network, layer);
        if (layer.Tensors.Any())
        {
            int from = layer.Tensors.Min(tensor => tensor.Offset);
            int to = layer.Tensors.Max(tensor => tensor.Offset + tensor.Extent);
            string[] places = [.. new[] { "p", "state", "g" }.Select(buffer => $"ref {References.Element(buffer, from)}")];
            calls.Add($"MoveAll({string.Join(", ", places)}, {Invariant.Text(to - from)}, move);");
        }
    }

    private static bool StoresGradients(NetworkPlan network) => !network.TrainsInOnePiece && network.Layers.Any(layer => layer.Tensors.Any() && !layer.MovesParameters);
}
