using StaticNet;

namespace GradientLab;

/// <summary><see cref="ReluNetwork"/> with leaky ReLUs (Maas, Hannun, Ng, 2013): the derivative on the other side is 0.2.</summary>
[Network]
[Input(2)]
[Dense(8, Activation.LeakyReLU, Initializer = Initializer.HeNormal, Alpha = 0.2f)]
[Dense(1, Activation.Sigmoid)]
[Loss(Loss.BinaryCrossEntropy)]
[Sgd]
public sealed partial class LeakyReluNetwork;
