using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>One sum in several variables: some of the full width, which take turns, and one of each narrower width that occurs.</summary>
internal sealed class RunningSums
{
    private readonly string name;
    private readonly List<(Lanes Lanes, int Slots)> parts;

    private RunningSums(string name, List<(Lanes Lanes, int Slots)> parts)
    {
        this.name = name;
        this.parts = parts;
    }

    /// <summary>Declares the variables, all zero.</summary>
    public static RunningSums Declare(CodeWriter code, string name, IEnumerable<(Lanes Lanes, int Slots)> parts)
    {
        var sums = new RunningSums(name, [.. parts]);
        foreach ((Lanes lanes, int slots) in sums.parts)
        {
            for (int slot = 0; slot < slots; slot++)
            {
                code.Line($"{lanes.Type} {sums.Variable(lanes, slot)} = {lanes.Zero};");
            }
        }

        return sums;
    }

    /// <summary>Declares variables of one width.</summary>
    public static RunningSums Declare(CodeWriter code, string name, Lanes lanes, int slots) => Declare(code, name, [(lanes, slots)]);

    public void Add(CodeWriter code, Lanes lanes, int slot, string value) => code.Line($"{Variable(lanes, slot)} += {value};");

    public void AddProduct(CodeWriter code, Lanes lanes, int slot, string a, string b) =>
        code.Line($"{Variable(lanes, slot)} = {lanes.MultiplyAdd(a, b, Variable(lanes, slot))};");

    /// <summary>The expression of the sum lane by lane, where there is one width only.</summary>
    public string Vector() => Joined(parts[0].Lanes, parts[0].Slots);

    /// <summary>The expression of the sum of everything, a float.</summary>
    public string Total() => string.Join(" + ", parts.Select(part => $"VectorMath.SumAcross({Joined(part.Lanes, part.Slots)})"));

    // Neighbours first: half as many additions wait for each other.
    private string Joined(Lanes lanes, int slots)
    {
        List<string> terms = [.. Enumerable.Range(0, slots).Select(slot => Variable(lanes, slot))];
        while (terms.Count > 1)
        {
            terms = [.. Enumerable.Range(0, (terms.Count + 1) / 2).Select(i =>
                (2 * i) + 1 < terms.Count ? $"({terms[2 * i]} + {terms[(2 * i) + 1]})" : terms[2 * i])];
        }

        return terms[0];
    }

    private string Variable(Lanes lanes, int slot) => $"{name}{lanes}x{Invariant.Text(slot)}";
}
