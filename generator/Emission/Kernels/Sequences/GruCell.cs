namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// Gates r, z, n (Cho et al., 2014, with the reset behind the product as in PyTorch and cuDNN): r and z are sigmoids of their sums,
/// n = tanh(sum of the inputs + r * sum of the outputs before), h' = (1 - z) n + z h.
/// </summary>
internal sealed class GruCell : RecurrentCell
{
    public override int Gates => 3;

    // n waits for r, and only the last multiply-add for n.
    public override IReadOnlyList<IReadOnlyList<int>> Order { get; } = [[0], [2], [1]];

    public override bool KeepsLastSumsApart => true;

    public override bool PassesOutputs => true;

    public override CellValues EmitForward(CodeWriter code, Lanes lanes, string prefix, CellStep step)
    {
        string r = Declare(code, lanes, $"{prefix}r", lanes.Math("Sigmoid", step.Sums[0]));
        string n = Declare(code, lanes, $"{prefix}n", lanes.Math("Tanh", lanes.MultiplyAdd(r, step.Apart!, step.Sums[2])));
        string z = Declare(code, lanes, $"{prefix}z", lanes.Math("Sigmoid", step.Sums[1]));
        string output = Declare(code, lanes, $"{prefix}h", lanes.MultiplyAdd(n, $"{lanes.One} - {z}", $"{z} * {step.Before}"));
        return new CellValues([r, z, n], output, null, null);
    }

    public override CellGradients EmitBackward(CodeWriter code, Lanes lanes, string prefix, CellDeltas deltas)
    {
        (string r, string z, string n) = (deltas.Step.Sums[0], deltas.Step.Sums[1], deltas.Step.Sums[2]);
        string dz = Declare(code, lanes, $"{prefix}dz", ThroughSigmoid(lanes, $"{deltas.Delta} * ({deltas.Step.Before} - {n})", z));
        string dn = Declare(code, lanes, $"{prefix}dn", ThroughTanh(lanes, $"{deltas.Delta} * ({lanes.One} - {z})", n));
        string dr = Declare(code, lanes, $"{prefix}dr", ThroughSigmoid(lanes, $"{dn} * {deltas.Step.Apart}", r));
        string apart = Declare(code, lanes, $"{prefix}da", $"{dn} * {r}");
        string past = Declare(code, lanes, $"{prefix}dh", $"{deltas.Delta} * {z}");
        return new CellGradients([dr, dz, dn], apart, past, null);
    }
}
