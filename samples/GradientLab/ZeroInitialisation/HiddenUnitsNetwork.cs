using StaticNet;
using static StaticNet.Activation;

namespace GradientLab;

/// <summary>Eight hidden units between a point of the plane and a yes or no. How its weights begin is said when it is trained.</summary>
[Network]
[Input(2)]
[Dense(8, Sigmoid)]
[Dense(1, Sigmoid)]
[Loss(Loss.BinaryCrossEntropy)]
[Adam(LearningRate = 0.05f)]
[Momentum(0.9f, LearningRate = 0.5f)]
public sealed partial class HiddenUnitsNetwork;
