using StaticNet.Generator.Losses;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes the loss of networks with few outputs, with a row in each lane. The last group of rows begins as far back as it must to be whole; what rows before it
/// shares with it is written twice, and counted once.
/// </summary>
internal static class LossLanes
{
    /// <summary>Whether rows are narrow enough.</summary>
    public static bool Fits(NetworkPlan network)
    {
        int width = network.Last.OutputWidth;
        return network.Loss!.Value is null
            ? LaneExponentials.Fits(width)
            : width <= RowQuads.Columns && !network.Last.ActivationKind.IsSoftmax;
    }

    /// <summary>Writes the body, for at least as many rows as there are lanes.</summary>
    public static void Emit(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        LossKind loss = network.Loss!;
        int width = network.Last.OutputWidth;
        int stride = network.Last.OutputStride;
        code.Line($"{lanes.Type} sum = {lanes.Zero};");
        if (loss.Value is null)
        {
            LaneExponentials.Declare(code, lanes, width);
        }

        using (code.Open($"for (int r = 0; r < rows; r += {lanes})"))
        {
            code.Line($"nint first = Math.Min(r, rows - {lanes});");
            code.Line($"ref float ar = ref {Row("a", stride)};");
            code.Line($"ref float tr = ref {Row("t", network.OutputSize)};");
            code.Line($"ref float dr = ref {Row("d", stride)};");
            EmitCounted(code, lanes, network);
            code.Line();
            if (loss.Value is null)
            {
                EmitCrossEntropy(code, lanes, network, width);
            }
            else
            {
                EmitByOutputs(code, lanes, network, loss, width);
            }
        }

        code.Line();
        code.Line("return VectorMath.SumAcross(sum);");
    }

    // Which rows are new in this group; of sequences also which have not ended.
    private static void EmitCounted(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        string indices = string.Join(", ", Enumerable.Range(0, lanes.Count));
        code.Line($"{lanes.Type} counted = {lanes.Class}.GreaterThanOrEqual({lanes.Class}.Create({indices}), {lanes.Broadcast("r - (int)first")}).AsSingle();");
        if (!network.IsSequential)
        {
            return;
        }

        code.Line($"{lanes.Type} alive = {lanes.Class}<int>.AllBitsSet.AsSingle();");
        using (code.Open("if (!Unsafe.IsNullRef(ref lengths))"))
        {
            code.Line($"alive = {lanes.Class}.GreaterThan({lanes.Class}.LoadUnsafe(ref lengths, (nuint)first), {lanes.Broadcast("time")}).AsSingle();");
            code.Line("counted &= alive;");
        }
    }

    private static void EmitByOutputs(CodeWriter code, Lanes lanes, NetworkPlan network, LossKind loss, int width)
    {
        LayerPlan last = network.Last;
        int stride = network.Last.OutputStride;
        bool isDifferentiated = loss.Wants is null && !last.ActivationKind.IsLinear;
        float number = loss.Wants is null ? network.LossNumber : last.Activation.Number;
        RowQuads.Load(code, lanes, "z", "ar", "0", stride);
        EmitTargets(code, lanes, network, "0", width);
        if (isDifferentiated)
        {
            code.Line($"ref float kr = ref {Row("kept", stride)};");
            RowQuads.Load(code, lanes, "k", "kr", "0", stride);
        }

        for (int i = 0; i < width; i++)
        {
            code.Line($"{lanes.Type} delta{i};");
            using (code.OpenScope())
            {
                code.Line($"{lanes.Type} error = z{i} - y{i};");
                if (loss.Shared is { } shared)
                {
                    code.Line(shared(lanes, $"z{i}", number));
                }

                code.Line($"{lanes.Type} value = {loss.Value!(lanes, "error", $"z{i}", $"y{i}", number)};");
                code.Line("sum += value & counted;");
                code.Line($"delta{i} = {loss.Derivative!(lanes, "error", $"z{i}", $"y{i}", number)};");
                code.Line($"delta{i} *= {lanes.Broadcast("scale")};");
                if (isDifferentiated)
                {
                    code.Line($"delta{i} = {last.ActivationKind.Differentiate(lanes, $"delta{i}", $"k{i}", last.Activation.Number)};");
                }

                if (network.IsSequential)
                {
                    code.Line($"delta{i} &= alive;");
                }
            }
        }

        RowQuads.Store(code, lanes, "d", [.. Enumerable.Range(0, RowQuads.Columns).Select(i => i < width ? $"delta{i}" : lanes.Zero)], "dr", "0", stride);
    }

    private static void EmitCrossEntropy(CodeWriter code, Lanes lanes, NetworkPlan network, int width)
    {
        string alive = network.IsSequential ? " & alive" : string.Empty;
        string labels = network.IsSequential
            ? $"{lanes.Class}.Create({string.Join(", ", Enumerable.Range(0, lanes.Count).Select(lane => Label(network, lane)))})"
            : $"{lanes.Class}.LoadUnsafe(ref labels, (nuint)first)";
        code.Line($"{lanes.Class}<int> label = {lanes.Class}<int>.AllBitsSet;");
        using (code.Open("if (!Unsafe.IsNullRef(ref labels))"))
        {
            code.Line($"label = {labels};");
        }

        code.Line();
        LaneExponentials.Emit(code, lanes, width, "ar", picks: true);
        code.Line($"{lanes.Type} log = {lanes.Math("Log", "total")} + most;");
        using (code.Open("if (Unsafe.IsNullRef(ref labels))"))
        {
            code.Line($"{lanes.Type} targets = {lanes.Zero};");
            code.Line($"{lanes.Type} values = {lanes.Zero};");
            LaneExponentials.ForQuads(code, width, (column, valid) =>
            {
                EmitTargets(code, lanes, network, column, valid);
                RowQuads.Load(code, lanes, "z", "ar", column, network.Last.OutputStride);
                for (int i = 0; i < valid; i++)
                {
                    code.Line($"targets += y{i};");
                    code.Line($"values += y{i} * (log - z{i});");
                }
            });
            code.Line("sum += values & counted;");
            code.Line($"{lanes.Type} share = targets / total;");
            LaneExponentials.EmitRows(
                code,
                lanes,
                width,
                "dr",
                (column, valid) => EmitTargets(code, lanes, network, column, valid),
                (_, i, exponential) => $"({exponential} * share - y{i}) * {lanes.Broadcast("scale")}{alive}");
        }

        using (code.Open("else"))
        {
            code.Line("sum += (log - picked) & counted;");
            code.Line($"{lanes.Type} share = {lanes.Broadcast("scale")} / total;");
            LaneExponentials.EmitRows(
                code,
                lanes,
                width,
                "dr",
                (_, _) => { },
                (column, i, exponential) => $"({exponential} * share - ({LaneExponentials.IsLabel(lanes, int.TryParse(column, out int number) ? Invariant.Text(number + i) : i == 0 ? column : $"({column} + {i})")} & {lanes.Broadcast("scale")})){alive}");
        }
    }

    // Targets are the user's: nothing beyond them is read. What is left of a row at its end is taken with columns before.
    private static void EmitTargets(CodeWriter code, Lanes lanes, NetworkPlan network, string column, int valid)
    {
        int width = network.Last.OutputWidth;
        if (valid == RowQuads.Columns)
        {
            RowQuads.Load(code, lanes, "y", "tr", column, network.OutputSize);
        }
        else if (width >= RowQuads.Columns)
        {
            RowQuads.Load(code, lanes, "end", "tr", Invariant.Text(width - RowQuads.Columns), network.OutputSize);
            for (int i = 0; i < valid; i++)
            {
                code.Line($"{lanes.Type} y{i} = end{RowQuads.Columns - valid + i};");
            }
        }
        else
        {
            PackedColumns.Load(code, lanes, "y", "tr", width, network.OutputSize);
        }
    }

    private static string Label(NetworkPlan network, int lane) =>
        $"Unsafe.Add(ref labels, (first + {Invariant.Text(lane)}) * {Invariant.Text(network.Last.Output.Steps)} + time)";

    private static string Row(string reference, int stride) => stride == 1 ? $"Unsafe.Add(ref {reference}, first)" : $"Unsafe.Add(ref {reference}, first * {Invariant.Text(stride)})";
}
