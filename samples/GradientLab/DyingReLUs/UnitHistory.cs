namespace GradientLab;

/// <summary>What became of the hidden units of several networks of a kind.</summary>
/// <param name="Units">How many there are in all networks together.</param>
/// <param name="Dead">How many of them were dead before the first epoch and behind each.</param>
/// <param name="Losses">The mean loss of the networks at the same times.</param>
/// <param name="Returned">How many came back to life.</param>
/// <param name="Accuracy">The part of the points that the networks put on the right ring in the end.</param>
public sealed record UnitHistory(int Units, int[] Dead, double[] Losses, int Returned, double Accuracy);
