using System.Text.RegularExpressions;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Statements one after another, as many as a network has layers or tensors. A few stand in the method that they belong to; many are cut into methods of
/// their own, so that none grows with the network: the JIT optimises no method beyond a size. Statements share no variables but those of the method.
/// </summary>
/// <param name="name">What the names of further methods begin with.</param>
/// <param name="variables">The parameters and locals that statements may name, written as parameters: "ref float x, int rows". None of them may be assigned.</param>
/// <param name="holder">The class in which further methods stand, where that is not the class of the method that calls them.</param>
/// <param name="type">A type parameter that the method has, and its constraint: "TMove : struct, IMove"; or null.</param>
internal sealed class CallSequence(string name, string variables, string? holder = null, string? type = null)
{
    /// <summary>The class for further methods of a network itself, nested in it, so that their names are not taken from its author's.</summary>
    public const string NetworkParts = "NetworkParts";

    // A reference into a buffer is about thirty characters and twelve bytes of IL, so a method of this text takes some 8,000 bytes, a seventh of what the
    // JIT optimises.
    private const int MostCharacters = 16_000;
    private const int MostStatements = 100;

    private readonly List<string> statements = [];

    /// <summary>Adds a statement; it may have several lines.</summary>
    public void Add(string statement) => statements.Add(statement);

    /// <summary>Writes the statements, or the calls of the methods that they are in.</summary>
    public void EmitCalls(CodeWriter code)
    {
        IReadOnlyList<IReadOnlyList<string>> parts = Parts();
        if (parts.Count == 1)
        {
            EmitAll(code, parts[0]);
            return;
        }

        for (int i = 0; i < parts.Count; i++)
        {
            string prefix = holder is null ? string.Empty : $"{holder}.";
            code.Line($"{prefix}{PartName(i)}{TypeArgument}({string.Join(", ", Used(parts[i]).Select(variable => variable.Argument))});");
        }
    }

    /// <summary>Writes the methods that are called, behind the one that calls them or into their class; none where the statements stand in that one.</summary>
    public void EmitParts(CodeWriter code)
    {
        IReadOnlyList<IReadOnlyList<string>> parts = Parts();
        for (int i = 0; parts.Count > 1 && i < parts.Count; i++)
        {
            code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            code.Line($"internal static void {PartName(i)}{TypeArgument}({string.Join(", ", Used(parts[i]).Select(variable => variable.Declaration))})");
            if (type is not null)
            {
                code.Line($"    where {type}");
            }

            using (code.OpenScope())
            {
                EmitAll(code, parts[i]);
            }

            code.Line();
        }
    }

    private string TypeArgument => type is null ? string.Empty : $"<{type.Substring(0, type.IndexOf(' '))}>";

    private static void EmitAll(CodeWriter code, IReadOnlyList<string> part)
    {
        foreach (string statement in part)
        {
            code.Line(statement);
        }
    }

    private string PartName(int part) => $"{name}{Invariant.Text(part + 1)}";

    // As few as the limits allow, and about equal: cut where the next part of the whole text begins.
    private IReadOnlyList<IReadOnlyList<string>> Parts()
    {
        int characters = statements.Sum(statement => statement.Length);
        int count = Math.Max(1, Math.Max((characters + MostCharacters - 1) / MostCharacters, (statements.Count + MostStatements - 1) / MostStatements));
        var parts = new List<List<string>> { new() };
        int before = 0;
        foreach (string statement in statements)
        {
            List<string> last = parts[parts.Count - 1];
            if (last.Count > 0 && (last.Count == MostStatements || before >= (long)characters * parts.Count / count))
            {
                last = [];
                parts.Add(last);
            }

            last.Add(statement);
            before += statement.Length;
        }

        return parts;
    }

    // Those of the variables that occur.
    private IEnumerable<(string Declaration, string Argument)> Used(IReadOnlyList<string> part) =>
        variables.Split([", "], StringSplitOptions.RemoveEmptyEntries)
            .Select(declaration => (Declaration: declaration, Name: declaration.Substring(declaration.LastIndexOf(' ') + 1)))
            .Where(variable => part.Any(statement => Regex.IsMatch(statement, $@"\b{variable.Name}\b")))
            .Select(variable => (variable.Declaration, variable.Declaration.StartsWith("ref ", StringComparison.Ordinal) ? $"ref {variable.Name}" : variable.Name));
}
