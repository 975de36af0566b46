using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission.Kernels.Small;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Losses;
using StaticNet.Generator.Optimizers;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes the whole step of a small network as one method, <c>StepNAME(ref x, ref t, ref labels, ref p, ref state, ref work, rows, scale, scalars)</c>: groups of samples,
/// one in each lane, go forward and back; the gradient of each parameter is a vector of sums, and those of neighbours become lanes of one as the optimizer moves
/// the parameters. There is no buffer of gradients.
/// </summary>
internal static class SmallStepEmitter
{
    /// <summary>Fewer samples leave most lanes empty: they go through the kernels of each layer in less time.</summary>
    public const int FewestRows = 4;

    private const int MostParameters = 64;

    // A parameter is a variable that sums up its gradients; a value of the user's comes into the lanes through about eight. 5-8-2, with 122, took 0.8 of the time of
    // gradients and an update for 32 samples; 8-9-1, with 163, more than twice as long: the compiler no longer follows so many.
    private const int VariablesOfValue = 8;
    private const int MostVariables = 122;

    /// <summary>Whether a network is that small: dense layers one after another, none of which knows more than its sample.</summary>
    public static bool Fits(IReadOnlyList<LayerPlan> layers, LossKind loss) =>
        !layers[0].Input.IsSequence
        && (loss.Value is null || !layers[layers.Count - 1].ActivationKind.IsSoftmax)
        && layers.All(layer => layer is DensePlan && layer.Input.IsVector && layer.Inputs.Count == 1)
        && layers.Skip(1).Zip(layers, (layer, below) => layer.Input == below.Output).All(follows => follows)
        && layers.Sum(layer => layer.Tensors.Sum(tensor => (long)tensor.Length)) is <= MostParameters and long parameters
        && parameters + (VariablesOfValue * (layers[0].Input.Size + layers[layers.Count - 1].OutputWidth)) <= MostVariables;

    /// <summary>Floats of scratch memory.</summary>
    public static int ScratchFloats(IReadOnlyList<LayerPlan> layers, int parameterFloats) => new SmallScratch(layers, parameterFloats).Floats;

    public static void Emit(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        foreach (OptimizerDeclaration optimizer in network.Declaration.Optimizers)
        {
            OptimizerKind kind = OptimizerKinds.Get(optimizer.Kind);
            if (kind.Prepare is null)
            {
                Emit(code, lanes, network, optimizer, kind);
            }
        }
    }

    private static void Emit(CodeWriter code, Lanes lanes, NetworkPlan network, OptimizerDeclaration optimizer, OptimizerKind kind)
    {
        (string Name, string Expression)[] scalars = kind.Scalars(optimizer);
        string further = string.Concat(scalars.Select(scalar => $", float {scalar.Name}Scalar"));
        var scratch = new SmallScratch(network.Layers, network.ParameterFloats);
        string most = Invariant.Text(SmallScratch.MostRows);
        code.Line($"// A whole step, with a sample in each lane. {kind.Formula}");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static float Step{kind.Name}(ref float x, ref float t, ref int labels, ref float p, ref float state, ref float work, int rows, float scale{further})"))
        {
            code.Line(References.Declare("scratch", network.Workspace.At(network.Workspace.Further)));
            var groups = new SmallGroups(code, lanes, network, scratch);
            code.Line("float loss = 0f;");
            code.Line($"{lanes.Type} sum = {lanes.Zero};");
            using (code.Open($"for (int start = 0; start < rows; start += {most})"))
            {
                code.Line($"int end = Math.Min(rows, start + {most});");
                groups.EmitForward();
                using (code.Open("if (end == rows)"))
                {
                    code.Line("loss = VectorMath.SumAcross(sum);");
                    using (code.Open("if (!float.IsFinite(loss))"))
                    {
                        code.Line("return loss;");
                    }
                }

                code.Line();
                groups.EmitBackward();
                IReadOnlyList<(int Place, string Name)> gradients = EmitGradients(code, lanes, network);
                using (code.Open($"if (rows > {most})"))
                {
                    EmitTotals(code, lanes, scratch, gradients);
                }

                using (code.Open("if (end == rows)"))
                {
                    foreach ((string name, _) in scalars)
                    {
                        code.Line($"{lanes.Type} {name} = {lanes.Broadcast($"{name}Scalar")};");
                    }

                    foreach ((int place, string name) in gradients)
                    {
                        EmitUpdate(code, lanes, network, optimizer, kind, place, name);
                    }
                }
            }

            code.Line();
            code.Line("return loss;");
        }

        code.Line();
    }

    // The sums over the lanes, as the parameters lie; padding has none.
    private static List<(int Place, string Name)> EmitGradients(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        HashSet<int> places = [.. network.Layers.Cast<DensePlan>().SelectMany(SmallLayer.Places)];
        var gradients = new List<(int, string)>();
        for (int place = 0; place < network.ParameterFloats; place += lanes.Count)
        {
            string?[] sums = [.. Enumerable.Range(place, lanes.Count).Select(each => places.Contains(each) ? SmallLayer.Gradient(each) : null)];
            if (SumTree.Emit(code, lanes, $"from{Invariant.Text(place)}", sums) is { } name)
            {
                gradients.Add((place, name));
            }
        }

        code.Line();
        return gradients;
    }

    private static void EmitTotals(CodeWriter code, Lanes lanes, SmallScratch scratch, IReadOnlyList<(int Place, string Name)> gradients)
    {
        using (code.Open("if (start > 0)"))
        {
            foreach ((int place, string name) in gradients)
            {
                code.Line($"{name} += {lanes.Load("scratch", scratch.Totals + place)};");
            }
        }

        foreach ((int place, string name) in gradients)
        {
            code.Line(lanes.Store(name, "scratch", scratch.Totals + place));
        }
    }

    private static void EmitUpdate(CodeWriter code, Lanes lanes, NetworkPlan network, OptimizerDeclaration optimizer, OptimizerKind kind, int place, string gradient)
    {
        using (code.OpenScope())
        {
            code.Line($"{lanes.Type} g = {gradient};");
            code.Line($"{lanes.Type} w = {lanes.Load("p", place)};");
            for (int slot = 0; slot < kind.Slots.Count; slot++)
            {
                code.Line($"{lanes.Type} s{slot} = {lanes.Load("state", (slot * network.ParameterFloats) + place)};");
            }

            code.Line(kind.Update(lanes, optimizer));
            code.Line(lanes.Store("w", "p", place));
            for (int slot = 0; slot < kind.Slots.Count; slot++)
            {
                code.Line(lanes.Store($"s{slot}", "state", (slot * network.ParameterFloats) + place));
            }
        }
    }
}
