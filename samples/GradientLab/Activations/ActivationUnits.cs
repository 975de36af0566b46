using StaticNet;
using static StaticNet.Activation;

namespace GradientLab;

/// <summary>One unit with Sigmoid. With its weight at 1 and its bias at 0 it computes the activation of its input.</summary>
[Network]
[Input(1)]
[Dense(1, Sigmoid)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class SigmoidUnit;

/// <summary>One unit with Tanh.</summary>
[Network]
[Input(1)]
[Dense(1, Tanh)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class TanhUnit;

/// <summary>One unit with ReLU.</summary>
[Network]
[Input(1)]
[Dense(1, ReLU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class ReLUUnit;

/// <summary>One unit with LeakyReLU that keeps a hundredth of what is negative.</summary>
[Network]
[Input(1)]
[Dense(1, LeakyReLU, Alpha = 0.01f)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class LeakyReLUUnit;

/// <summary>One unit with LeakyReLU that keeps a fifth of what is negative.</summary>
[Network]
[Input(1)]
[Dense(1, LeakyReLU, Alpha = 0.2f)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class LeakierReLUUnit;

/// <summary>One unit with ELU.</summary>
[Network]
[Input(1)]
[Dense(1, ELU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class ELUUnit;
