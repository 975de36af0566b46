using StaticNet;

namespace Circles;

/// <summary>Whether a point of the plane belongs to the inner circle.</summary>
/// <remarks>
/// Each hidden ReLU folds the plane along a straight line. Three folds are enough for a fence around the inner circle, but a ReLU
/// whose fold ends up beyond all points is 0 for each of them, gets no gradient and stays there: training is then in a local
/// minimum, a fence with a gap. Units to spare are the cure. Of 100 networks with other first weights and points each, 34 ended
/// with a gap with three ReLUs, 6 with four, none with six. Try it: change the 6, and run with --seed 1, 2, 3...
/// </remarks>
[Network]
[Input(2)]                       // x and y
[Dense(6, Activation.ReLU)]
[Dense(1, Activation.Sigmoid)]   // the probability of "inner"
[Loss(Loss.BinaryCrossEntropy)]  // with Sigmoid before it, both are computed as one, which is exact for any weights
[Momentum(0.9f)]
public sealed partial class CirclesNetwork;
