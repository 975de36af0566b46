using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>A loop while it is written; where it would turn once, nothing but a number instead of the variable.</summary>
/// <param name="Index">The variable, or the number.</param>
internal sealed record LaneLoop(string Index, CodeWriter.Block? Block) : IDisposable
{
    /// <summary>No loop and no block.</summary>
    public static readonly LaneLoop None = new("0", null);

    /// <summary>Loops over a variable from a number or variable on, to another and below.</summary>
    public static LaneLoop Open(CodeWriter code, string index, string from, string to, int step = 1) =>
        IsOnce(from, to, step) ? new LaneLoop(from, null) : OpenAlways(code, index, from, to, step);

    /// <summary>The same, with a block around what turns once, for the names in it.</summary>
    public static LaneLoop OpenBlock(CodeWriter code, string index, string from, string to, int step = 1) =>
        IsOnce(from, to, step) ? new LaneLoop(from, code.OpenScope()) : OpenAlways(code, index, from, to, step);

    /// <summary>The same, with a variable in any case.</summary>
    public static LaneLoop OpenAlways(CodeWriter code, string index, string from, string to, int step = 1)
    {
        string next = step == 1 ? $"{index}++" : $"{index} += {Invariant.Text(step)}";
        return new LaneLoop(index, code.Open($"for (nint {index} = {from}; {index} < {to}; {next})"));
    }

    public void Dispose() => Block?.Dispose();

    private static bool IsOnce(string from, string to, int step) =>
        int.TryParse(from, out int first) && int.TryParse(to, out int end) && end > first && end - first <= step;
}
