using StaticNet;
using static StaticNet.Activation;

namespace GradientLab;

/// <summary>Two layers of 32 units with Tanh, batch normalisation before each; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class NormalizedTanhTwo;

/// <summary>Five layers of 32 units with Tanh, batch normalisation before each; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class NormalizedTanhFive;

/// <summary>Ten layers of 32 units with Tanh, batch normalisation before each; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class NormalizedTanhTen;

/// <summary>Twenty layers of 32 units with Tanh, batch normalisation before each; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class NormalizedTanhTwenty;

/// <summary>Fifty layers of 32 units with Tanh, batch normalisation before each; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Conv2D(32, 1), BatchNorm(Activation = Tanh), Conv2D(32, 1), BatchNorm(Activation = Tanh)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class NormalizedTanhFifty;
