namespace GradientLab;

/// <summary>Many descents over a surface with local minima, from starts on a grid.</summary>
/// <param name="Solver">Who goes.</param>
/// <param name="Rate">Its rate.</param>
/// <param name="Minima">The minimum that each start leads to, by its number; row by row from the top left.</param>
/// <param name="LowestShare">The share of the starts that lead to the lowest minimum.</param>
public sealed record Expedition(Solver Solver, float Rate, IReadOnlyList<int> Minima, double LowestShare);
