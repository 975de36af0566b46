using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>An index that goes along with a run of vectors.</summary>
/// <param name="Name">Its variable.</param>
/// <param name="Start">The expression it begins with.</param>
/// <param name="Step">How far it goes with each vector.</param>
internal readonly record struct RunIndex(string Name, string Start, int Step);

/// <summary>
/// A known number of steps, several at once, so that as many sums are in flight: adding to the same sum would have to wait for the addition before.
/// </summary>
internal static class VectorRun
{
    /// <summary>How many of the steps go at once: all of a few, else the most.</summary>
    public static int Slots(int count, int most) => Math.Max(1, Math.Min(count, most));

    /// <summary>
    /// Writes the body for every step. It gets the number of the slot, and stands so many steps behind the indices; what it declares has that number in its name.
    /// </summary>
    public static void Emit(CodeWriter code, int count, int slots, IReadOnlyList<RunIndex> indices, Action<int> body)
    {
        if (count <= 0)
        {
            return;
        }

        using (code.OpenScope())
        {
            foreach (RunIndex index in indices)
            {
                code.Line($"nint {index.Name} = {index.Start};");
            }

            int whole = count / slots * slots;
            if (count == slots)
            {
                EmitSteps(code, slots, body);
                return;
            }

            RunIndex first = indices[0];
            code.Line($"nint end = {first.Name} + {Invariant.Text(whole * first.Step)};");
            string advance = string.Join(", ", indices.Select(index => $"{index.Name} += {Invariant.Text(slots * index.Step)}"));
            using (code.Open($"for (; {first.Name} < end; {advance})"))
            {
                EmitSteps(code, slots, body);
            }

            if (whole < count)
            {
                using (code.OpenScope())
                {
                    EmitSteps(code, count - whole, body);
                }
            }
        }
    }

    private static void EmitSteps(CodeWriter code, int slots, Action<int> body)
    {
        for (int slot = 0; slot < slots; slot++)
        {
            body(slot);
        }
    }
}
