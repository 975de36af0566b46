using StaticNet;

namespace GradientLab;

/// <summary>
/// <see cref="PlainSigmoidNetwork"/> with batch normalisation (Ioffe, Szegedy, 2015) before each sigmoid. beta takes the place of the bias.
/// </summary>
[Network]
[Input(2)]
[Dense(16, UseBias = false, Initializer = Initializer.XavierNormal)]
[BatchNorm(Activation = Activation.Sigmoid)]
[Dense(16, UseBias = false, Initializer = Initializer.XavierNormal)]
[BatchNorm(Activation = Activation.Sigmoid)]
[Dense(16, UseBias = false, Initializer = Initializer.XavierNormal)]
[BatchNorm(Activation = Activation.Sigmoid)]
[Dense(16, UseBias = false, Initializer = Initializer.XavierNormal)]
[BatchNorm(Activation = Activation.Sigmoid)]
[Dense(16, UseBias = false, Initializer = Initializer.XavierNormal)]
[BatchNorm(Activation = Activation.Sigmoid)]
[Dense(16, UseBias = false, Initializer = Initializer.XavierNormal)]
[BatchNorm(Activation = Activation.Sigmoid)]
[Dense(16, UseBias = false, Initializer = Initializer.XavierNormal)]
[BatchNorm(Activation = Activation.Sigmoid)]
[Dense(16, UseBias = false, Initializer = Initializer.XavierNormal)]
[BatchNorm(Activation = Activation.Sigmoid)]
[Dense(16, UseBias = false, Initializer = Initializer.XavierNormal)]
[BatchNorm(Activation = Activation.Sigmoid)]
[Dense(16, UseBias = false, Initializer = Initializer.XavierNormal)]
[BatchNorm(Activation = Activation.Sigmoid)]
[Dense(1, Activation.Sigmoid)]
[Loss(Loss.BinaryCrossEntropy)]
[Momentum(0.9f)]
public sealed partial class NormalizedSigmoidNetwork;
