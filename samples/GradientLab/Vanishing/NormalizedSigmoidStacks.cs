using StaticNet;
using static StaticNet.Activation;

namespace GradientLab;

/// <summary>Two layers of 32 units with Sigmoid, batch normalisation before each; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class NormalizedSigmoidTwo;

/// <summary>Five layers of 32 units with Sigmoid, batch normalisation before each; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class NormalizedSigmoidFive;

/// <summary>Ten layers of 32 units with Sigmoid, batch normalisation before each; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class NormalizedSigmoidTen;

/// <summary>Twenty layers of 32 units with Sigmoid, batch normalisation before each; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class NormalizedSigmoidTwenty;

/// <summary>Fifty layers of 32 units with Sigmoid, batch normalisation before each; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Conv2D(32, 1), BatchNorm(Activation = Sigmoid), Conv2D(32, 1), BatchNorm(Activation = Sigmoid)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class NormalizedSigmoidFifty;
