using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;

namespace StaticNet.Generator.Emission;

/// <summary>Writes what goes through buffers value by value, whatever their layout. It rounds up to whole vectors: buffers end in whole lines.</summary>
internal static class ElementLoop
{
    /// <summary>Writes <c>NAME(ref INPUTS..., ref y, count)</c>.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="lanes">The vector width.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="inputs">The names of the references that are read.</param>
    /// <param name="result">The expression of the result by the variables of the inputs.</param>
    public static void Emit(CodeWriter code, Lanes lanes, string name, IReadOnlyList<string> inputs, Func<IReadOnlyList<string>, string> result)
    {
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {name}({string.Concat(inputs.Select(input => $"ref float {input}, "))}ref float y, nint count)"))
        using (code.Open($"for (nint i = 0; i < count; i += {lanes})"))
        {
            List<string> values = [.. inputs.Select(input => $"{input}Value")];
            for (int i = 0; i < inputs.Count; i++)
            {
                code.Line($"{lanes.Type} {values[i]} = {lanes.Class}.LoadUnsafe(ref {inputs[i]}, (nuint)i);");
            }

            code.Line($"{Lanes.Parenthesised(result(values))}.StoreUnsafe(ref y, (nuint)i);");
        }
    }

    /// <summary>Writes the loop that applies an activation in place to the floats at y; nothing where there is none, or one that is a pass of its own.</summary>
    public static void EmitActivation(CodeWriter code, Lanes lanes, ActivationChoice activation, string count)
    {
        if (activation.IsNone || !ActivationKinds.Get(activation.Kind).IsCheap)
        {
            return;
        }

        using (code.Open($"for (nint i = 0; i < {count}; i += {lanes})"))
        {
            code.Line($"{lanes.Type} value = {lanes.Class}.LoadUnsafe(ref y, (nuint)i);");
            code.Line($"{Lanes.Parenthesised(ActivationKinds.ApplyIfCheap(lanes, "value", activation))}.StoreUnsafe(ref y, (nuint)i);");
        }
    }

    /// <summary>The statement that copies floats.</summary>
    public static string Copy(string from, string to, string count) =>
        $"MemoryMarshal.CreateReadOnlySpan(ref {from}, (int)({count})).CopyTo(MemoryMarshal.CreateSpan(ref {to}, (int)({count})));";
}
