using StaticNet.Generator.Declaration;
using StaticNet.Generator.Optimizers;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes how one vector of parameters moves by its gradient: <c>IMove</c> and a struct of it for each optimizer. What moves parameters takes the struct as a
/// type argument, so its text stands once for all optimizers, and the JIT compiles it for the one at hand, without a call.
/// </summary>
internal static class MoveEmitter
{
    /// <summary>The optimizers of a network whose step needs nothing before its vectors.</summary>
    public static IEnumerable<OptimizerDeclaration> Movers(NetworkPlan network) =>
        network.Declaration.Optimizers.Where(optimizer => OptimizerKinds.Get(optimizer.Kind).Prepare is null);

    /// <summary>The expression of the struct of an optimizer, given its scalars by name.</summary>
    public static string New(OptimizerDeclaration optimizer)
    {
        OptimizerKind kind = OptimizerKinds.Get(optimizer.Kind);
        return $"new {kind.Name}Move({string.Join(", ", kind.Scalars(optimizer).Select(scalar => scalar.Name))})";
    }

    public static void Emit(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        // Pieces of rows may be narrower than the widest vector.
        Lanes[] widths = [.. Lanes.All.Where(each => each.Count <= lanes.Count)];
        code.Line("// How parameters move by their gradient g; state is the first slot of what the optimizer keeps of them.");
        using (code.Open("internal interface IMove"))
        {
            foreach (Lanes width in widths)
            {
                code.Line($"void Move(ref float parameters, ref float state, {width.Type} g);");
            }
        }

        code.Line();
        foreach (OptimizerDeclaration optimizer in Movers(network))
        {
            EmitStruct(code, widths, optimizer, network.ParameterFloats);
        }
    }

    /// <summary>Writes <c>MoveAll(ref p, ref state, ref g, count, move)</c>, for parameters whose gradients went through memory.</summary>
    public static void EmitAll(CodeWriter code, Lanes lanes)
    {
        code.Line("// Moves parameters by gradients that were stored.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        code.Line("internal static void MoveAll<TMove>(ref float p, ref float state, ref float g, nint count, TMove move)");
        code.Line("    where TMove : struct, IMove");
        using (code.OpenScope())
        using (code.Open($"for (nint i = 0; i < count; i += {lanes})"))
        {
            code.Line($"move.Move(ref Unsafe.Add(ref p, i), ref Unsafe.Add(ref state, i), {lanes.Class}.LoadUnsafe(ref g, (nuint)i));");
        }

        code.Line();
    }

    private static void EmitStruct(CodeWriter code, Lanes[] widths, OptimizerDeclaration optimizer, int parameterFloats)
    {
        OptimizerKind kind = OptimizerKinds.Get(optimizer.Kind);
        (string Name, string Expression)[] scalars = kind.Scalars(optimizer);
        code.Line($"// {kind.Formula}");
        using (code.Open($"internal readonly struct {kind.Name}Move({string.Join(", ", scalars.Select(scalar => $"float {scalar.Name}Scalar"))}) : IMove"))
        {
            foreach (Lanes lanes in widths)
            {
                if (lanes != widths[0])
                {
                    code.Line();
                }

                code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
                using (code.Open($"public void Move(ref float parameters, ref float state, {lanes.Type} g)"))
                {
                    foreach ((string name, _) in scalars)
                    {
                        code.Line($"{lanes.Type} {name} = {lanes.Broadcast($"{name}Scalar")};");
                    }

                    code.Line($"{lanes.Type} w = {lanes.Load("parameters", 0)};");
                    for (int slot = 0; slot < kind.Slots.Count; slot++)
                    {
                        code.Line($"{lanes.Type} s{Invariant.Text(slot)} = {lanes.Load("state", slot * parameterFloats)};");
                    }

                    code.Line(kind.Update(lanes, optimizer));
                    code.Line(lanes.Store("w", "parameters", 0));
                    for (int slot = 0; slot < kind.Slots.Count; slot++)
                    {
                        code.Line(lanes.Store($"s{Invariant.Text(slot)}", "state", slot * parameterFloats));
                    }
                }
            }
        }

        code.Line();
    }
}
