
namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes the choice among vector widths. Each test is a constant to the JIT, so that one call is left of it.
/// </summary>
/// <param name="widths">The widths that were emitted, ascending.</param>
internal sealed class DispatchWriter(IReadOnlyList<Lanes> widths)
{
    public IReadOnlyList<Lanes> Widths { get; } = widths;

    /// <summary>Writes one statement for each width; it gets the name of the class of that width.</summary>
    public void Emit(CodeWriter code, Func<string, string> statement) => EmitByWidth(code, lanes => statement($"Lanes{lanes}"));

    /// <summary>Writes one statement for each width; it gets the width.</summary>
    public void EmitByWidth(CodeWriter code, Func<Lanes, string> statement)
    {
        for (int i = Widths.Count - 1; i >= 0; i--)
        {
            string call = statement(Widths[i]);
            if (Widths.Count == 1)
            {
                code.Line(call);
                return;
            }

            // The narrowest is what remains, also where nothing is accelerated.
            string header = i == 0 ? "else" : $"{(i == Widths.Count - 1 ? "if" : "else if")} ({Widths[i].Class}.IsHardwareAccelerated)";
            using (code.Open(header))
            {
                code.Line(call);
            }
        }
    }
}
