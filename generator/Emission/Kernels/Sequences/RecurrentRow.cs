using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>One piece of a row of units, where units and gates lie in memory.</summary>
/// <param name="shape">The layer.</param>
/// <param name="piece">The piece, its offset counted from the beginning.</param>
/// <param name="start">The beginning: a variable or a number.</param>
internal sealed class RecurrentRow(RecurrentShape shape, Piece piece, string start)
{
    /// <summary>What a step is computed from: sums of inputs and of outputs before are added up.</summary>
    public CellStep Step(CodeWriter code, string inputs, string sums, string before, string memory) =>
        Step(code, gate => IsApart(gate) ? LoadGate(inputs, gate) : $"{LoadGate(inputs, gate)} + {LoadGate(sums, gate)}", sums, before, memory);

    /// <summary>What a step was computed from, and what it made of its gates in place of their sums.</summary>
    public CellStep Made(CodeWriter code, string gates, string sums, string before, string memory) =>
        Step(code, gate => LoadGate(gates, gate), sums, before, memory);

    public string Declare(CodeWriter code, string name, string value)
    {
        code.Line($"{piece.Lanes.Type} {name} = {value};");
        return name;
    }

    public string Load(string reference) => piece.Load(References.Element(reference, start));

    public void Store(CodeWriter code, string value, string reference) => piece.Store(code, value, References.Element(reference, start));

    public void StoreGate(CodeWriter code, string value, string reference, int gate) => piece.Store(code, value, References.Element(reference, start, gate * shape.Stride));

    private bool IsApart(int gate) => shape.Cell.KeepsLastSumsApart && gate == shape.Cell.Gates - 1;

    private string LoadGate(string reference, int gate) => piece.Load(References.Element(reference, start, gate * shape.Stride));

    private CellStep Step(CodeWriter code, Func<int, string> gate, string sums, string before, string memory) => new(
        [.. Enumerable.Range(0, shape.Cell.Gates).Select(number => Declare(code, $"s{Invariant.Text(number)}", gate(number)))],
        shape.Cell.KeepsLastSumsApart ? Declare(code, "apart", LoadGate(sums, shape.Cell.Gates - 1)) : null,
        shape.Cell.PassesOutputs ? Declare(code, "last", Load(before)) : null,
        shape.Cell.HasMemory ? Declare(code, "cells", Load(memory)) : null);
}
