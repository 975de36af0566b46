using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>Inputs that are in the lanes of registers, each wanted in all lanes of another: four of them share the first of two steps.</summary>
/// <param name="code">Where to write.</param>
/// <param name="prefix">What the names of variables begin with.</param>
/// <param name="inputs">The inputs.</param>
/// <param name="to">The width that they are wanted in.</param>
internal sealed class LaneBroadcasts(CodeWriter code, string prefix, Registers inputs, Lanes to)
{
    private const string Helper = "LaneBroadcast";
    private readonly Dictionary<(int Piece, int Quad), string> quads = [];

    /// <summary>The expression of an input in all lanes; writes what it needs first.</summary>
    public string Of(int input)
    {
        int at = Enumerable.Range(0, inputs.Pieces.Count).First(i => input >= inputs.Pieces[i].Offset && input < inputs.Pieces[i].Offset + inputs.Pieces[i].Lanes.Count);
        int lane = input - inputs.Pieces[at].Offset;
        return lane == 0
            ? to.Broadcast($"{inputs.Names[at]}.ToScalar()")
            : $"{Helper}.Lane({Quad(at, lane / 4)}, {Invariant.Text(lane % 4)})";
    }

    private string Quad(int at, int quad)
    {
        if (quads.TryGetValue((at, quad), out string? known))
        {
            return known;
        }

        string name = $"{prefix}q{Invariant.Text(at)}_{Invariant.Text(quad)}";
        quads.Add((at, quad), name);
        Lanes from = inputs.Pieces[at].Lanes;
        string value = inputs.Names[at];
        for (; from.Count < to.Count; from = from.Wider)
        {
            value += $".To{from.Wider.Class}Unsafe()";
        }

        string four = from == Lanes.Four ? value : $"{Helper}.Quad({value}, {Invariant.Text(quad)})";
        code.Line($"{to.Type} {name} = {Broadcasts.Narrow(four, from, to)};");
        return name;
    }
}
