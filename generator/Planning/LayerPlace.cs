using StaticNet.Generator.Declaration;

namespace StaticNet.Generator.Planning;

/// <summary>Where a layer stands in the network.</summary>
/// <param name="Index">Its place among all layers of the plan.</param>
/// <param name="DeclaredIndex">Its place among the declared ones; the last one before it where it was not declared.</param>
/// <param name="Name">What its tensors' names begin with.</param>
/// <param name="Inputs">What it reads.</param>
/// <param name="Output">What it makes.</param>
/// <param name="Activation">What it applies in the end: its own activation, or that of an activation layer behind it.</param>
internal sealed record LayerPlace(
    int Index,
    int DeclaredIndex,
    string Name,
    IReadOnlyList<ValuePlan> Inputs,
    ValuePlan Output,
    ActivationChoice Activation);
