using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes how a trainer goes through a batch: cut into chunks, over which gradients and loss are summed. Unless samples meet, a batch may be cut into parts
/// before, each with gradients and a workspace of its own, which several threads compute; a trainer on its own computes one part, the whole.
/// </summary>
internal static class TrainingPassEmitter
{
    private const string Batch = "scoped in global::StaticNet.TrainingBatch batch";
    private const string Buffer = "global::StaticNet.AlignedBuffer";

    public static void Emit(CodeWriter code, NetworkPlan network, DispatchWriter dispatch)
    {
        if (network.SeesWholeBatch)
        {
            EmitWhole(code, network, dispatch);
        }
        else
        {
            EmitParts(code, network, dispatch);
        }
    }

    /// <summary>Floats of the workspace of a chunk.</summary>
    public static int Floats(NetworkPlan network) => network.Workspace.FixedFloats + (network.Workspace.RowFloats * network.ChunkRows);

    private static void EmitParts(CodeWriter code, NetworkPlan network, DispatchWriter dispatch)
    {
        code.Line("/// <inheritdoc/>");
        code.Line($"protected sealed override int PartFloats => {Invariant.Text(Floats(network))};");
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"protected sealed override float Gradient({Batch}) => (float)PartialGradient(batch, 0, batch.Rows, GradientBuffer, work);");
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"protected sealed override float MeanLoss({Batch}) => (float)PartialLoss(batch, batch.Rows, work);");
        code.Line();
        code.Line("/// <inheritdoc/>");
        using (code.Open($"protected sealed override double PartialGradient({Batch}, int first, int batchRows, {Buffer} gradients, {Buffer} workspace)"))
        {
            EmitChunks(code, network, dispatch, new Pass("batchRows", "gradients", "workspace", "first + start", IsBackward: true));
            code.Line($"return loss / {Divisor(network, "batchRows")};");
        }

        code.Line();
        code.Line("/// <inheritdoc/>");
        using (code.Open($"protected sealed override double PartialLoss({Batch}, int batchRows, {Buffer} workspace)"))
        {
            EmitChunks(code, network, dispatch, new Pass("batchRows", "GradientBuffer", "workspace", "start", IsBackward: false));
            code.Line($"return loss / {Divisor(network, "batchRows")};");
        }

        code.Line();
    }

    private static void EmitWhole(CodeWriter code, NetworkPlan network, DispatchWriter dispatch)
    {
        var pass = new Pass("batch.Rows", "GradientBuffer", "work", "0", IsBackward: true);
        code.Line("/// <inheritdoc/>");
        using (code.Open($"protected sealed override float Gradient({Batch})"))
        {
            code.Line("double loss = 0d;");
            code.Line($"float scale = 1f / {Divisor(network, pass.Rows)};");
            code.Line("MakeRoom(batch.Count);");
            EmitTrain(code, network, dispatch, pass, start: null, "batch.Count", "true, true");
            code.Line();
            code.Line($"return (float)(loss / {Divisor(network, pass.Rows)});");
        }

        code.Line();

        // Samples meet in training only: an evaluation of any size goes through in chunks.
        code.Line("/// <inheritdoc/>");
        using (code.Open($"protected sealed override float MeanLoss({Batch})"))
        {
            code.Line($"MakeRoom(Math.Min({Invariant.Text(network.ChunkRows)}, batch.Count));");
            EmitChunks(code, network, dispatch, pass with { First = "start", IsBackward = false });
            code.Line($"return (float)(loss / {Divisor(network, pass.Rows)});");
        }

        code.Line();
    }

    private static void EmitChunks(CodeWriter code, NetworkPlan network, DispatchWriter dispatch, Pass pass)
    {
        string rows = Invariant.Text(network.ChunkRows);
        code.Line("double loss = 0d;");
        code.Line($"float scale = 1f / {Divisor(network, pass.Rows)};");
        using (code.Open($"for (int start = 0; start < batch.Count; start += {rows})"))
        {
            code.Line($"int rows = Math.Min({rows}, batch.Count - start);");
            EmitTrain(code, network, dispatch, pass, "start", "rows", pass.IsBackward ? "true, start == 0" : "false, false");
        }

        code.Line();
    }

    // Null references where there are no labels, lengths or states.
    private static void EmitTrain(CodeWriter code, NetworkPlan network, DispatchWriter dispatch, Pass pass, string? start, string count, string flags)
    {
        code.Line($"ref float x = ref {At("Inputs", "InputSize")};");
        code.Line($"ref float t = ref {At("Targets", "OutputSize")};");
        code.Line($"ref int label = ref batch.Labels.IsEmpty ? ref Unsafe.NullRef<int>() : ref {At("Labels", network.Last.Output.IsSequence ? "Steps" : null)};");
        if (network.IsSequential)
        {
            code.Line($"ref int length = ref batch.Lengths.IsEmpty ? ref Unsafe.NullRef<int>() : ref {At("Lengths", null)};");
            code.Line($"ref float state = ref batch.States.IsEmpty ? ref Unsafe.NullRef<float>() : ref {At("States", Invariant.Text(network.StateFloats))};");
        }

        string further = (network.StatisticFloats > 0 ? ", ref Network.statisticBuffer.Start" : string.Empty)
            + (network.SeesWholeBatch ? ", capacity" : string.Empty)
            + (network.Drops ? $", StepCount, {pass.First}" : string.Empty)
            + (network.IsSequential ? ", ref length, ref state" : string.Empty);
        dispatch.Emit(code, lanes =>
            $"loss += {lanes}.Train(ref x, ref t, ref label, ref Network.parameterBuffer.Start, ref {pass.Gradients}.Start, ref {pass.Workspace}.Start, {count}, scale, {flags}{further});");

        string At(string values, string? each) =>
            start is null ? $"MemoryMarshal.GetReference(batch.{values})"
            : each is null ? $"Unsafe.Add(ref MemoryMarshal.GetReference(batch.{values}), {start})"
            : $"Unsafe.Add(ref MemoryMarshal.GetReference(batch.{values}), (nint){start} * {each})";
    }

    // By how much the sum of the loss is divided.
    private static string Divisor(NetworkPlan network, string rows) =>
        network.Loss!.IsMeanOverOutputs && network.Last.OutputWidth > 1 ? $"({Invariant.Text(network.Last.OutputWidth)}f * {rows})" : rows;

    /// <param name="Rows">Over how many rows the loss is a mean.</param>
    /// <param name="Gradients">The buffer of the gradients.</param>
    /// <param name="Workspace">The buffer of the workspace.</param>
    /// <param name="First">The number, in the batch, of the first sample of a chunk.</param>
    /// <param name="IsBackward">Whether gradients are wanted.</param>
    private sealed record Pass(string Rows, string Gradients, string Workspace, string First, bool IsBackward);
}
