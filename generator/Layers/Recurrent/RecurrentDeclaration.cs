using StaticNet.Generator.Declaration;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>What [SimpleRnn], [Gru] and [Lstm] declare.</summary>
/// <param name="Source">The attribute that declares it.</param>
/// <param name="Name">By what name it is known, or null.</param>
/// <param name="From">The layer that it reads, or null for the one above it.</param>
/// <param name="Cell">The kind of recurrence, which names the layer's kind.</param>
/// <param name="Units">Outputs of a step.</param>
/// <param name="CellActivation">What a simple recurrence applies; none where the cell says it itself.</param>
/// <param name="ReturnSequence">Whether all steps are handed on, or only the last.</param>
/// <param name="Weights">How the weights of inputs begin.</param>
/// <param name="RecurrentWeights">How those of the layer's own outputs begin.</param>
/// <param name="Biases">How biases begin.</param>
/// <param name="ForgetBias">What is added to the biases of forget gates.</param>
/// <param name="UseBias">Whether there are biases.</param>
internal sealed record RecurrentDeclaration(
    AttributeSource Source,
    string? Name,
    string? From,
    string Cell,
    int Units,
    ActivationChoice CellActivation,
    bool ReturnSequence,
    InitializerChoice Weights,
    InitializerChoice RecurrentWeights,
    InitializerChoice Biases,
    float ForgetBias,
    bool UseBias)
    : LayerDeclaration(Source, Name, From, ActivationChoice.None)
{
    public override LayerKind Kind => RecurrentLayer.Of(Cell);

    public override string Size => Invariant.Text(Units);
}
