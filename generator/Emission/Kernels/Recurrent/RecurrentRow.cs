using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>One piece of a row of units, where units and gates lie in memory.</summary>
/// <param name="shape">The layer.</param>
/// <param name="piece">The piece, its offset counted from the beginning.</param>
/// <param name="start">The beginning: a variable or a number.</param>
internal sealed class RecurrentRow(RecurrentShape shape, Piece piece, string start)
{
    /// <summary>Loads what a step is computed from, adding up sums of inputs and of outputs before.</summary>
    public CellStep EmitStep(CodeWriter code, string inputs, string sums, string before, string memory)
    {
        List<string> names = [];
        for (int gate = 0; gate < shape.Cell.Gates; gate++)
        {
            string value = LoadGate(inputs, gate);
            names.Add(Declare(code, $"s{Invariant.Text(gate)}", IsApart(gate) ? value : $"{value} + {LoadGate(sums, gate)}"));
        }

        return Rest(code, names, sums, before, memory);
    }

    /// <summary>Loads what a step was computed from and what it made of its gates.</summary>
    public CellStep EmitMade(CodeWriter code, string gates, string sums, string before, string memory) =>
        Rest(code, [.. Enumerable.Range(0, shape.Cell.Gates).Select(gate => Declare(code, $"s{Invariant.Text(gate)}", LoadGate(gates, gate)))], sums, before, memory);

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

    private CellStep Rest(CodeWriter code, List<string> names, string sums, string before, string memory) => new(
        names,
        shape.Cell.KeepsLastSumsApart ? Declare(code, "apart", LoadGate(sums, shape.Cell.Gates - 1)) : null,
        shape.Cell.PassesOutputs ? Declare(code, "last", Load(before)) : null,
        shape.Cell.HasMemory ? Declare(code, "cells", Load(memory)) : null);
}
