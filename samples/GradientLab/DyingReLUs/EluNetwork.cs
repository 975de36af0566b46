using StaticNet;

namespace GradientLab;

/// <summary><see cref="ReluNetwork"/> with ELUs (Clevert, Unterthiner, Hochreiter, 2015): the derivative on the other side is exp(x).</summary>
[Network]
[Input(2)]
[Dense(8, Activation.ELU, Initializer = Initializer.HeNormal)]
[Dense(1, Activation.Sigmoid)]
[Loss(Loss.BinaryCrossEntropy)]
[Sgd]
public sealed partial class EluNetwork;
