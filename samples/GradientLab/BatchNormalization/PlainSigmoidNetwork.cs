using StaticNet;

namespace GradientLab;

/// <summary>
/// Ten hidden layers of sigmoids. Each multiplies the gradient on its way back by the sigmoid's derivative, at most a quarter, and Xavier's weights (the default here; Glorot, Bengio,
/// 2010) do not make up for it.
/// </summary>
[Network]
[Input(2)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(1, Activation.Sigmoid)]
[Loss(Loss.BinaryCrossEntropy)]
[Momentum(0.9f)]
public sealed partial class PlainSigmoidNetwork;
