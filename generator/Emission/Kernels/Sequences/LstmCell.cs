namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// Gates i, f, g, o (Hochreiter and Schmidhuber, 1997; Gers et al., 2000): i, f and o are sigmoids of their sums and g their tanh,
/// c' = f c + i g, h' = o tanh(c').
/// </summary>
internal sealed class LstmCell : RecurrentCell
{
    public override int Gates => 4;

    // o is wanted last.
    public override IReadOnlyList<IReadOnlyList<int>> Order { get; } = [[0, 1, 2], [3]];

    public override bool HasMemory => true;

    public override CellValues EmitForward(CodeWriter code, Lanes lanes, string prefix, CellStep step)
    {
        string i = Declare(code, lanes, $"{prefix}i", lanes.Math("Sigmoid", step.Sums[0]));
        string f = Declare(code, lanes, $"{prefix}f", lanes.Math("Sigmoid", step.Sums[1]));
        string g = Declare(code, lanes, $"{prefix}g", lanes.Math("Tanh", step.Sums[2]));
        string memory = Declare(code, lanes, $"{prefix}c", lanes.MultiplyAdd(i, g, $"{f} * {step.Memory}"));
        string bounded = Declare(code, lanes, $"{prefix}b", lanes.Math("Tanh", memory));
        string o = Declare(code, lanes, $"{prefix}o", lanes.Math("Sigmoid", step.Sums[3]));
        string output = Declare(code, lanes, $"{prefix}h", $"{o} * {bounded}");
        return new CellValues([i, f, g, o], output, memory, bounded);
    }

    public override CellGradients EmitBackward(CodeWriter code, Lanes lanes, string prefix, CellDeltas deltas)
    {
        (string i, string f, string g, string o) = (deltas.Step.Sums[0], deltas.Step.Sums[1], deltas.Step.Sums[2], deltas.Step.Sums[3]);
        string memory = Declare(code, lanes, $"{prefix}dc", $"{deltas.MemoryDelta} + {ThroughTanh(lanes, $"{deltas.Delta} * {o}", deltas.Bounded!)}");
        string di = Declare(code, lanes, $"{prefix}di", ThroughSigmoid(lanes, $"{memory} * {g}", i));
        string df = Declare(code, lanes, $"{prefix}df", ThroughSigmoid(lanes, $"{memory} * {deltas.Step.Memory}", f));
        string dg = Declare(code, lanes, $"{prefix}dg", ThroughTanh(lanes, $"{memory} * {i}", g));
        string @do = Declare(code, lanes, $"{prefix}do", ThroughSigmoid(lanes, $"{deltas.Delta} * {deltas.Bounded}", o));
        string before = Declare(code, lanes, $"{prefix}dm", $"{memory} * {f}");
        return new CellGradients([di, df, dg, @do], null, null, before);
    }
}
