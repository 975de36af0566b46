using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes the nested class Trainer, which all trainers of the network share: it cuts batches into chunks and sums gradients and
/// loss over them.
/// </summary>
internal static class TrainerEmitter
{
    public static void EmitBase(CodeWriter code, NetworkPlan network, DispatchWriter dispatch)
    {
        string name = network.Declaration.Class.Type.Name + network.Declaration.Class.Type.TypeParameters;
        int mean = network.Loss!.IsMeanOverOutputs ? network.OutputSize : 1;
        string divisor = mean == 1 ? "count" : $"({Invariant.Text(mean)}f * count)";
        code.Line("/// <summary>What the trainers of this network share, whatever their optimizer.</summary>");
        code.Line(SourceFile.Mark);
        using (code.Open("public abstract class Trainer : global::StaticNet.Trainer"))
        {
            code.Line($"// Outputs of the layers and deltas of up to {network.ChunkRows} samples.");
            code.Line($"private readonly global::StaticNet.AlignedBuffer work = new({Invariant.Text(network.Workspace.Length)});");
            code.Line();
            code.Line($"private protected Trainer({name} network, float learningRate)");
            code.Line($"    : base(network, network.parameterBuffer, TensorLayouts, global::StaticNet.TargetKind.{network.Loss.Targets}, learningRate)");
            using (code.OpenScope())
            {
                code.Line("Network = network;");
            }

            code.Line();
            code.Line("/// <summary>The network in training.</summary>");
            code.Line($"public new {name} Network {{ get; }}");
            code.Line();
            EmitPass(code, network, dispatch, "Gradient", divisor, backward: true);
            EmitPass(code, network, dispatch, "MeanLoss", divisor, backward: false);
        }

        code.Line();
    }

    private static void EmitPass(CodeWriter code, NetworkPlan network, DispatchWriter dispatch, string method, string divisor, bool backward)
    {
        string rows = Invariant.Text(network.ChunkRows);
        code.Line("/// <inheritdoc/>");
        using (code.Open($"protected override float {method}(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, int count)"))
        {
            code.Line("double loss = 0d;");
            code.Line($"float scale = 1f / {divisor};");
            using (code.Open($"for (int start = 0; start < count; start += {rows})"))
            {
                code.Line($"int rows = Math.Min({rows}, count - start);");
                code.Line("ref float x = ref Unsafe.Add(ref MemoryMarshal.GetReference(inputs), (nint)start * InputSize);");
                code.Line("ref float t = ref Unsafe.Add(ref MemoryMarshal.GetReference(targets), (nint)start * OutputSize);");
                code.Line("ref int label = ref labels.IsEmpty ? ref Unsafe.NullRef<int>() : ref Unsafe.Add(ref MemoryMarshal.GetReference(labels), start);");
                string flags = backward ? "true, start == 0" : "false, false";
                dispatch.Emit(code, lanes =>
                    $"loss += {lanes}.Train(ref x, ref t, ref label, ref Network.parameterBuffer.Start, ref GradientBuffer.Start, ref work.Start, rows, scale, {flags});");
            }

            code.Line();
            code.Line($"return (float)(loss / {divisor});");
        }

        code.Line();
    }
}
