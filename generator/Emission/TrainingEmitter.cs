using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes Train of one vector width: a chunk of a batch goes forward through all layers, and its gradient back. Where a value is read by several layers,
/// their gradients are added up before the layer that made it gets them.
/// </summary>
internal static class TrainingEmitter
{
    /// <summary>What Train takes behind what every network's takes.</summary>
    public static string FurtherParameters(NetworkPlan network) =>
        (network.StatisticFloats > 0 ? ", ref float s" : string.Empty)
        + (network.SeesWholeBatch ? ", nint capacity" : string.Empty)
        + (network.Drops ? ", long step, int start" : string.Empty)
        + (network.IsSequential ? ", ref int lengths, ref float states" : string.Empty);

    /// <summary>What the calls of the layers may name: see <see cref="TrainingPlaces"/>.</summary>
    public static string Variables(NetworkPlan network) =>
        "ref float x, ref float p, ref float g, ref float work, int rows, bool backward, bool first" + FurtherParameters(network)
        + (network.HasImages ? ", int groups" : string.Empty)
        + (network.IsSequential ? ", int stepRows" : string.Empty);

    public static void Emit(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        CallSequence forward = Forward(lanes, network);
        CallSequence measuring = TelemetryEmitter.Calls(lanes, network);
        var back = new CallSequence("TrainBackward", Variables(network));
        foreach (LayerPlan layer in network.Layers.Reverse())
        {
            AddBackward(back, lanes, network, layer);
        }

        code.Line("// One chunk of a batch: forward, the loss, and backward into the gradients unless only the loss is wanted.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static float Train(ref float x, ref float t, ref int labels, ref float p, ref float g, ref float work, int rows, float scale, bool backward, bool first{FurtherParameters(network)})"))
        {
            EmitForward(code, lanes, network, forward);
            using (code.Open("if (!backward)"))
            {
                code.Line("return loss;");
            }

            code.Line();
            TelemetryEmitter.EmitMeasuring(code, network, measuring);
            back.EmitCalls(code);
            code.Line();
            code.Line("return loss;");
        }

        code.Line();
        forward.EmitParts(code);
        measuring.EmitParts(code);
        back.EmitParts(code);
        if (network.StatisticFloats > 0)
        {
            EmitStatistics(code, lanes, network);
        }
    }

    /// <summary>Whether the derivative of a layer's activation is multiplied in a pass of its own: else there is none, or the layer above or the loss does it.</summary>
    public static bool DifferentiatesInAPass(NetworkPlan network, LayerPlan layer)
    {
        TrainingWorkspace work = network.Workspace;
        return !layer.Activation.IsNone
            && layer != network.Last
            && work.NeedsDelta(layer.Output)
            && !work.Readers(layer.Output).Any(reader => work.DerivedBy(reader) == layer);
    }

    /// <summary>The calls of the forward pass of all layers.</summary>
    public static CallSequence Forward(Lanes lanes, NetworkPlan network)
    {
        var forward = new CallSequence("TrainForward", Variables(network));
        foreach (LayerPlan layer in network.Layers)
        {
            AddForward(forward, lanes, network, layer);
        }

        return forward;
    }

    /// <summary>Writes the forward pass of all layers and the loss, which it leaves in a variable.</summary>
    public static void EmitForward(CodeWriter code, Lanes lanes, NetworkPlan network, CallSequence forward)
    {
        if (network.HasImages)
        {
            code.Line($"int groups = (rows + {Invariant.Text(lanes.Count - 1)}) / {lanes};");
        }

        if (network.IsSequential)
        {
            code.Line($"int stepRows = rows * {Invariant.Text(network.Input.Steps)};");
        }

        forward.EmitCalls(code);
        code.Line();
        EmitLoss(code, network);
    }

    /// <summary>Whether the backward pass comes to a layer.</summary>
    public static bool GoesBackward(NetworkPlan network, LayerPlan layer) => layer == network.Last || network.Workspace.NeedsDelta(layer.Output);

    /// <summary>What calls of the backward pass can name. A loss that is fused with the last activation leaves outputs where the values before it would be.</summary>
    public static TrainingPlaces BackwardPlaces(NetworkPlan network, LayerPlan layer, Lanes lanes) =>
        new(layer, network.Workspace, lanes, layer == network.Last && network.IsLossFused);

    /// <summary>Whether some value gets its gradient from several layers.</summary>
    public static bool AddsContributions(NetworkPlan network)
    {
        TrainingWorkspace work = network.Workspace;
        return network.Layers.Any(layer =>
            Enumerable.Range(0, layer.Inputs.Count).Any(input => work.NeedsDelta(layer.Inputs[input]) && !work.IsFirstContribution(layer, input)));
    }

    /// <summary>Adds the derivative of a layer's activation, where that is a pass of its own.</summary>
    public static void AddDerivative(CallSequence calls, Lanes lanes, NetworkPlan network, LayerPlan layer)
    {
        if (DifferentiatesInAPass(network, layer))
        {
            TrainingWorkspace work = network.Workspace;
            calls.Add($"{layer.MethodName}Derivative(ref {work.At(work.Delta(layer.Output))}, ref {work.At(work.Sums(layer.Index))}, {layer.Output.TrainingCount(lanes)});");
        }
    }

    /// <summary>Adds the gradients of a layer's inputs, summed up where it is not the first that gives to one.</summary>
    public static void AddInputGradients(CallSequence calls, Lanes lanes, NetworkPlan network, LayerPlan layer)
    {
        TrainingWorkspace work = network.Workspace;
        TrainingPlaces at = BackwardPlaces(network, layer, lanes);
        for (int i = 0; i < layer.Inputs.Count; i++)
        {
            ValuePlan input = layer.Inputs[i];
            if (!work.NeedsDelta(input))
            {
                continue;
            }

            string target = work.At(work.Delta(input));
            if (work.IsFirstContribution(layer, i))
            {
                calls.Add(layer.InputGradientCall(at, i, target));
            }
            else
            {
                string further = work.At(work.Contribution(layer.Index));
                calls.Add(layer.InputGradientCall(at, i, further));
                calls.Add($"Accumulate(ref {further}, ref {target}, {input.TrainingCount(lanes)});");
            }
        }
    }

    private static void EmitLoss(CodeWriter code, NetworkPlan network)
    {
        TrainingWorkspace work = network.Workspace;
        LayerPlan last = network.Last;
        string output = work.At(work.Output(last.Output));
        string sums = work.At(work.Sums(last.Index));
        string delta = work.At(work.Delta(last.Output));
        if (!network.IsSequential)
        {
            code.Line($"float loss = Loss(ref {output}, ref {sums}, ref t, ref labels, ref {delta}, rows, scale);");
            return;
        }

        // One step of all samples after another; a sample's targets lie step by step.
        code.Line("double total = 0d;");
        using (code.Open($"for (int time = 0; time < {Invariant.Text(last.Output.Steps)}; time++)"))
        {
            code.Line($"nint place = {Invariant.Text(last.OutputStride)} * (nint)rows * time;");
            code.Line($"total += Loss(ref {At(output)}, ref {At(sums)}, ref Unsafe.Add(ref t, {Invariant.Text(last.OutputWidth)} * (nint)time), ref labels, ref {At(delta)}, rows, scale, ref lengths, time);");
        }

        code.Line();
        code.Line("float loss = (float)total;");

        static string At(string element) => $"Unsafe.Add(ref {element}, place)";
    }

    private static void AddForward(CallSequence calls, Lanes lanes, NetworkPlan network, LayerPlan layer)
    {
        TrainingWorkspace work = network.Workspace;
        bool isFused = layer == network.Last && network.IsLossFused;
        calls.Add(layer.ForwardCall(new TrainingPlaces(layer, work, lanes, isFused)));
        if (layer.ActivationKind.IsCheap || isFused)
        {
            return;
        }

        string sums = work.At(work.Sums(layer.Index));
        calls.Add(layer.ActivationKind.IsSoftmax
            ? $"Softmax(ref {sums}, {layer.Output.TrainingRows});"
            : $"{layer.MethodName}Activation(ref {sums}, ref {work.At(work.Output(layer.Output))}, {layer.Output.TrainingCount(lanes)});");
    }

    private static void AddBackward(CallSequence calls, Lanes lanes, NetworkPlan network, LayerPlan layer)
    {
        if (!GoesBackward(network, layer))
        {
            return;
        }

        AddDerivative(calls, lanes, network, layer);
        if (layer.ParameterGradientCall(BackwardPlaces(network, layer, lanes)) is { } call)
        {
            calls.Add(call);
        }

        AddInputGradients(calls, lanes, network, layer);
    }

    private static void EmitStatistics(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        const string Places = "ref float s, ref float work";
        var calls = new CallSequence("Observe", Places);
        foreach (LayerPlan layer in network.Layers)
        {
            if (layer.StatisticsCall(new TrainingPlaces(layer, network.Workspace, lanes, false)) is { } call)
            {
                calls.Add(call);
            }
        }

        code.Line("// Brings what the last batch showed into the running statistics.");
        using (code.Open($"internal static void Observe({Places})"))
        {
            calls.EmitCalls(code);
        }

        code.Line();
        calls.EmitParts(code);
    }
}
