using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// A vector width, and how its operations are written. The same emitter writes 4, 8 and 16 lanes; which of them runs
/// is a constant to the JIT, so that only one is ever compiled.
/// </summary>
internal sealed class Lanes
{
    public static readonly Lanes Four = new(4);
    public static readonly Lanes Eight = new(8);
    public static readonly Lanes Sixteen = new(16);
    public static readonly IReadOnlyList<Lanes> All = [Four, Eight, Sixteen];

    private Lanes(int count)
    {
        Count = count;
        Class = $"Vector{count * 32}";
        Type = $"{Class}<float>";
        Zero = $"{Type}.Zero";
        One = $"{Type}.One";
    }

    /// <summary>Floats in a vector.</summary>
    public int Count { get; }

    /// <summary>"Vector256".</summary>
    public string Class { get; }

    /// <summary>"Vector256&lt;float&gt;".</summary>
    public string Type { get; }

    public string Zero { get; }

    public string One { get; }

    /// <summary>How many sums stay in registers beside what feeds them: 16 registers, or 32 with 512 bits.</summary>
    public int Accumulators => Count == 16 ? 24 : 12;

    /// <summary>The narrower width that takes what is left of a row, or this one where there is none.</summary>
    public Lanes Narrower => Count == 16 ? Eight : Four;

    /// <summary>The width of two vectors, or this one where there is none.</summary>
    public Lanes Wider => Count == 4 ? Eight : Sixteen;

    public static Lanes Of(int count) => All.First(lanes => lanes.Count == count);

    public string Constant(float value) => value == 0f ? Zero : value == 1f ? One : $"{Class}.Create({Invariant.Literal(value)})";

    public string Broadcast(string scalar) => $"{Class}.Create({scalar})";

    public string Load(string reference, int offset) => $"{Class}.LoadUnsafe({At(reference, offset)})";

    public string Store(string value, string reference, int offset) => $"{Parenthesised(value)}.StoreUnsafe({At(reference, offset)});";

    /// <summary>A value of which a member can be asked: a name or a call stays, an expression with operators goes into parentheses.</summary>
    public static string Parenthesised(string value)
    {
        int depth = 0;
        foreach (char c in value)
        {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && c is ' ' or '-')
            {
                return $"({value})";
            }
        }

        return value;
    }

    /// <summary>a * b + c, in one rounding where the hardware can.</summary>
    public string MultiplyAdd(string a, string b, string c) => $"{Class}.MultiplyAddEstimate({a}, {b}, {c})";

    public string Math(string function, string x) => $"VectorMath.{function}({x})";

    public override string ToString() => Invariant.Text(Count);

    private static string At(string reference, int offset) => offset == 0 ? $"ref {reference}" : $"ref {reference}, {Invariant.Text(offset)}";
}
