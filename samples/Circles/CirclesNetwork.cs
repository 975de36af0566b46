using StaticNet;

namespace Circles;

/// <summary>
/// Whether a point of the plane belongs to the inner circle. Each hidden ReLU is a straight fold in the plane; it takes at least
/// three to close a fence around the inner circle, and six make a good one.
/// </summary>
[Network]
[Input(2)]                       // x and y
[Dense(6, Activation.ReLU)]
[Dense(1, Activation.Sigmoid)]   // the probability of "inner"
[Loss(Loss.BinaryCrossEntropy)]
[Momentum(0.9f)]
public sealed partial class CirclesNetwork;
