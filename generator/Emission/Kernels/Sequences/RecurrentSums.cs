using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// The sums of all gates of one row in registers. What the inputs give is there before the outputs before are, so it comes first. What those give comes in the
/// order in which the cell wants it: the functions of the first gates run beside the products of the others.
/// </summary>
internal sealed class RecurrentSums(RecurrentShape shape, CodeWriter code, List<Piece> units, string prefix, ConstantParameters? constants)
{
    private readonly Dictionary<(int Gate, int Piece), string> inputs = [];
    private readonly Dictionary<(int Gate, int Piece), string> sums = [];

    private RecurrentCell Cell => shape.Cell;

    private int Last => Cell.Gates - 1;

    /// <summary>Writes the sums, and returns what the cell computes each piece from.</summary>
    /// <param name="x">The variable that refers to the inputs.</param>
    public IReadOnlyList<CellStep> Emit(string x)
    {
        EmitProduct($"{prefix}x", [.. Enumerable.Range(0, Cell.Gates)], shape.Inputs, x, shape.InputWeights, inputs, (piece, _) => Bias(piece, shape.InputBiases) ?? piece.Lanes.Zero);
        code.Line(References.Declare($"{prefix}before", References.Element("state", shape.Outputs)));
        foreach (IReadOnlyList<int> gates in Cell.Order)
        {
            EmitProduct($"{prefix}g{Invariant.Text(gates[0])}s", gates, shape.Units, $"{prefix}before", shape.RecurrentWeights, sums, Begin);
        }

        return [.. units.Select((piece, i) => new CellStep(
            [.. Enumerable.Range(0, Cell.Gates).Select(gate => IsApart(gate) ? inputs[(gate, i)] : sums[(gate, i)])],
            Cell.KeepsLastSumsApart ? sums[(Last, i)] : null,
            Cell.PassesOutputs ? piece.Load("state", shape.Outputs) : null,
            shape.Memory is { } memory ? piece.Load("state", memory) : null))];
    }

    private string? Bias(Piece piece, int? offset) => offset is { } at ? constants?.Load(piece, at) ?? piece.Load("p", at) : null;

    private bool IsApart(int gate) => Cell.KeepsLastSumsApart && gate == Last;

    // Sums go on from what the inputs gave, but where that stays apart.
    private string Begin(Piece piece, (int Gate, int Piece) at)
    {
        string? bias = Bias(piece, shape.RecurrentBiases);
        return IsApart(at.Gate) ? bias ?? piece.Lanes.Zero : bias is null ? inputs[at] : $"{inputs[at]} + {bias}";
    }

    private void EmitProduct(
        string name,
        IReadOnlyList<int> gates,
        int depth,
        string x,
        int weights,
        Dictionary<(int Gate, int Piece), string> results,
        Func<Piece, (int Gate, int Piece), string> begin)
    {
        List<(int Gate, int Piece)> places = [.. gates.SelectMany(gate => Enumerable.Range(0, units.Count).Select(piece => (gate, piece)))];
        List<Piece> pieces = [.. places.Select(at => shape.Gates(units[at.Piece])[at.Gate])];
        Registers registers = new RowProduct(depth, shape.GateStride).Emit(code, name, pieces, "0", x, "p", weights, piece => begin(piece, places[pieces.IndexOf(piece)]), constants: constants);
        for (int i = 0; i < places.Count; i++)
        {
            results.Add(places[i], registers.Names[i]);
        }
    }
}
