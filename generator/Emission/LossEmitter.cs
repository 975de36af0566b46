using StaticNet.Generator.Losses;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes <c>Loss(ref a, ref kept, ref t, ref labels, ref d, rows, scale)</c>: the sum of the loss over the rows, and into d its derivative by
/// the values before the last activation, times scale. Padding of d becomes zero, so that nothing of it enters a gradient. In networks for sequences it is called
/// for one step of all samples at a time, with lengths and the step behind: samples that have ended by then are left out. Narrow rows are computed with a row in each
/// lane, see <see cref="LossLanes"/>, unless they are fewer than the lanes; others one after another, as <c>LossOfRows</c>.
/// </summary>
internal static class LossEmitter
{
    public static void Emit(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        LayerPlan last = network.Last;
        LossKind loss = network.Loss!;
        int width = last.OutputWidth;
        code.Line($"// Loss.{loss.Name}{(loss.Wants is null ? string.Empty : $", fused with {loss.Wants}: a holds logits")}.");
        bool isInLanes = LossLanes.Fits(network);
        if (isInLanes)
        {
            using (OpenMethod(code, network, "Loss"))
            {
                using (code.Open($"if (rows < {lanes})"))
                {
                    code.Line($"return LossOfRows(ref a, ref kept, ref t, ref labels, ref d, rows, scale{(network.IsSequential ? ", ref lengths, time" : string.Empty)});");
                }

                code.Line();
                LossLanes.Emit(code, lanes, network);
            }

            code.Line();
        }

        using (OpenMethod(code, network, isInLanes ? "LossOfRows" : "Loss"))
        {
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
    }

    private static CodeWriter.Block OpenMethod(CodeWriter code, NetworkPlan network, string name)
    {
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        return code.Open($"internal static float {name}(ref float a, ref float kept, ref float t, ref int labels, ref float d, int rows, float scale{(network.IsSequential ? ", ref int lengths, int time" : string.Empty)})");
    }

    private static void EmitByOutputs(CodeWriter code, Lanes lanes, NetworkPlan network, LossKind loss, int width)
    {
        LayerPlan last = network.Last;
        bool isSoftmax = last.ActivationKind.IsSoftmax;
        bool isDifferentiated = loss.Wants is null && !last.ActivationKind.IsLinear && !isSoftmax;
        float number = loss.Wants is null ? network.LossNumber : last.Activation.Number;
        RowReduction sum = RowReduction.Declare(code, "sum", width, lanes);
        using (code.Open("for (int r = 0; r < rows; r++)"))
        {
            EmitSkip(code, network, () =>
            {
                EmitNextRow(code, network, isDifferentiated);
                EmitNextTargets(code, network);
            });
            RowReduction? weighted = isSoftmax ? RowReduction.Declare(code, "weighted", width, lanes) : null;
            RowLoop.Emit(code, width, lanes, (piece, at) =>
            {
                Lanes v = piece.Lanes;
                code.Line($"ref float ac = ref {at("a")};");
                code.Line($"ref float tc = ref {at("t")};");
                code.Line($"ref float dc = ref {at("d")};");
                code.Line($"{v.Type} z = {piece.Load("ac")};");
                code.Line($"{v.Type} y = {piece.Within(width).Load("tc")};");
                code.Line($"{v.Type} e = z - y;");
                if (loss.Shared is { } shared)
                {
                    code.Line(shared(v, "z", number));
                }

                code.Line($"{v.Type} value = {loss.Value!(v, "e", "z", "y", number)};");
                code.Line($"{v.Type} delta = {loss.Derivative!(v, "e", "z", "y", number)};");
                code.Line($"delta *= {v.Broadcast("scale")};");
                if (isDifferentiated)
                {
                    code.Line($"ref float kc = ref {at("kept")};");
                    code.Line($"{v.Type} k = {piece.Load("kc")};");
                    code.Line($"delta = {last.ActivationKind.Differentiate(v, "delta", "k", last.Activation.Number)};");
                }

                if (piece.Exceeds(width))
                {
                    code.Line($"{v.Type} mask = {piece.Mask(width)};");
                    code.Line("value &= mask;");
                    code.Line("delta &= mask;");
                }

                sum.Add(code, v, "value");
                weighted?.Add(code, v, "z * delta");
                piece.Store(code, "delta", "dc");
            });
            if (weighted is not null)
            {
                // The Jacobian of softmax: d_i = a_i (delta_i - sum of a_j delta_j).
                code.Line($"float mean = {weighted.Total()};");
                RowLoop.Emit(code, width, lanes, (piece, at) =>
                {
                    code.Line($"ref float ac = ref {at("a")};");
                    code.Line($"ref float dc = ref {at("d")};");
                    piece.Store(code, $"{piece.Load("ac")} * ({piece.Load("dc")} - {piece.Lanes.Broadcast("mean")})", "dc");
                });
            }

            EmitNextRow(code, network, isDifferentiated);
            EmitNextTargets(code, network);
        }

        code.Line($"return {sum.Total()};");
    }

    private static void EmitCrossEntropy(CodeWriter code, Lanes lanes, NetworkPlan network, int width)
    {
        code.Line("float sum = 0f;");
        using (code.Open("for (int r = 0; r < rows; r++)"))
        {
            EmitSkip(code, network, () =>
            {
                EmitNextRow(code, network, keeps: false);
                using (code.Open("if (Unsafe.IsNullRef(ref labels))"))
                {
                    EmitNextTargets(code, network);
                }
            });
            PassEmitter.EmitExponentials(code, lanes, width, "a", "d");
            code.Line("float log = VectorMath.Log(total);");
            using (code.Open("if (Unsafe.IsNullRef(ref labels))"))
            {
                RowReduction targets = RowReduction.Declare(code, "targets", width, lanes);
                RowReduction values = RowReduction.Declare(code, "values", width, lanes);
                RowLoop.Emit(code, width, lanes, (piece, at) =>
                {
                    code.Line($"ref float ac = ref {at("a")};");
                    code.Line($"ref float tc = ref {at("t")};");
                    code.Line($"{piece.Lanes.Type} y = {piece.Within(width).Load("tc")};");
                    targets.Add(code, piece.Lanes, "y");
                    values.Add(code, piece.Lanes, $"y * ({piece.Lanes.Broadcast("most")} - {piece.Load("ac")} + {piece.Lanes.Broadcast("log")})");
                });
                code.Line($"sum += {values.Total()};");
                code.Line($"float share = ({targets.Total()}) / total;");
                RowLoop.Emit(code, width, lanes, (piece, at) =>
                {
                    code.Line($"ref float tc = ref {at("t")};");
                    code.Line($"ref float dc = ref {at("d")};");
                    string error = $"{piece.Load("dc")} * {piece.Lanes.Broadcast("share")} - {piece.Within(width).Load("tc")}";
                    piece.Store(code, $"({error}) * {piece.Lanes.Broadcast("scale")}", "dc");
                });
                EmitNextTargets(code, network);
            }

            using (code.Open("else"))
            {
                code.Line($"int label = Unsafe.Add(ref labels, {(network.IsSequential ? $"(nint)r * {Invariant.Text(network.Last.Output.Steps)} + time" : "r")});");
                code.Line("sum += log + (most - Unsafe.Add(ref a, label));");
                code.Line("float share = scale / total;");
                RowLoop.Emit(code, width, lanes, (piece, at) =>
                {
                    code.Line($"ref float dc = ref {at("d")};");
                    piece.Store(code, $"{piece.Load("dc")} * {piece.Lanes.Broadcast("share")}", "dc");
                });
                code.Line("Unsafe.Add(ref d, label) -= scale;");
            }

            EmitNextRow(code, network, keeps: false);
        }

        code.Line("return sum;");
    }

    // A sample that has ended adds nothing; what its place holds may be anything.
    private static void EmitSkip(CodeWriter code, NetworkPlan network, Action next)
    {
        if (!network.IsSequential)
        {
            return;
        }

        using (code.Open("if (!Unsafe.IsNullRef(ref lengths) && time >= Unsafe.Add(ref lengths, r))"))
        {
            code.Line($"MemoryMarshal.CreateSpan(ref d, {Invariant.Text(network.Last.OutputStride)}).Clear();");
            next();
            code.Line("continue;");
        }

        code.Line();
    }

    private static void EmitNextRow(CodeWriter code, NetworkPlan network, bool keeps)
    {
        code.Line(References.Advance("a", network.Last.OutputStride));
        code.Line(References.Advance("d", network.Last.OutputStride));
        if (keeps)
        {
            code.Line(References.Advance("kept", network.Last.OutputStride));
        }
    }

    // The targets of a sequence lie step by step. Where there are labels, there are none to move on in.
    private static void EmitNextTargets(CodeWriter code, NetworkPlan network) => code.Line(References.Advance("t", network.OutputSize));
}
