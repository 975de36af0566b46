using StaticNet;

namespace GradientLab;

/// <summary>Eight ReLUs: each gives 0, and has derivative 0, on one side of a straight line through the plane.</summary>
[Network]
[Input(2)]
[Dense(8, Activation.ReLU, Initializer = Initializer.HeNormal)]
[Dense(1, Activation.Sigmoid)]
[Loss(Loss.BinaryCrossEntropy)]
[Sgd]
public sealed partial class ReluNetwork;
