using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>h' = activation(sum).</summary>
internal sealed class SimpleRnnCell(ActivationChoice activation) : RecurrentCell
{
    private readonly ActivationKind kind = ActivationKinds.Get(activation.Kind);

    public override int Gates => 1;

    public override bool IsExpensive => !kind.IsCheap;

    public override CellValues EmitForward(CodeWriter code, Lanes lanes, string prefix, CellStep step)
    {
        string output = Declare(code, lanes, $"{prefix}h", kind.Apply(lanes, step.Sums[0], activation.Number));
        return new CellValues([kind.Keeps == DerivativeSource.Input ? step.Sums[0] : output], output, null, null);
    }

    public override CellGradients EmitBackward(CodeWriter code, Lanes lanes, string prefix, CellDeltas deltas) =>
        new([Declare(code, lanes, $"{prefix}d", kind.Differentiate(lanes, deltas.Delta, deltas.Step.Sums[0], activation.Number))], null, null, null);
}
