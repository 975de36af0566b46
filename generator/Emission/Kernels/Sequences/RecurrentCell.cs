using StaticNet.Generator.Declaration;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>What a cell computes a step from, for a vector of units: variables, or expressions that stand once.</summary>
/// <param name="Sums">The sums of each gate; of the last only what the inputs give where <see cref="RecurrentCell.KeepsLastSumsApart"/>.</param>
/// <param name="Apart">What the outputs before give to the last gate, or null.</param>
/// <param name="Before">The outputs of the step before, or null unless <see cref="RecurrentCell.PassesOutputs"/>.</param>
/// <param name="Memory">The memory cells before, or null where there are none.</param>
internal sealed record CellStep(IReadOnlyList<string> Sums, string? Apart, string? Before, string? Memory);

/// <summary>What a cell makes of a step: variables.</summary>
/// <param name="Gates">Of each gate what the way back needs.</param>
/// <param name="Output">The outputs, h'.</param>
/// <param name="Memory">The memory cells, c', or null.</param>
/// <param name="Bounded">tanh(c'), or null.</param>
internal sealed record CellValues(IReadOnlyList<string> Gates, string Output, string? Memory, string? Bounded);

/// <summary>What the way back through a step begins with: variables.</summary>
/// <param name="Step">What the step was computed from, with what it made of the gates in place of their sums.</param>
/// <param name="Bounded">tanh(c'), or null.</param>
/// <param name="Delta">The gradient of h'.</param>
/// <param name="MemoryDelta">The gradient of c' that the steps behind give, or null.</param>
internal sealed record CellDeltas(CellStep Step, string? Bounded, string Delta, string? MemoryDelta);

/// <summary>The gradients that a step hands on: variables.</summary>
/// <param name="Sums">Of the sums of each gate as far as the inputs make them.</param>
/// <param name="Apart">Of what the outputs before give to the last gate, or null where that is summed up with what the inputs give.</param>
/// <param name="Past">Of the outputs before, past the gates, or null.</param>
/// <param name="Memory">Of the memory cells before, or null.</param>
internal sealed record CellGradients(IReadOnlyList<string> Sums, string? Apart, string? Past, string? Memory);

/// <summary>
/// The arithmetic of a recurrent layer for a vector of units, between the sums of its gates and its outputs. It stands once for predictions, training and the
/// way back. Where all sums, outputs before and memory cells are zero, as in padding, everything it makes is zero but the gates.
/// </summary>
internal abstract class RecurrentCell
{
    /// <summary>How many sums a unit has.</summary>
    public abstract int Gates { get; }

    /// <summary>The gates in the order in which a step wants them, those together that it wants at once.</summary>
    public abstract IReadOnlyList<IReadOnlyList<int>> Order { get; }

    /// <summary>Whether what the outputs before give to the last gate is not added to what the inputs give.</summary>
    public virtual bool KeepsLastSumsApart => false;

    /// <summary>Whether outputs before go past the gates into the outputs.</summary>
    public virtual bool PassesOutputs => false;

    /// <summary>Whether it has memory cells beside its outputs.</summary>
    public virtual bool HasMemory => false;

    /// <summary>Whether each unit takes a function that is not cheap.</summary>
    public virtual bool IsExpensive => true;

    /// <summary>Vectors that a vector of units is summed up in.</summary>
    public int Sums => Gates + (KeepsLastSumsApart ? 1 : 0);

    public static RecurrentCell Of(string kind, ActivationChoice activation) => kind switch
    {
        "SimpleRnn" => new SimpleRnnCell(activation),
        "Gru" => new GruCell(),
        "Lstm" => new LstmCell(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Writes one step. Variables that it declares begin with the prefix.</summary>
    public abstract CellValues EmitForward(CodeWriter code, Lanes lanes, string prefix, CellStep step);

    /// <summary>Writes the way back through one step, which leaves zero where the deltas are zero.</summary>
    public abstract CellGradients EmitBackward(CodeWriter code, Lanes lanes, string prefix, CellDeltas deltas);

    protected static string Declare(CodeWriter code, Lanes lanes, string name, string value)
    {
        code.Line($"{lanes.Type} {name} = {value};");
        return name;
    }

    /// <summary>A gradient times the derivative of a sigmoid with the given output.</summary>
    protected static string ThroughSigmoid(Lanes lanes, string gradient, string output) => $"{gradient} * {output} * ({lanes.One} - {output})";

    /// <summary>A gradient times the derivative of tanh with the given output.</summary>
    protected static string ThroughTanh(Lanes lanes, string gradient, string output) => $"{gradient} * ({lanes.One} - {output} * {output})";
}
