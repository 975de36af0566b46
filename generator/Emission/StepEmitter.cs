using StaticNet.Generator.Declaration;
using StaticNet.Generator.Optimizers;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes the step in which parameters move as their gradients become known: <c>TryStepAtOnce</c> of a trainer, which calls
/// <c>StepNAME(ref x, ref t, ref labels, ref p, ref state, ref work, rows, scale, scalars)</c> of the vector width at hand. That returns the sum of the loss over the rows,
/// and changes nothing where it is not finite.
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

            string state = kind.Slots > 0 ? "state.Start" : "GradientBuffer.Start";
            string arguments = string.Concat(scalars.Select(scalar => $", {scalar.Name}"));
            code.Line($"float scale = 1f / {divisor};");
            code.Line("ref float x = ref MemoryMarshal.GetReference(batch.Inputs);");
            code.Line("ref float t = ref MemoryMarshal.GetReference(batch.Targets);");
            code.Line("ref int label = ref batch.Labels.IsEmpty ? ref Unsafe.NullRef<int>() : ref MemoryMarshal.GetReference(batch.Labels);");
            dispatch.Emit(code, lanes =>
                $"loss = {lanes}.Step{kind.Name}(ref x, ref t, ref label, ref Network.parameterBuffer.Start, ref {state}, ref work.Start, batch.Count, scale{arguments});");
            code.Line($"loss /= {divisor};");
            code.Line("return true;");
        }
    }
}
