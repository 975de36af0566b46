using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes what a network says [Telemetry] for: after the forward pass of each chunk, sums over the values of every layer, in the workspace, where parts of a batch have
/// their own; and around the step of the optimizer, the records that are made of them, of the gradient and of what moved.
/// </summary>
internal static class TelemetryEmitter
{
    private const string Measuring = "global::StaticNet.ActivationMeasuring";

    /// <summary>Writes the records, a member of Trainer.</summary>
    public static void EmitProperty(CodeWriter code, NetworkPlan network)
    {
        if (network.Telemetry is not { } telemetry)
        {
            return;
        }

        int place = network.Workspace.Measurements.Fixed;
        code.Line("/// <summary>What the last step showed of each layer.</summary>");
        code.Line("public sealed override global::StaticNet.TrainingTelemetry Telemetry { get; } = new global::StaticNet.TrainingTelemetry(");
        code.Line("    TensorLayouts,");
        code.Line($"    {Invariant.Text(network.ParameterFloats)},");
        code.Line($"    {Invariant.Text(place)},");
        code.Line($"    {Invariant.Text(telemetry.Floats)},");
        code.Line("    MeasuredLayers());");
        code.Line();
        EmitLayers(code, telemetry, place);
        if (!network.SeesWholeBatch)
        {
            code.Line("/// <inheritdoc/>");
            code.Line("protected sealed override global::StaticNet.AlignedBuffer Workspace => work;");
            code.Line();
        }
    }

    /// <summary>The calls that measure the values of all layers of a chunk.</summary>
    public static CallSequence Calls(Lanes lanes, NetworkPlan network)
    {
        var calls = new CallSequence("TrainMeasure", TrainingEmitter.Variables(network));
        foreach (MeasuredLayer layer in network.Telemetry?.Layers ?? [])
        {
            calls.Add(Call(lanes, network, layer));
        }

        return calls;
    }

    /// <summary>Writes, into Train, the measuring of a chunk that is trained on.</summary>
    public static void EmitMeasuring(CodeWriter code, NetworkPlan network, CallSequence calls)
    {
        if (network.Telemetry is not { } telemetry)
        {
            return;
        }

        code.Line("// Telemetry.");
        using (code.Open("if (first)"))
        {
            code.Line($"MemoryMarshal.CreateSpan(ref {network.Workspace.At(network.Workspace.Measurements)}, {Invariant.Text(telemetry.Floats)}).Clear();");
        }

        code.Line();
        calls.EmitCalls(code);
        code.Line();
    }

    /// <summary>Writes the beginning of Update.</summary>
    public static void EmitBeforeUpdate(CodeWriter code, NetworkPlan network)
    {
        if (network.Telemetry is not null)
        {
            code.Line("Telemetry.Keep(Network.parameterBuffer);");
        }
    }

    /// <summary>Writes the end of Update.</summary>
    public static void EmitAfterUpdate(CodeWriter code, NetworkPlan network)
    {
        if (network.Telemetry is not null)
        {
            code.Line();
            code.Line("Telemetry.Measure(work, GradientBuffer, Network.parameterBuffer);");
        }
    }

    private static void EmitLayers(CodeWriter code, TelemetryPlan telemetry, int place)
    {
        const string Type = "global::StaticNet.MeasuredLayer";
        var layers = new CallSequence("MeasuredLayers", $"{Type}[] layers");
        for (int i = 0; i < telemetry.Layers.Count; i++)
        {
            layers.Add($"layers[{Invariant.Text(i)}] = {Layer(telemetry.Layers[i], place + telemetry.PlaceOf(telemetry.Layers[i]))};");
        }

        using (code.Open($"private static {Type}[] MeasuredLayers()"))
        {
            code.Line($"var layers = new {Type}[{Invariant.Text(telemetry.Layers.Count)}];");
            layers.EmitCalls(code);
            code.Line("return layers;");
        }

        code.Line();
        layers.EmitParts(code);
    }

    private static string Layer(MeasuredLayer layer, int place)
    {
        string activation = $"global::StaticNet.Activation.{layer.Activation.Kind}";
        string parameters = Invariant.Text(layer.Tensors.Sum(tensor => tensor.Length));
        int[] further = [place, layer.Cells, layer.CellsOfUnit, layer.FirstTensor, layer.Tensors.Count];
        return "new global::StaticNet.MeasuredLayer("
            + $"new global::StaticNet.LayerTelemetry {{ Layer = {Invariant.Text(layer.Index)}, Description = {CodeWriter.Quoted(layer.Description)}, Activation = {activation}, ParameterCount = {parameters} }}, "
            + $"{string.Join(", ", further.Select(number => Invariant.Text(number)))})";
    }

    private static string Call(Lanes lanes, NetworkPlan network, MeasuredLayer layer)
    {
        TrainingWorkspace work = network.Workspace;
        TelemetryPlan telemetry = network.Telemetry!;
        ValuePlan value = layer.Value;
        string place = work.At(new WorkPlace(work.Measurements.Fixed + telemetry.PlaceOf(layer), 0));
        string values = work.At(work.Output(value));
        string activation = $"global::StaticNet.Activation.{layer.Activation.Kind}";
        if (!value.IsVector)
        {
            return $"{Measuring}.Groups(ref {place}, ref {values}, rows, {Invariant.Text(value.Channels)}, {Invariant.Text(value.Positions)}, {lanes}, {activation});";
        }

        string lengths = network.IsSequential ? "lengths" : "Unsafe.NullRef<int>()";
        string rows = $"ref {place}, ref {values}, ref {lengths}, {Invariant.Text(value.Steps)}, rows, {Invariant.Text(value.Size)}, {Invariant.Text(value.RowStride)}, {activation}";
        return layer.IsFused
            ? $"{Measuring}.FusedRows({rows}, {Invariant.Literal(layer.Activation.Number)}, ref {work.At(work.MeasurementBlock)}, {Invariant.Text(telemetry.BlockRows)});"
            : $"{Measuring}.Rows({rows});";
    }
}
