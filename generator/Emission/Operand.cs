namespace StaticNet.Generator.Emission;

/// <summary>Where the inputs of a layer are while one sample is computed: in memory, and perhaps in registers too.</summary>
/// <param name="Reference">A variable that refers to the first value, or null where the values are only in registers.</param>
/// <param name="Width">The number of values.</param>
/// <param name="IsExact">Whether nothing beyond the width may be touched.</param>
/// <param name="Registers">The same values in registers, padding zero, or null.</param>
internal sealed record Operand(string? Reference, int Width, bool IsExact, Registers? Registers)
{
    public List<Piece> Pieces(Lanes lanes) => IsExact ? Piece.OfExact(Width, lanes) : Piece.OfPadded(Width, lanes);
}

/// <summary>A row in registers: a variable for each piece.</summary>
internal sealed record Registers(IReadOnlyList<Piece> Pieces, IReadOnlyList<string> Names);
