using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>h' = activation(sum).</summary>
internal sealed class SimpleRnnCell(ActivationChoice activation) : RecurrentCell
{
    private readonly ActivationKind kind = ActivationKinds.Get(activation.Kind);

    public override int Gates => 1;

    public override IReadOnlyList<IReadOnlyList<int>> Order { get; } = [[0]];

    public override bool IsExpensive => !kind.IsCheap;

    public override CellValues EmitForward(CodeWriter code, Lanes lanes, string prefix, CellStep step)
    {
        string sum = step.Sums[0];
        string output = Declare(code, lanes, $"{prefix}h", kind.Apply(lanes, sum, activation.Number));
        return new CellValues([kind.Keeps == DerivativeSource.Input ? sum : output], output, null, null);
    }

    public override CellGradients EmitBackward(CodeWriter code, Lanes lanes, string prefix, CellDeltas deltas) =>
        new([Declare(code, lanes, $"{prefix}d", kind.Differentiate(lanes, deltas.Delta, deltas.Step.Sums[0], activation.Number))], null, null, null);
}
