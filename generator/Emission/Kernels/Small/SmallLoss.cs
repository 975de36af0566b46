using StaticNet.Generator.Losses;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Small;

/// <summary>The loss of a step in one piece, a sample in each lane: what counts is added to sum, and its derivatives by the outputs are a vector each.</summary>
/// <param name="code">Where to write.</param>
/// <param name="lanes">The vector width.</param>
/// <param name="map">Applies the loss to each output.</param>
/// <param name="network">The network.</param>
internal sealed class SmallLoss(CodeWriter code, Lanes lanes, UnitMap map, NetworkPlan network)
{
    private readonly LossKind loss = network.Loss!;
    private readonly LayerPlan last = network.Last;

    /// <summary>Gives the names of the derivatives; a sample that does not count has zeros.</summary>
    /// <param name="outputs">The outputs, or the values before the last activation where that is part of the loss.</param>
    public IReadOnlyList<string> Emit(IReadOnlyList<string> outputs)
    {
        IReadOnlyList<string> deltas = loss.Value is null ? EmitCrossEntropy(outputs) : EmitByOutputs(outputs);
        for (int i = 0; i < deltas.Count; i++)
        {
            code.Line($"{deltas[i]} &= counted;");
        }

        return deltas;
    }

    private IReadOnlyList<string> EmitByOutputs(IReadOnlyList<string> outputs)
    {
        SmallColumns.Load(code, lanes, "y", "tr", outputs.Count);
        float number = loss.Wants is null ? network.LossNumber : last.Activation.Number;
        return map.Emit("delta", loss.Wants is not null, [outputs, Targets(outputs.Count)], operands =>
        {
            (string z, string y) = (operands[0], operands[1]);
            code.Line($"{lanes.Type} error = {z} - {y};");
            if (loss.Shared is { } shared)
            {
                code.Line(shared(lanes, z, number));
            }

            code.Line($"{lanes.Type} value = {loss.Value!(lanes, "error", z, y, number)};");
            code.Line("sum += value & counted;");
            code.Line($"{lanes.Type} derivative = {loss.Derivative!(lanes, "error", z, y, number)};");
            return $"derivative * {lanes.Broadcast("scale")}";
        });
    }

    private string[] EmitCrossEntropy(IReadOnlyList<string> logits)
    {
        int width = logits.Count;
        code.Line($"{lanes.Type} most = {logits.Aggregate((a, b) => $"{lanes.Class}.MaxNative({a}, {b})")};");
        code.Line($"{lanes.Type} total = {lanes.Zero};");
        IReadOnlyList<string> exponentials = map.Emit("exp", true, [logits], operands =>
        {
            code.Line($"{lanes.Type} each = {lanes.Math("Exp", $"{operands[0]} - most")};");
            code.Line("total += each;");
            return "each";
        });
        code.Line($"{lanes.Type} log = {lanes.Math("Log", "total")} + most;");
        string[] deltas = [.. Enumerable.Range(0, width).Select(i => $"delta{i}")];
        foreach (string delta in deltas)
        {
            code.Line($"{lanes.Type} {delta};");
        }

        using (code.Open("if (Unsafe.IsNullRef(ref labels))"))
        {
            SmallColumns.Load(code, lanes, "y", "tr", width);
            code.Line($"{lanes.Type} share = ({string.Join(" + ", Targets(width))}) / total;");
            code.Line($"{lanes.Type} values = {lanes.Zero};");
            for (int i = 0; i < width; i++)
            {
                code.Line($"values += y{i} * (log - {logits[i]});");
                code.Line($"{deltas[i]} = ({exponentials[i]} * share - y{i}) * {lanes.Broadcast("scale")};");
            }

            code.Line("sum += values & counted;");
        }

        using (code.Open("else"))
        {
            SmallColumns.LoadLabels(code, lanes);
            code.Line($"{lanes.Type} share = {lanes.Broadcast("scale")} / total;");
            code.Line($"{lanes.Type} picked = {lanes.Zero};");
            for (int i = 0; i < width; i++)
            {
                string isLabel = $"{lanes.Class}.Equals(label, {lanes.Broadcast(Invariant.Text(i))}).AsSingle()";
                code.Line($"picked = {lanes.Class}.ConditionalSelect({isLabel}, {logits[i]}, picked);");
                code.Line($"{deltas[i]} = {exponentials[i]} * share - ({isLabel} & {lanes.Broadcast("scale")});");
            }

            code.Line("sum += (log - picked) & counted;");
        }

        return deltas;
    }

    private static string[] Targets(int width) => [.. Enumerable.Range(0, width).Select(i => $"y{i}")];
}
