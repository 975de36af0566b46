namespace StaticNet.Generator.Emission.Kernels;

/// <summary>A recurrent layer as its kernels see it.</summary>
/// <param name="Name">What the names of its methods begin with.</param>
/// <param name="Summary">What comments over them begin with.</param>
/// <param name="Cell">Its arithmetic.</param>
/// <param name="Inputs">Inputs of a step.</param>
/// <param name="Units">Outputs of a step.</param>
/// <param name="Steps">Steps of a sample in training.</param>
/// <param name="InputWeights">Where the weights of the inputs begin among the parameters, [input][gate][unit].</param>
/// <param name="RecurrentWeights">Where those of the outputs before begin, [unit before][gate][unit].</param>
/// <param name="InputBiases">Where the biases of the inputs begin, or null.</param>
/// <param name="RecurrentBiases">Where those of the outputs before begin, or null.</param>
/// <param name="Outputs">Where the outputs lie in the state of a stream.</param>
/// <param name="Memory">Where the memory cells lie there, or null.</param>
internal sealed record RecurrentShape(
    string Name,
    string Summary,
    RecurrentCell Cell,
    int Inputs,
    int Units,
    int Steps,
    int InputWeights,
    int RecurrentWeights,
    int? InputBiases,
    int? RecurrentBiases,
    int Outputs,
    int? Memory)
{
    /// <summary>Floats of a row of units, and from one gate to the next.</summary>
    public int Stride => Padding.Of(Units);

    /// <summary>Floats of all gates.</summary>
    public int GateWidth => Cell.Gates * Stride;

    /// <summary>Floats from one row of gates to the next.</summary>
    public int GateStride => Padding.Of(GateWidth);

    /// <summary>The vectors of a row of units.</summary>
    public List<Piece> Pieces(Lanes lanes) => Piece.OfPadded(Units, lanes);

    /// <summary>The piece of each gate that belongs to a piece of units.</summary>
    public IReadOnlyList<Piece> Gates(Piece piece) =>
        [.. Enumerable.Range(0, Cell.Gates).Select(gate => piece with { Offset = piece.Offset + (gate * Stride) })];

    /// <summary>Writes the body for each piece of a row of units; pieces that are alike become one loop. It gets c or a number as the beginning.</summary>
    public void EmitPieces(CodeWriter code, Lanes lanes, Action<Piece, string> body) =>
        ColumnBlocks.Emit(code, Pieces(lanes), 1, (block, start) => body(block[0], start));
}
